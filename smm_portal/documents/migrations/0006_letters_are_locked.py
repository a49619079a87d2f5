"""What a letter is stands from its first day; number, date and signed text are entered together,
once, and then nothing changes: a wrong one is put right by a row that corrects it (reading 32)."""

from django.db import migrations

TRIGGERS = """
CREATE FUNCTION documents_letter_begins(new documents_letter) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE wrong documents_letter;
BEGIN
  IF new.corrects_id IS NULL THEN
    IF new.number <> '' OR new.document_id IS NOT NULL THEN
      PERFORM smm_refuse('letter_begins', 'a letter begins as a draft without a paper');
    END IF;
    RETURN;
  END IF;
  SELECT * INTO wrong FROM documents_letter WHERE id = new.corrects_id FOR UPDATE;
  IF wrong.number = '' OR (wrong.kind, wrong.subject, wrong.title, wrong.office_id, wrong.owner_id,
      wrong.document_id, wrong.written_by_id) IS DISTINCT FROM
     (new.kind, new.subject, new.title, new.office_id, new.owner_id,
      new.document_id, new.written_by_id) THEN
    PERFORM smm_refuse('letter_corrects', 'only a numbered letter is corrected, as what it is');
  END IF;
END $$;

CREATE FUNCTION documents_letter_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM smm_refuse('letter_kept', 'a letter is never deleted');
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM documents_letter_begins(NEW);
  ELSIF OLD.number <> '' THEN
    PERFORM smm_refuse('letter_locked', 'a numbered letter never changes');
  ELSIF (NEW.id, NEW.kind, NEW.subject, NEW.no, NEW.title, NEW.office_id, NEW.owner_id,
      NEW.written_by_id, NEW.written_at, NEW.corrects_id, NEW.reason) IS DISTINCT FROM
     (OLD.id, OLD.kind, OLD.subject, OLD.no, OLD.title, OLD.office_id, OLD.owner_id,
      OLD.written_by_id, OLD.written_at, OLD.corrects_id, OLD.reason) THEN
    PERFORM smm_refuse('letter_identity', 'what a letter is never changes');
  ELSIF NEW.document_id IS DISTINCT FROM OLD.document_id AND NOT EXISTS (
      SELECT FROM documents_document WHERE id = NEW.document_id AND kind = NEW.kind
        AND subject = NEW.subject AND version = NEW.no::text) THEN
    PERFORM smm_refuse('letter_document', 'the paper is of another letter');
  END IF;
  IF NEW.date > smm_today() THEN
    PERFORM smm_refuse('letter_date', 'a letter is not dated ahead');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letter_rule BEFORE INSERT OR UPDATE OR DELETE ON documents_letter
  FOR EACH ROW EXECUTE FUNCTION documents_letter_rule();
"""
UNDO = """
DROP TRIGGER letter_rule ON documents_letter;
DROP FUNCTION documents_letter_rule();
DROP FUNCTION documents_letter_begins(documents_letter);
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_letters"), ("kit", "0001_text_and_dates")]
    operations = [migrations.RunSQL(TRIGGERS, UNDO)]
