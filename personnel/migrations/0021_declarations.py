"""10/2, reading 11: that a member declared his relations is a record of its own, added once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

RULES = """
CREATE FUNCTION personnel_declaration_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent personnel_commission;
BEGIN
  PERFORM smm_need_read_committed();
  SELECT * INTO parent FROM personnel_commission WHERE id = NEW.commission_id FOR SHARE;
  IF parent.state NOT IN ('REVIEWING', 'PROVISIONAL') OR NOT personnel_sits(parent.id, NEW.user_id)
     OR NOT EXISTS (SELECT FROM offices_duty WHERE id = NEW.duty_id AND user_id = NEW.user_id) THEN
    PERFORM smm_refuse('declaration_of_member', 'a sitting member declares, once the review is open');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER declaration_rule BEFORE INSERT ON personnel_declaration
FOR EACH ROW EXECUTE FUNCTION personnel_declaration_rule();
CREATE TRIGGER declaration_kept BEFORE UPDATE OR DELETE ON personnel_declaration
FOR EACH ROW EXECUTE FUNCTION personnel_never_changes('declaration_kept');
"""


class Migration(migrations.Migration):
    dependencies = [("personnel", "0020_account_by_invitation")]
    operations = [
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="zaman")),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarations",
                        to="personnel.commission",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.duty",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="üye",
                    ),
                ),
            ],
            options={
                "verbose_name": "ilişki beyanı",
                "verbose_name_plural": "ilişki beyanları",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("commission", "user"),
                        name="declaration_once",
                        violation_error_message="Beyanınızı zaten verdiniz (Madde 10/2).",
                    )
                ],
            },
        ),
        migrations.RunSQL(RULES),
    ]
