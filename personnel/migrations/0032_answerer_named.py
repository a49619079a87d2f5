"""The history of a task names who accepted or returned it in Turkish."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0006_identity_views_kept"),
        ("personnel", "0031_work_months"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dutytask",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.duty",
                verbose_name="kabul ya da iade eden",
            ),
        ),
        migrations.AlterField(
            model_name="dutytaskevent",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.duty",
                verbose_name="kabul ya da iade eden",
            ),
        ),
    ]
