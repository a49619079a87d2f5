"""What still bars a draft from being published: each matter in words, with its step (10/1)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Sum
from django.utils.translation import gettext as _

from centers.models import CenterState, SeatRole
from smm_portal.kit import dates, days
from smm_portal.kit.text import capital

from ..models import Call
from . import calendar, offered

MATTER, SEATS, CRITERIA, DOCUMENTS = "konu", "kadrolar", "olcutler", "belgeler"


@dataclass(frozen=True)
class Missing:
    """One matter: which step mends it, in words, by which clause."""

    step: str
    text: str
    clause: str = "10/1"


def of(call: Call) -> list[Missing]:
    """Everything that the database would refuse at publication, said beforehand; three queries."""
    return [*_matter(call), *_seats(call), *_criteria(call)]


def _matter(call: Call):
    if call.opens_on < dates.today():
        said = {"day": days.day(call.opens_on)}
        yield Missing(MATTER, _("Başvuruların açılışı %(day)s geçti; yeni bir gün yazın.") % said)
    if call.term_starts_on <= call.results_until:
        yield Missing(MATTER, _("Görev başlangıcı, sonuçların son gününden sonra olmalı."))
    if not call.text.strip():
        yield Missing(MATTER, _("Başvurunun usul ve esasları yazılmadı."))


def _seats(call: Call):
    rows = list(_judged_seats(call))
    if not rows:
        yield Missing(SEATS, _("Kadro seçilmedi."))
    for row in rows:
        why = _why_not(row)
        if why:
            text, clause = why
            said = {"center": row.seat.center, "number": row.seat.number, "why": text}
            yield Missing(SEATS, _("%(center)s, %(number)s. kadro: %(why)s") % said, clause)


def _judged_seats(call: Call):
    role = SeatRole.objects.in_force(call.term_starts_on).filter(pk=OuterRef("role"))
    return call.call_seats.select_related("seat__center").annotate(
        in_use=Exists(role),
        taken=Exists(offered.sat_on(call.term_starts_on).filter(seat=OuterRef("seat"))),
        elsewhere=Exists(offered.called(call).filter(seat=OuterRef("seat"))),
    )


def _why_not(row) -> tuple[str, str] | None:
    if row.seat.center.state != CenterState.ACTIVE or not row.in_use:
        return _("görev başlangıcında kullanımda değil."), "4/5"
    if row.taken:
        return _("görev başlangıcında görevli bir öğretmen var."), "4/5"
    return (_("yayımda olan başka bir çağrıda."), "10/1") if row.elsewhere else None


def _criteria(call: Call):
    total = call.criteria.aggregate(total=Sum("weight"))["total"]
    if total is None:
        yield Missing(CRITERIA, _("Değerlendirme ölçütü yazılmadı."))
    elif total != 100:
        said = {"total": total}
        yield Missing(CRITERIA, _("Ölçütlerin ağırlıkları %(total)s ediyor; 100 olmalı.") % said)


def hints(call: Call) -> list[str]:
    """What bars nothing but may be a slip: days on which offices are closed."""
    return [
        _("%(name)s (%(day)s) iş günü değil.") % {"name": capital(name), "day": days.day(day)}
        for name, day in calendar.days_off(call)
    ]
