"""What was uploaded stays as it was: no path changes or removes a stored file's row."""

from django.db import migrations

TRIGGERS = """
CREATE FUNCTION documents_file_immutable() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM smm_refuse('stored_file_immutable', 'a stored file never changes');
  RETURN NULL;
END $$;
CREATE TRIGGER stored_file_immutable BEFORE UPDATE OR DELETE ON documents_storedfile
  FOR EACH ROW EXECUTE FUNCTION documents_file_immutable();
"""
UNDO = """
DROP TRIGGER stored_file_immutable ON documents_storedfile;
DROP FUNCTION documents_file_immutable();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_files_and_imports"), ("kit", "0001_text_and_dates")]
    operations = [migrations.RunSQL(TRIGGERS, UNDO)]
