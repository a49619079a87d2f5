"""A duty given by hand does not pass for one that records gave, and a short name stays."""

from django.db import migrations

# The mark of an assignment on a forged row would keep the coordinator's own duty from coming.
RULES = """
CREATE FUNCTION office_duty_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.source ~ '^(assignment|teacher|deputy):' AND NOT public.office_role_from_records(NEW.role) THEN
    PERFORM public.smm_refuse('duty_from_records', 'this source belongs to records');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER duty_source BEFORE INSERT ON offices_duty
  FOR EACH ROW EXECUTE FUNCTION office_duty_source();

-- Roles and roads find the Ministry's units by their short names.
CREATE FUNCTION office_code_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.smm_refuse('office_code_fixed', 'the short name of an office never changes');
  RETURN NULL;
END $$;
CREATE TRIGGER office_code_fixed BEFORE UPDATE OF code ON offices_office
  FOR EACH ROW WHEN (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code)
  EXECUTE FUNCTION office_code_fixed();
"""
UNDO = """
DROP TRIGGER office_code_fixed ON offices_office;
DROP TRIGGER duty_source ON offices_duty;
DROP FUNCTION office_code_fixed(), office_duty_source();
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0003_office_kind_words"), ("kit", "0001_text_and_dates")]
    operations = [migrations.RunSQL(RULES, UNDO)]
