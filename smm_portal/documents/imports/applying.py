"""Writing a confirmed file: every row judged again, all in one transaction, or nothing."""

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from smm_portal.kit.acts import ClauseRefusal
from smm_portal.kit.refusals import explain, with_clause

from .checking import Judged, open_reading
from .spec import Outcome


class Refused(Exception):
    """A row was refused while being written; nothing of the file is."""

    def __init__(self, number: int, message: str):
        text = _("%(row)s. satır: %(message)s Hiçbir satır aktarılmadı.")
        self.messages = [text % {"row": number, "message": message}]
        super().__init__(self.messages[0])


def apply_all(spec, job, tell) -> int:
    """Write every changed row; ``tell`` hears how many are done. Inside the caller's transaction."""
    reading, applied, bad = open_reading(spec, job.file, job.duty), 0, 0
    for batch in reading.batches():
        bad += _bad_rows(batch, job, bad)
        wanted = [j for j in batch if j.item and j.item.outcome != Outcome.SAME]
        _write(spec, wanted, job.duty)
        applied += len(wanted)
        tell(applied)
    return applied


def _bad_rows(batch: list[Judged], job, before: int) -> int:
    """Bad rows that were agreed to be left out; one more than at the check stops everything."""
    bad = [judged for judged in batch if judged.item is None]
    allowed = job.bad_rows if job.skip_bad else 0
    if before + len(bad) > allowed:
        worst = bad[max(allowed - before, 0)].row
        raise Refused(worst.number, worst.faults[0][1])
    return len(bad)


def _write(spec, wanted: list[Judged], duty) -> None:
    if not wanted:
        return
    try:
        _write_together(spec, wanted, duty)
    except (DatabaseError, ClauseRefusal) as exc:
        if explain(exc) is None:
            raise
        _write_singly(spec, wanted, duty)


def _write_together(spec, wanted: list[Judged], duty) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        spec.apply([judged.item for judged in wanted], duty)
        # Rules that wait for the end of the transaction speak now, while the row is known.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _write_singly(spec, wanted: list[Judged], duty) -> None:
    """Write the batch row by row, to name the one that is refused; then all is undone."""
    for judged in wanted:
        try:
            _write_together(spec, [judged], duty)
        except (DatabaseError, ClauseRefusal) as exc:
            raise Refused(judged.row.number, _message(exc)) from exc


def _message(exc) -> str:
    refusal = explain(exc)
    return with_clause(refusal) if refusal else str(exc)
