"""Verbs on calls, each one transaction. The database refuses what 10/1 does not allow."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from centers.models import SeatRole
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.road.models import Draft

from ..models import Call, CallChange, CallDocument, CallSeat, Criterion
from ..models.calls import CallState
from . import calendar, telling

KIND = "personnel.call"  # of the drafts that keep typed text (steps)
MATTER = (
    "title",
    "text",
    "opens_on",
    "applications_until",
    "checks_until",
    "commission_until",
    "results_until",
    "objection_days",
    "pass_score",
    "term_starts_on",
)
USUAL_TEXT = gettext_lazy(
    "Başvurular portaldan, öğretmenin kendi hesabıyla yapılır. Her şart başvurudan önce "
    "gösterilir (Madde 6/1 ve Madde 7/1). Başvurular okul, ilçe ve il müdürlüğünde kontrol edilir; il "
    "komisyonu aşağıdaki ölçütlerle değerlendirir (Madde 10/2 ve Madde 10/3). Geçici sonuca itiraz "
    "edilebilir."
)


def begin() -> Call:
    """A new draft with the usual days of the year (10/1)."""
    days = calendar.usual()
    title = _("%(year)s koordinatör görevlendirme çağrısı") % {"year": days["opens_on"].year}
    return Call.objects.create(title=title, text=str(USUAL_TEXT), **days)


@transaction.atomic
def copy(call: Call) -> Call:
    """A new draft with the text, criteria and documents of an earlier call, and new days."""
    made = Call.objects.create(
        title=call.title, text=call.text, pass_score=call.pass_score, **calendar.usual()
    )
    twins = {None: None}
    for one in call.criteria.all():
        old = one.pk
        twins[old] = _twin(one, call=made)
    for one in call.documents.all():
        _twin(one, call=made, criterion=twins[one.criterion_id])
    return made


def _twin(row, **changed):
    """The same row anew under another call."""
    row.pk, row._state.adding = None, True
    for name, value in changed.items():
        setattr(row, name, value)
    row.save()
    return row


def _draft(call: Call) -> Call:
    """The call's row, locked. Raises ClauseRefusal where it is no draft any more."""
    found = Call.objects.select_for_update().filter(pk=call.pk).first()
    if found is None or found.state != CallState.DRAFT:
        raise ClauseRefusal(
            _("Çağrı artık taslak değil; yayımlanan çağrı değişmez."), "10/1", "call_frozen"
        )
    return found


@transaction.atomic
def write(call: Call, values: dict) -> Call:
    """Set the matter and calendar; the seats' roles follow the day on which the term starts."""
    found = _draft(call)
    for name in MATTER:
        setattr(found, name, values[name])
    found.save(update_fields=MATTER)
    _follow_roles(found)
    return found


def _follow_roles(call: Call) -> None:
    """What each seat is for on the first day of the term; where it is for nothing, as it was."""
    rows = list(call.call_seats.all())
    roles = SeatRole.objects.in_force(call.term_starts_on).filter(
        seat__in=[row.seat_id for row in rows]
    )
    now = {role.seat_id: role for role in roles}
    for row in rows:
        if (role := now.get(row.seat_id)) and role.pk != row.role_id:
            row.role = role
            row.save(update_fields=["role"])


@transaction.atomic
def set_seats(call: Call, chosen: Iterable[SeatRole], shown: Iterable[int]) -> int:
    """Choose seats among the shown ones (ids); what was not shown stays. Gives how many there are."""
    found, wanted = _draft(call), {role.seat_id: role for role in chosen}
    here = found.call_seats.filter(seat__in=list(shown))
    here.exclude(seat__in=list(wanted)).delete()
    kept = set(here.values_list("seat", flat=True))
    for seat, role in wanted.items():
        if seat not in kept:
            CallSeat.objects.create(call=found, seat_id=seat, role=role)
    return found.call_seats.count()


@transaction.atomic
def set_criteria(call: Call, rows: list[dict]) -> None:
    """Write the criteria in this order; rows with a known ``pk`` keep their documents."""
    found = _draft(call)
    found.documents.exclude(criterion__in=_pks(rows)).update(criterion=None)
    _rewrite(found, Criterion, rows, ("name", "weight", "description"))


@transaction.atomic
def set_documents(call: Call, rows: list[dict]) -> None:
    """Write the documents in this order."""
    _rewrite(_draft(call), CallDocument, rows, ("name", "help", "required", "criterion_id"))


def _pks(rows: list[dict]) -> list[int]:
    return [row["pk"] for row in rows if row.get("pk")]


def _rewrite(call: Call, model, rows: list[dict], names: tuple[str, ...]) -> None:
    mine = model.objects.filter(call=call)
    mine.exclude(pk__in=_pks(rows)).delete()
    known = {one.pk: one for one in mine}
    for position, row in enumerate(rows, start=1):
        one = known.get(row.get("pk")) or model(call=call)
        one.position = position
        for name in names:
            setattr(one, name, row[name])
        one.save()


@transaction.atomic
def discard(call: Call) -> None:
    """Throw a draft away."""
    _draft(call).delete()
    _forget_texts(call)


@transaction.atomic
def publish(duty, call: Call) -> Call:
    """Publish the call; from now on only a change with a reason alters it. Everybody is told."""
    found = _draft(call)
    found.state, found.published_by, found.published_at = CallState.PUBLISHED, duty, timezone.now()
    found.save(update_fields=["state", "published_by", "published_at"])
    _forget_texts(found)
    telling.owe(found)
    return found


def _forget_texts(call: Call) -> None:
    """Nobody can save into the call any more; what is typed from now on finds no draft."""
    Draft.objects.filter(kind=KIND, key=str(call.pk)).delete()


@transaction.atomic
def extend(duty, call: Call, days: dict, reason: str) -> CallChange:
    """Move days of the calendar on; applicants, commissions and offices are told."""
    return _change(duty, call, CallChange.Kind.EXTENSION, reason, **days)


@transaction.atomic
def cancel(duty, call: Call, reason: str) -> CallChange:
    """Cancel the call; applicants, commissions and offices are told."""
    return _change(duty, call, CallChange.Kind.CANCELLATION, reason)


def _change(duty, call: Call, kind: str, reason: str, **days) -> CallChange:
    row = CallChange.objects.create(call=call, duty=duty, kind=kind, reason=reason, **days)
    telling.owe(call, row)
    return row


@transaction.atomic
def conclude(call: Call) -> Call:
    """Conclude the call; every province with applications must have told the Ministry (10/3)."""
    found = Call.objects.select_for_update().get(pk=call.pk)
    found.state = CallState.CONCLUDED
    found.save(update_fields=["state"])
    return found
