"""A document says what it is when it is requested, moves as the outbox moves it, and once it is
ready never changes: no path has another file, hash or code stand behind a code that was printed."""

from django.db import migrations

TRIGGERS = """
CREATE FUNCTION documents_document_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('document_kept', 'a document is never deleted');
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'requested' OR NEW.attempts <> 0 THEN
      PERFORM smm_refuse('document_begins', 'a document begins as requested');
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state = 'ready' THEN
    PERFORM smm_refuse('document_immutable', 'a ready document never changes');
  END IF;
  IF (NEW.kind, NEW.subject, NEW.version, NEW.edition, NEW.title, NEW.office_id, NEW.owner_id,
      NEW.duty_id, NEW.params, NEW.code, NEW.issued_at) IS DISTINCT FROM
     (OLD.kind, OLD.subject, OLD.version, OLD.edition, OLD.title, OLD.office_id, OLD.owner_id,
      OLD.duty_id, OLD.params, OLD.code, OLD.issued_at) THEN
    PERFORM smm_refuse('document_identity', 'what a document is never changes');
  END IF;
  IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
      ('requested', 'leased'), ('leased', 'requested'), ('leased', 'ready'), ('leased', 'failed'),
      ('requested', 'failed'), ('failed', 'requested')) THEN
    PERFORM smm_refuse('document_transition', 'a document does not move so');
  END IF;
  IF NEW.state = 'ready' AND NOT EXISTS (
      SELECT FROM documents_storedfile
      WHERE id = NEW.file_id AND sha256 = NEW.sha256 AND size = NEW.size) THEN
    PERFORM smm_refuse('document_file', 'the file has another hash');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_rule BEFORE INSERT OR UPDATE OR DELETE ON documents_document
  FOR EACH ROW EXECUTE FUNCTION documents_document_rule();
"""
UNDO = """
DROP TRIGGER document_rule ON documents_document;
DROP FUNCTION documents_document_rule();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_documents")]
    operations = [migrations.RunSQL(TRIGGERS, UNDO)]
