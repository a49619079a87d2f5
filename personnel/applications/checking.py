"""The offices' verbs: correct a fact with its reason, pass on, look at the conditions again.

Nothing changes silently: what an application is judged by changes only by a correction; what the
registry says of the teacher changes with it when his province, its registrar, passes it on.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from smm_portal.kit import history
from smm_portal.kit.acts import ClauseRefusal

from ..models import Application, ApplicationStep, Commission, FactCorrection, Teacher
from ..models.applications import CHECKS, ApplicationState, Judging
from ..models.calls import CallState
from ..models.commissions import CommissionState
from . import facts, telling
from .judging import judge_application, judged, snapshot
from .services import AlreadyDone, locked, take_step


@dataclass(frozen=True)
class Correction:
    """A fact found different: its key, the value as facts hold it, and why."""

    fact: str
    after: Any
    reason: str


def correct(application: Application, duty, wanted: Iterable[Correction], seen: dict) -> int:
    """Correct facts of an application at the office, judge again, tell the applicant.

    ``seen`` are the facts that the writer looked at: where they changed meanwhile nothing is
    done. Gives how many were corrected.
    """
    with transaction.atomic():
        return len(_correct(_unchanged(application, seen), duty, list(wanted)))


def check(
    application: Application, duty, wanted: Iterable[Correction], seen: dict, note: str = ""
) -> Application:
    """Correct what is to be corrected and pass the application on, in one transaction."""
    with transaction.atomic():
        row = locked(application)
        if row.state != application.state or row.at_office_id != application.at_office_id:
            raise AlreadyDone(_("Başvuru bu arada başka bir makama geçti."), "10/1")
        row = _unchanged(row, seen)
        _correct(row, duty, list(wanted))
        row = take_step(row, ApplicationStep.Act.CHECK, duty, note)
        if row.state == ApplicationState.COMMISSION:
            write_registry(row)
        return row


def _unchanged(application: Application, seen: dict) -> Application:
    row = locked(application)
    if row.facts != seen:
        text = _("Bilgiler bu arada değişti. Güncel değerlere bakıp yeniden gönderin.")
        raise ClauseRefusal(text, "10/1", rule="facts_seen")
    return row


def _correct(row: Application, duty, wanted: list[Correction]) -> list[FactCorrection]:
    made = [
        FactCorrection.objects.create(
            application=row, fact=one.fact, after=one.after, reason=one.reason, duty=duty
        )
        for one in wanted
    ]
    if made:
        row.refresh_from_db(fields=["facts"])
        judge_application(row, Judging.Why.CORRECTED)
        telling.corrected(row, made[-1].pk)
    return made


def write_registry(row: Application) -> list[str]:
    """Write what the offices corrected into the teacher's registry row; the keys written.

    A fact that the registry changed otherwise since the application was sent is left alone: the
    page shows that the two differ.
    """
    teacher = Teacher.objects.select_for_update(of=("self",)).get(pk=row.teacher_id)
    now, first = snapshot(teacher), {}
    for one in row.corrections.order_by("pk"):
        first.setdefault(one.fact, one.before)
    written = [
        key
        for key, before in first.items()
        if facts.BY_KEY[key].registry and now[key] == before and row.facts[key] != before
    ]
    _write(teacher, {key: row.facts[key] for key in written})
    return written


def _write(teacher: Teacher, values: dict) -> None:
    if not values:
        return
    names = [facts.BY_KEY[key].registry for key in values]
    for name, value in zip(names, values.values(), strict=True):
        is_day = name == "teaching_since"
        setattr(teacher, name, dt.date.fromisoformat(value) if is_day else value)
    with history.because(_("Başvuru kontrolünde düzeltildi")):
        teacher.save(update_fields=[name.removesuffix("_id") for name in names])


def judge_again(application: Application) -> list[Judging]:
    """Judge a sent application anew by its own facts; what came out otherwise is kept and told.

    A wish on which the final result stands stays as it was judged for it (10/3).
    """
    with transaction.atomic():
        row = locked(application)
        if row.state not in (*CHECKS, ApplicationState.COMMISSION):
            return []
        ended = set(_with_final_result(row))
        found = (one for one in judged(row, Judging.Why.AGAIN) if one.candidacy_id not in ended)
        changed = [one for one in found if _differs(one)]
        if changed:
            Judging.objects.bulk_create(changed)
            telling.judged_again(row, changed[-1].pk)
        return changed


def _with_final_result(row: Application):
    """Keys of the wishes whose commission's result is final."""
    final = Commission.objects.filter(
        call=OuterRef("call_seat__call"),
        province=OuterRef("call_seat__province"),
        state__in=(CommissionState.FINAL, CommissionState.SENT),
    )
    return row.candidacies.filter(Exists(final)).values_list("pk", flat=True)


def _differs(one: Judging) -> bool:
    last = one.candidacy.judgings.order_by("pk").last()
    return last is None or _gist(last) != _gist(one)


def _gist(one: Judging) -> tuple:
    outcomes = [(said["clause"], str(said["outcome"]), said["reason"]) for said in one.judgements]
    return one.eligible, one.tier, list(one.needs), outcomes


def to_judge_again() -> Iterator[Application]:
    """Sent applications on which no commission has published anything yet."""
    rows = Application.objects.filter(
        call__state=CallState.PUBLISHED, state__in=(*CHECKS, ApplicationState.COMMISSION)
    )
    over = (CommissionState.PROVISIONAL, CommissionState.FINAL, CommissionState.SENT)
    return rows.exclude(call__commissions__state__in=over).order_by("pk").iterator()
