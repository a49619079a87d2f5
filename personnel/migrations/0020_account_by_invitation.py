"""Whose account a teacher's record is follows from an invitation that he accepted: whoever could
write the link alone would give himself a coordinator's duties."""

from django.db import migrations

RULES = """
CREATE FUNCTION personnel_teacher_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
     AND NOT EXISTS (
      SELECT FROM offices_invitation i JOIN offices_user u ON u.id = i.accepted_by_id
      WHERE i.source = 'teacher:' || NEW.id AND i.accepted_at IS NOT NULL
        AND u.id = NEW.user_id AND u.email = i.email) THEN
    PERFORM smm_refuse('teacher_account_invited', 'the account accepted no invitation of the record');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER teacher_account_insert BEFORE INSERT ON personnel_teacher
FOR EACH ROW WHEN (NEW.user_id IS NOT NULL) EXECUTE FUNCTION personnel_teacher_account();
CREATE TRIGGER teacher_account_update BEFORE UPDATE OF user_id ON personnel_teacher
FOR EACH ROW WHEN (NEW.user_id IS NOT NULL AND OLD.user_id IS NULL)
EXECUTE FUNCTION personnel_teacher_account();
"""
UNDO = """
DROP TRIGGER teacher_account_update ON personnel_teacher;
DROP TRIGGER teacher_account_insert ON personnel_teacher;
DROP FUNCTION personnel_teacher_account();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("personnel", "0010_work_rules"),
        ("offices", "0006_identity_views_kept"),
    ]
    operations = [migrations.RunSQL(RULES, UNDO)]
