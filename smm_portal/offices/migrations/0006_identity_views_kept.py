"""A look at an identity number stays as it was written down, whoever writes: form, admin or shell."""

from django.db import migrations

RULES = """
CREATE FUNCTION office_identity_view_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM public.smm_refuse('identity_view_kept', 'a look is never changed or deleted');
  END IF;
  PERFORM FROM public.offices_duty d WHERE d.id = NEW.duty_id
    AND d.starts <= public.smm_today() AND coalesce(d.ends, 'infinity') > public.smm_today();
  IF NOT FOUND THEN
    PERFORM public.smm_refuse('identity_view_duty', 'the duty is not in force');
  END IF;
  -- No writer says himself when it was.
  NEW.at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER identity_view_rule BEFORE INSERT OR UPDATE OR DELETE ON offices_identityview
  FOR EACH ROW EXECUTE FUNCTION office_identity_view_rule();
"""
UNDO = """
DROP TRIGGER identity_view_rule ON offices_identityview;
DROP FUNCTION office_identity_view_rule();
"""


class Migration(migrations.Migration):
    dependencies = [("offices", "0005_identity_views")]
    operations = [migrations.RunSQL(RULES, UNDO)]
