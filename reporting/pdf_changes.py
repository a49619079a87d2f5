"""What a revision changed in the accepted one before it, for the annex of the printed plan."""

from django.utils.translation import gettext as _

from smm_portal.kit import days
from smm_portal.kit.text import capital
from smm_portal.road.models import SubmissionState

from . import pdf_tables
from .models import PlanRevision

SKIPPED = {"id", "key", "position", "version", "revision", "aim", "objective"}
LONGEST = 700


def since_before(revision: PlanRevision) -> dict | None:
    """Added, removed and changed parts against the last accepted revision; None for a first one."""
    before = _before(revision)
    if before is None:
        return None
    old, new = _parts(before), _parts(revision)
    return {
        "before": before.number,
        "reason": revision.changes,
        "added": [part for key, part in new.items() if key not in old],
        "removed": [part for key, part in old.items() if key not in new],
        "changed": [
            {"part": new[key], "fields": fields}
            for key in new
            if key in old and (fields := _differences(old[key], new[key]))
        ],
    }


def texts(revision: PlanRevision) -> list:
    """Everything that the revision says, in order and in plain words."""
    parts = _parts(revision).values()
    return [[part["name"], part["label"], part["texts"]] for part in parts] + [revision.changes]


def _before(revision: PlanRevision) -> PlanRevision | None:
    rows = revision.plan.revisions.filter(
        number__lt=revision.number, submission__state=SubmissionState.APPROVED
    )
    return rows.order_by("-number").first()


def _parts(revision: PlanRevision) -> dict:
    """Key → number, kind and texts by field of every part, in printed order."""
    found = {"situation": _part(_("Durum özeti"), "", {_("Durum özeti"): revision.situation})}
    for aim in pdf_tables.numbered(revision):
        found[aim["row"].key] = _of(_("Amaç"), aim)
        for objective in aim["objectives"]:
            found[objective["row"].key] = _of(_("Hedef"), objective)
            for one in objective["indicators"]:
                found[one["row"].key] = _of(_("Gösterge"), one)
            for one in objective["actions"]:
                found[one["row"].key] = _of(_("Faaliyet"), one)
    return found


def _part(name: str, number: str, said: dict) -> dict:
    label = f"{name} {number}".strip()
    return {"name": next(iter(said.values())), "label": label, "texts": said}


def _of(name: str, numbered: dict) -> dict:
    return _part(
        name, numbered["number"].removeprefix("G ").removeprefix("F "), _said(numbered["row"])
    )


def _said(row) -> dict[str, str]:
    fields = [f for f in row._meta.concrete_fields if f.name not in SKIPPED]
    return {capital(str(field.verbose_name)): _words(row, field) for field in fields}


def _words(row, field) -> str:
    value = getattr(row, field.name)
    if field.name == "months":
        return pdf_tables.month_names(value)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if field.get_internal_type() in ("DecimalField", "PositiveSmallIntegerField"):
        return days.number(value)
    return str(value or "—")


def _differences(old: dict, new: dict) -> list[tuple[str, str, str]]:
    """(field, before, now) of what differs."""
    return [
        (name, _shown(old["texts"].get(name, "—")), _shown(text))
        for name, text in new["texts"].items()
        if old["texts"].get(name, "—") != text
    ]


def _shown(text: str) -> str:
    """The text, or the beginning of one too long to stand twice in a table."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
