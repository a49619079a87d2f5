"""The dossier that goes to the Ministry; and an objection that was decided stays decided (10/3)."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import Q

DOSSIERS = """
CREATE FUNCTION personnel_dossier_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'requested' OR NEW.attempts <> 0 THEN
      PERFORM smm_refuse('dossier_begins', 'a dossier begins as requested');
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.state = 'ready' OR (NEW.commission_id, NEW.duty_id, NEW.requested_at)
     IS DISTINCT FROM (OLD.commission_id, OLD.duty_id, OLD.requested_at) THEN
    PERFORM smm_refuse('dossier_kept', 'what was packed stays');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dossier_rule BEFORE INSERT OR UPDATE OR DELETE ON personnel_dossier
FOR EACH ROW EXECUTE FUNCTION personnel_dossier_rule();
"""
OBJECTIONS = """
CREATE OR REPLACE FUNCTION personnel_objection_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent personnel_commission; paper personnel_minutes;
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('objection_kept', 'an objection stays');
  END IF;
  SELECT m.* INTO parent FROM personnel_commission m
  JOIN personnel_callseat cs ON cs.call_id = m.call_id AND cs.province_id = m.province_id
  JOIN personnel_candidacy k ON k.call_seat_id = cs.id WHERE k.id = NEW.candidacy_id FOR SHARE OF m;
  IF parent.state IS DISTINCT FROM 'PROVISIONAL' THEN
    PERFORM smm_refuse('objection_in_time', 'objections are for the provisional result');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF smm_today() > parent.objections_until OR NEW.accepted IS NOT NULL THEN
      PERFORM smm_refuse('objection_in_time', 'the days for objections are over');
    END IF;
    IF NOT EXISTS (SELECT FROM offices_duty d JOIN personnel_teacher t ON t.user_id = d.user_id
        JOIN personnel_application a ON a.teacher_id = t.id JOIN personnel_candidacy k ON k.application_id = a.id
        WHERE d.id = NEW.duty_id AND k.id = NEW.candidacy_id) THEN
      PERFORM smm_refuse('application_own', 'only the applicant objects');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.candidacy_id, NEW.text, NEW.file_id, NEW.duty_id)
     IS DISTINCT FROM (OLD.candidacy_id, OLD.text, OLD.file_id, OLD.duty_id) THEN
    PERFORM smm_refuse('objection_kept', 'an objection stays');
  END IF;
  -- What confirmed minutes decided stays decided: it does not move on to later ones.
  IF EXISTS (SELECT FROM personnel_minutes WHERE id = OLD.minutes_id AND state <> 'DRAFT') THEN
    PERFORM smm_refuse('objection_in_minutes', 'the objection was decided');
  END IF;
  SELECT * INTO paper FROM personnel_minutes WHERE id = coalesce(NEW.minutes_id, OLD.minutes_id) FOR SHARE;
  IF paper.state <> 'DRAFT' OR paper.kind <> 'SUPPLEMENTARY' OR paper.commission_id <> parent.id THEN
    PERFORM smm_refuse('objection_in_minutes', 'an objection is decided in open supplementary minutes');
  END IF;
  RETURN NEW;
END $$;
"""
AS_BEFORE = """
CREATE OR REPLACE FUNCTION personnel_objection_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent personnel_commission; paper personnel_minutes;
BEGIN
  PERFORM smm_need_read_committed();
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('objection_kept', 'an objection stays');
  END IF;
  SELECT m.* INTO parent FROM personnel_commission m
  JOIN personnel_callseat cs ON cs.call_id = m.call_id AND cs.province_id = m.province_id
  JOIN personnel_candidacy k ON k.call_seat_id = cs.id WHERE k.id = NEW.candidacy_id FOR SHARE OF m;
  IF parent.state IS DISTINCT FROM 'PROVISIONAL' THEN
    PERFORM smm_refuse('objection_in_time', 'objections are for the provisional result');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF smm_today() > parent.objections_until OR NEW.accepted IS NOT NULL THEN
      PERFORM smm_refuse('objection_in_time', 'the days for objections are over');
    END IF;
    IF NOT EXISTS (SELECT FROM offices_duty d JOIN personnel_teacher t ON t.user_id = d.user_id
        JOIN personnel_application a ON a.teacher_id = t.id JOIN personnel_candidacy k ON k.application_id = a.id
        WHERE d.id = NEW.duty_id AND k.id = NEW.candidacy_id) THEN
      PERFORM smm_refuse('application_own', 'only the applicant objects');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.candidacy_id, NEW.text, NEW.file_id, NEW.duty_id)
     IS DISTINCT FROM (OLD.candidacy_id, OLD.text, OLD.file_id, OLD.duty_id) THEN
    PERFORM smm_refuse('objection_kept', 'an objection stays');
  END IF;
  SELECT * INTO paper FROM personnel_minutes WHERE id = coalesce(NEW.minutes_id, OLD.minutes_id) FOR SHARE;
  IF paper.state <> 'DRAFT' OR paper.kind <> 'SUPPLEMENTARY' OR paper.commission_id <> parent.id THEN
    PERFORM smm_refuse('objection_in_minutes', 'an objection is decided in open supplementary minutes');
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_documents"),
        ("personnel", "0022_call_tellings"),
    ]
    operations = [
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "requested_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="istenme"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Sırada"),
                            ("leased", "Hazırlanıyor"),
                            ("ready", "Hazır"),
                            ("failed", "Hazırlanamadı"),
                        ],
                        default="requested",
                        max_length=9,
                        verbose_name="durum",
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(default=0, verbose_name="ilerleme")),
                ("progress_word", models.CharField(blank=True, default="", max_length=80)),
                ("lease", models.UUIDField(blank=True, editable=False, null=True)),
                ("leased_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("retry_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "error",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="neden"),
                ),
                (
                    "files",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="içindeki dosya"
                    ),
                ),
                (
                    "ready_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="hazır olma"),
                ),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="personnel.commission",
                        verbose_name="komisyon",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.duty",
                        verbose_name="isteyen",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="documents.storedfile",
                    ),
                ),
            ],
            options={
                "verbose_name": "dosya paketi",
                "verbose_name_plural": "dosya paketleri",
                "indexes": [
                    models.Index(fields=["commission", "-requested_at"], name="dossier_newest"),
                    models.Index(
                        fields=["leased_until"],
                        condition=Q(state__in=("requested", "leased")),
                        name="dossier_owed",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["commission"],
                        condition=Q(state__in=("requested", "leased")),
                        name="dossier_one_owed",
                        violation_error_message="Komisyonun dosya paketi zaten hazırlanıyor.",
                    ),
                    models.CheckConstraint(
                        name="dossier_ready_whole",
                        condition=Q(
                            state="ready", file__isnull=False, files__gt=0, ready_at__isnull=False
                        )
                        | ~Q(state="ready") & Q(file__isnull=True),
                    ),
                    models.CheckConstraint(
                        name="dossier_lease",
                        condition=Q(state="leased", lease__isnull=False)
                        | (~Q(state="leased") & Q(lease__isnull=True)),
                    ),
                ],
            },
        ),
        migrations.RunSQL(DOSSIERS, "DROP FUNCTION personnel_dossier_rule() CASCADE"),
        migrations.RunSQL(OBJECTIONS, AS_BEFORE),
    ]
