"""Mails of notifications are leased; unread ones are counted, sent papers listed by index."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("road", "0003_road_rules")]
    operations = [
        migrations.AddField(
            "notification",
            "sending_until",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            "notification",
            models.Index(
                fields=["user"], condition=Q(read_at__isnull=True), name="notification_unread"
            ),
        ),
        migrations.AddIndex(
            "submission", models.Index(fields=["-sent_at", "-id"], name="submission_sent")
        ),
    ]
