"""Which seats of a call a teacher may apply for, condition by condition, before he writes a word."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from smm_portal.kit.acts import Act
from smm_portal.kit.paging import whole

from ...models import Application, Call, Teacher
from .. import access, reading, words
from ..reading import Choice

KINDS = {
    "genel": gettext_lazy("Genel koordinatör"),
    "gelisim": gettext_lazy("Mesleki gelişim koordinatörü"),
    "ingilizce": gettext_lazy("İngilizce öğretmeni"),
}
# With so few seats every one lies open; with more the reader opens those that he is after.
OPEN_UP_TO = 6


@require_safe
def self_check(request, pk: int) -> HttpResponse:
    """Every seat of the call with each condition judged for the reader, his facts beside it."""
    call = get_object_or_404(Call.objects.visible_to(request.duty), pk=pk)
    teacher = get_object_or_404(_teachers(request.duty), user=request.duty.user_id)
    mine = Application.objects.filter(call=call, teacher=teacher).first()
    found = reading.choices(call, teacher, teacher.registry, mine and mine.pk)
    context = _head(call) | _filters(request, found) | _mine(request.duty, call, mine)
    shown = [one for one in found if _wanted(one, context)]
    context |= {
        "groups": _by_center(shown),
        "open": len(shown) <= OPEN_UP_TO,
        "count": len(shown),
        "facts": reading.standing_rows(teacher.registry, _names(teacher)),
        "teacher": teacher,
        "call": call,
    }
    return render(request, "personnel/applications/self_check.html", context)


def _teachers(duty):
    rows = Teacher.objects.select_related("subject", "school")
    return rows.annotate(registry=reading.registry("pk"))


def _names(teacher: Teacher) -> dict[int, str]:
    return {teacher.subject_id: teacher.subject.name}


def _head(call: Call) -> dict:
    title = _("Şartlarımı gör")
    return {
        "title": title,
        "lead": call.title,
        "crumbs": [
            (_("Başvuru çağrıları"), reverse("personnel:calls")),
            (str(call), call.get_absolute_url()),
            (title, ""),
        ],
    }


def _filters(request, found: list[Choice]) -> dict:
    provinces = {one.call_seat.role.center.school.district.province for one in found}
    kind = request.GET.get("gorev", "")
    return {
        "provinces": sorted(provinces, key=lambda one: one.sort_key),
        "province": whole(request.GET.get("il", ""), 0),
        "kinds": KINDS.items(),
        "kind": kind if kind in KINDS else "",
    }


def _wanted(one: Choice, chosen: dict) -> bool:
    place = one.call_seat.role.center.school.district
    if chosen["province"] and place.province_id != chosen["province"]:
        return False
    return not chosen["kind"] or chosen["kind"] == _kind(one)


def _kind(one: Choice) -> str:
    if one.call_seat.role.english:
        return "ingilizce"
    return "genel" if one.article == 6 else "gelisim"


def _by_center(found: list[Choice]) -> list[tuple]:
    return [(c, list(seats)) for c, seats in groupby(found, lambda o: o.call_seat.role.center)]


def _mine(duty, call: Call, row: Application | None) -> dict:
    """The reader's own application to the call, and what he can do next."""
    if row is None:
        url = reverse("personnel:application_new", args=[call.pk])
        act = Act(_("Başvuru yaz"), url, access.may_apply(duty, call), primary=True, post=True)
        return {"mine": None, "acts": [act], "new_url": url, "may_apply": act.verdict}
    label = _("Başvuruma devam et") if row.state == row.State.DRAFT else _("Başvurumu gör")
    name = "application_write" if row.state == row.State.DRAFT else "application"
    act = Act(label, reverse(f"personnel:{name}", args=[row.pk]), primary=True)
    return {"mine": row, "acts": [act], "mine_chip": words.state_chip(row)}
