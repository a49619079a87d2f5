"""Addresses of the documents room."""

from django.core.files.base import ContentFile

from centers.letters import CLOSING, subject
from smm_portal.documents import codes
from smm_portal.documents.imports import specs
from smm_portal.documents.letters import services
from smm_portal.documents.models import Document, ImportJob, Letter
from smm_portal.kit import dates
from tests.factories.centers import StoredFileFactory, pdf_bytes

ASKS_FURTHER = {
    "documents:import_new",
    "documents:import_template",
    "documents:import_job",
    "documents:import_confirm",
    "documents:import_cancel",
    "documents:import_problems",
    "documents:letter_write",
    "documents:letter_enter",
    "documents:letter_correct",
}


def _file(world):
    mine, other = (StoredFileFactory(duty=duty) for duty in (world.duty, world.stranger))
    return {"pk": mine.pk}, {"pk": other.pk}


def _kind(world):
    return {"kind": specs()[0].kind}, None


def _job(world):
    return {"pk": _new_job(world.duty).pk}, {"pk": _new_job(world.stranger).pk}


def _new_job(duty) -> ImportJob:
    file = StoredFileFactory(duty=duty)
    return ImportJob.objects.create(
        kind=specs()[0].kind, file=file, duty=duty, state=ImportJob.State.READY
    )


KIND = "example_paper"


def _document(world):
    """One of the walker's own office, and one of an office in another province."""
    mine, far = world.duty.office, world.other_school.office
    inside, outside = _paper(world.duty, mine), _paper(world.stranger, far)
    return {"pk": inside.pk}, {"pk": outside.pk}


def _paper(duty, owner) -> Document:
    row = Document.objects.create(
        kind=KIND, subject=f"{owner.pk}", title="Örnek", office=duty.office, owner=owner,
        duty=duty, code=codes.new(),
    )  # fmt: skip
    held = Document.objects.lease(row.pk)
    held.finish(ContentFile(pdf_bytes()), 1, "ornek.pdf", "application/pdf")
    return held


def _code(world):
    return {"kod": codes.pretty(_paper(world.stranger, world.other_school.office).code)}, None


def _letter(world):
    """A numbered letter of the walker's own office, and one of an office in another province."""
    return {"pk": _issued(_draft(world.duty, world.duty.office)).pk}, {"pk": _far(world).pk}


def _unnumbered(world):
    return {"pk": _draft(world.duty, world.duty.office).pk}, {"pk": _far(world).pk}


def _far(world) -> Letter:
    return _issued(_draft(world.stranger, world.other_school.office))


def _draft(duty, office) -> Letter:
    return Letter.objects.create(
        kind=CLOSING, subject=f"center:{office.pk}", title="Örnek", office=office, owner=office,
        written_by=duty,
    )  # fmt: skip


def _issued(letter: Letter) -> Letter:
    file = StoredFileFactory(duty=letter.written_by)
    number = "E-20880154-10.04-1"
    return services.issue(letter, letter.written_by, number=number, date=dates.today(), file=file)


def _letter_subject(world):
    inside, outside = (
        {"kind": CLOSING, "subject": subject(center)}
        for center in (world.center, world.other_center)
    )
    return inside, outside


EXAMPLES = {
    "documents:letter": _letter,
    "documents:letter_enter": _unnumbered,
    "documents:letter_correct": _letter,
    "documents:letter_write": _letter_subject,
    "documents:document": _document,
    "documents:document_file": _document,
    "documents:document_retry": _document,
    "documents:verify_code": _code,
    "documents:file": _file,
    "documents:import_new": _kind,
    "documents:import_template": _kind,
    "documents:import_job": _job,
    "documents:import_confirm": _job,
    "documents:import_cancel": _job,
    "documents:import_problems": _job,
}
