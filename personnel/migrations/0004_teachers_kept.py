"""Who has an account stays in the registry: his duties follow from the row and would outlive it."""

from django.db import migrations

RULES = """
CREATE FUNCTION personnel_teacher_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_refuse('teacher_kept', 'a teacher with an account is not deleted');
  RETURN NULL;
END $$;
CREATE TRIGGER teacher_stays BEFORE DELETE ON personnel_teacher
FOR EACH ROW WHEN (OLD.user_id IS NOT NULL) EXECUTE FUNCTION personnel_teacher_stays();
"""
UNDO = "DROP TRIGGER teacher_stays ON personnel_teacher; DROP FUNCTION personnel_teacher_stays();"


class Migration(migrations.Migration):
    dependencies = [("personnel", "0003_deputies")]
    operations = [migrations.RunSQL(RULES, UNDO)]
