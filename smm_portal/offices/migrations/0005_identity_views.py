"""Who looked at whose whole identity number."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import smm_portal.kit.db
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0004_sources_and_codes"),
    ]

    operations = [
        migrations.CreateModel(
            name="IdentityView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(db_index=True, max_length=40, verbose_name="kayıt")),
                ("subject_name", models.CharField(max_length=170, verbose_name="kimin")),
                ("reason", models.CharField(max_length=500, verbose_name="gerekçe")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="zaman")),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=smm_portal.kit.db.TrFold(models.F("subject_name")),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.duty",
                        verbose_name="görüntüleyen",
                    ),
                ),
            ],
            options={
                "verbose_name": "kimlik numarası görüntüleme",
                "verbose_name_plural": "kimlik numarası görüntülemeleri",
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="identity_view_at"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("search"), name="gin_trgm_ops"
                        ),
                        name="identity_view_search",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "\\S.{8,}\\S")),
                        name="identity_view_reason",
                        violation_error_message="Gerekçe en az on karakter olmalı.",
                    )
                ],
            },
        ),
    ]
