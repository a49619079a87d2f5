"""What rows already said to be kept could still lose: an objection's moment, an approval's file."""

from django.db import migrations

RULES = """
CREATE TRIGGER objection_moment_kept BEFORE UPDATE OF filed_at ON personnel_objection
FOR EACH ROW WHEN (NEW.filed_at IS DISTINCT FROM OLD.filed_at)
EXECUTE FUNCTION personnel_never_changes('objection_kept');

-- The signed approval may come later; once there it stays.
CREATE TRIGGER assignment_file_kept BEFORE UPDATE OF file_id ON personnel_assignment
FOR EACH ROW WHEN (OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id)
EXECUTE FUNCTION personnel_never_changes('assignment_kept');
"""
BACK = """
DROP TRIGGER objection_moment_kept ON personnel_objection;
DROP TRIGGER assignment_file_kept ON personnel_assignment;
"""


class Migration(migrations.Migration):
    dependencies = [("personnel", "0032_answerer_named")]

    operations = [migrations.RunSQL(RULES, BACK)]
