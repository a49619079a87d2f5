"""What the room of staff adds to the pages and acts of centres and schools."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers import closing, occupants
from centers.models import Center, School
from smm_portal.kit import dates, days, detail
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Section
from smm_portal.offices import looks, policy

from . import access, deputies, facts, staff, timeline
from .models import Assignment, Teacher

SHOWN = 25
TEACHER = "teacher"


def seated(seat_ids: list[int], day: dt.date) -> dict[int, occupants.Occupant]:
    """Seat id → who sits there on the day; one query."""
    rows = Assignment.objects.in_force(day).filter(seat__in=seat_ids)
    # Only what is shown: a list of centres asks this for a hundred seats a page.
    names = ("pk", "seat_id", "ends", "teacher__first_name", "teacher__last_name")
    return {
        seat: occupants.Occupant(
            f"{first} {last}", dates.last_day(ends), reverse("personnel:assignment", args=[pk])
        )
        for pk, seat, ends, first, last in rows.values_list(*names)
    }


def taken(day: dt.date):
    """The seats that somebody sits on that day, as a queryset of ids."""
    return Assignment.objects.in_force(day).values("seat")


def staff_of_center(request, center: Center) -> Section:
    """Who sits in the centre now and next, and who sat there before."""
    newest = sorted(staff.terms_of(center), key=lambda t: (t.seat.number, -t.starts.toordinal()))
    terms = facts.term_rows(request.duty, newest)
    today = [term for term in terms if not _over(term)]
    context = {
        "now": today,
        "seats": _stories([term for term in terms if _over(term)]),
        "of_teacher": False,
    }
    acts = _center_acts(request.duty, center)
    template = "personnel/section_staff.html"
    return Section("gorevliler", _("Görevliler"), template, context, acts=acts, order=15)


def _over(term: dict) -> bool:
    return not (term["row"].in_force() or term["row"].starts > dates.today())


def _stories(terms: list[dict]) -> list[tuple[int, list[dict]]]:
    """Past terms by seat, the latest first."""
    found: dict[int, list[dict]] = {}
    for term in terms:
        found.setdefault(term["row"].seat.number, []).append(term)
    return sorted(found.items())


def _center_acts(duty, center: Center) -> tuple[Act, ...]:
    if not policy.may(duty, "personnel:assign", "POST"):
        return ()
    url = reverse("personnel:assign", args=[center.pk])
    return (Act(_("Öğretmen görevlendir"), url, access.may_assign(duty, center), primary=True),)


def teachers_of_school(request, school: School) -> Section | None:
    """The first teachers of a school, and the way to all of them."""
    if not policy.may(request.duty, "personnel:teachers"):
        return None
    rows = Teacher.objects.visible_to(request.duty).filter(school=school, working=True)
    rows = list(rows.select_related("subject").order_by("sort_key", "pk")[: SHOWN + 1])
    context = {"teachers": rows[:SHOWN], "more": len(rows) > SHOWN, "school": school}
    template = "personnel/section_teachers.html"
    return Section("ogretmenler", _("Öğretmenler"), template, context, order=35)


def subject_of(teacher: Teacher) -> str:
    """How looks at the teacher's identity number name his record."""
    return f"{TEACHER}:{teacher.pk}"


def teacher_page(pk: int) -> str:
    """The address of the teacher's record."""
    return reverse("personnel:teacher", args=[pk])


def lookers(request, teacher: Teacher) -> Section:
    """For the teacher himself: who saw his whole identity number, and why."""
    context = {"rows": looks.at_record(subject_of(teacher))}
    title = _("Kimlik numaranızı görüntüleyenler")
    return Section("kimlik", title, "personnel/teacher_lookers.html", context, order=45)


def timeline_of_center(request, center: Center) -> Section | None:
    """Who sat on the five seats in the last years, drawn."""
    name = "personnel:center_timeline"
    if not policy.may(request.duty, name):
        return None
    drawing = timeline.of_center(request, center)
    return drawing and _drawn(request, _("Kadro geçmişi"), drawing, name, center, True, 17)


def timeline_of_teacher(request, teacher: Teacher) -> Section | None:
    """Where the teacher sat and what he managed in the last years, drawn."""
    drawing = timeline.of_teacher(request, teacher)
    name = "personnel:teacher_timeline"
    return drawing and _drawn(request, _("Görev geçmişi"), drawing, name, teacher, False, 35)


def _drawn(request, title, drawing, name: str, owner, seats: bool, order: int) -> Section:
    url = reverse(name, args=[owner.pk]) if policy.may(request.duty, name) else ""
    context = {"drawing": drawing, "url": url, "seats": seats}
    return Section("zaman", title, "personnel/timeline_section.html", context, order=order)


def people_beyond(center: Center, day: dt.date):
    """What bars closing on the day: everybody who sits there longer (4/1)."""
    rows = Assignment.objects.filter(seat__center=center, ends__gt=day)
    for row in rows.select_related("teacher").order_by("ends", "pk"):
        said = {"who": row.teacher, "day": days.day(row.last_day)}
        yield _t("%(who)s, %(day)s gününe kadar görevli. Önce görevi sona ermeli.") % said


def register() -> None:
    """Fill the registries of the lower rooms."""
    occupants.provider(seated, taken, staff.seated_at)
    closing.register_check("assignments", _("Görevlendirmeler"), people_beyond)
    detail.extend("centers:detail", staff_of_center)
    detail.extend("centers:detail", deputies.section)
    detail.extend("centers:detail", timeline_of_center)
    detail.extend("centers:school", teachers_of_school)
    for page in ("personnel:teacher", "personnel:my_record"):
        detail.extend(page, timeline_of_teacher)
    detail.extend("personnel:my_record", lookers)
