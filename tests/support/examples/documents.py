"""Addresses of the documents room."""

from smm_portal.documents.imports import specs
from smm_portal.documents.models import ImportJob
from tests.factories.centers import StoredFileFactory

ASKS_FURTHER = {
    "documents:import_new",
    "documents:import_template",
    "documents:import_job",
    "documents:import_confirm",
    "documents:import_cancel",
    "documents:import_problems",
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


EXAMPLES = {
    "documents:file": _file,
    "documents:import_new": _kind,
    "documents:import_template": _kind,
    "documents:import_job": _job,
    "documents:import_confirm": _job,
    "documents:import_cancel": _job,
    "documents:import_problems": _job,
}
