"""What is still to be told of a call, as rows that outlive broker and worker."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("personnel", "0021_declarations")]
    operations = [
        migrations.CreateModel(
            name="CallTelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tellings",
                        to="personnel.call",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tellings",
                        to="personnel.callchange",
                    ),
                ),
            ],
            options={
                "verbose_name": "çağrı bildirimi",
                "verbose_name_plural": "çağrı bildirimleri",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "change"), name="call_telling_once", nulls_distinct=False
                    )
                ],
            },
        ),
    ]
