"""Who is told what of results. Texts carry no outcome, no score and no reason: mails travel openly."""

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit import days
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from smm_portal.road.notices import rows_for as notice_rows
from smm_portal.road.notices import send, tell

from ..models import Application, Commission, Objection
from ..models.commissions import Part
from ..models.results import Minutes

TOLD_AT_THE_END = (Role.MTEGM_EXPERT, Role.MTEGM_HEAD, Role.PERSONNEL_UNIT)


def _members(commission: Commission):
    rows = commission.members.filter(left_at=None)
    return Duty.objects.in_force().filter(pk__in=rows.values("duty"))


def _chair(commission: Commission):
    rows = commission.members.filter(left_at=None, part=Part.CHAIR)
    return Duty.objects.in_force().filter(pk__in=rows.values("duty"))


def _said(commission: Commission) -> dict:
    return {"call": commission.call.title, "province": commission.province}


def _board(commission: Commission) -> str:
    return reverse("personnel:results", args=[commission.pk])


def signing(paper: Minutes) -> None:
    """Every member: the minutes wait for his confirmation. Told again after each taking back."""
    said = _said(paper.commission) | {"kind": paper.get_kind_display()}
    text = _("%(kind)s onayınızı bekliyor: %(call)s (%(province)s)") % said
    key = f"minutes:{paper.pk}:signing:{paper.signing_at:%Y%m%d%H%M%S}"
    url = reverse("personnel:minutes", args=[paper.pk])
    tell(_members(paper.commission), key, text, url, urgent=True)


def taken_back(paper: Minutes) -> None:
    """Every member: his confirmation does not count any more."""
    said = _said(paper.commission) | {"kind": paper.get_kind_display()}
    text = (
        _("%(kind)s düzeltilmek üzere geri alındı, onaylar düştü: %(call)s (%(province)s)") % said
    )
    key = f"minutes:{paper.pk}:back:{paper.signing_at:%Y%m%d%H%M%S}"
    tell(_members(paper.commission), key, text, reverse("personnel:minutes", args=[paper.pk]))


def confirmed(paper: Minutes) -> None:
    """The chair: everybody confirmed, the next act is his."""
    said = _said(paper.commission) | {"kind": paper.get_kind_display()}
    text = _("%(kind)s bütün üyelerce onaylandı: %(call)s (%(province)s)") % said
    key, url = f"minutes:{paper.pk}:confirmed", _board(paper.commission)
    tell(_chair(paper.commission), key, text, url, urgent=True)


def provisional(commission: Commission) -> None:
    """All applicants at once: the provisional result and the last day for objections."""
    said = {"call": commission.call.title, "day": days.day(commission.objections_until)}
    text = _("Geçici sonuç açıklandı; itirazın son günü %(day)s: %(call)s") % said
    _tell_applicants(commission, "provisional", text)
    text = _("Geçici sonuç yayımlandı: %(call)s (%(province)s)") % _said(commission)
    key = f"commission:{commission.pk}:provisional"
    tell(_duties(Role.MTEGM_EXPERT), key, text, _board(commission))


def final(commission: Commission) -> None:
    """All applicants at once: the final result."""
    text = _("Kesin sonuç açıklandı: %(call)s") % {"call": commission.call.title}
    _tell_applicants(commission, "final", text)


def sent(commission: Commission) -> None:
    """MTEGM and Personel GM: who fits stands before them."""
    text = _("Komisyon kesin sonucu bildirdi: %(call)s (%(province)s)") % _said(commission)
    key, url = f"commission:{commission.pk}:sent", _board(commission)
    tell(_duties(*TOLD_AT_THE_END), key, text, url, urgent=True)


def objected(commission: Commission, objection: Objection) -> None:
    """Every member: an objection waits for its decision."""
    text = _("Geçici sonuca itiraz edildi: %(call)s (%(province)s)") % _said(commission)
    tell(_members(commission), f"objection:{objection.pk}", text, _board(commission), urgent=True)


def decided(commission: Commission, paper: Minutes) -> None:
    """Who objected in these minutes, and whose result they changed: it is decided."""
    files = Application.objects.filter(candidacies__rulings__minutes=paper).distinct()
    text = _("Sonucunuzla ilgili ek tutanak onaylandı: %(call)s") % {"call": commission.call.title}
    _tell_files(files, f"minutes:{paper.pk}:decided", text)


def _duties(*roles: str):
    return Duty.objects.in_force().filter(role__in=roles)


def _tell_applicants(commission: Commission, what: str, text: str) -> None:
    files = Application.objects.for_commission(commission)
    _tell_files(files, f"commission:{commission.pk}:{what}", text)


def _tell_files(files, key: str, text: str) -> None:
    """Each applicant by his own page; two queries whatever their number."""
    addresses = {
        user: reverse("personnel:application", args=[pk])
        for pk, user in files.values_list("pk", "teacher__user")
        if user
    }
    rows = notice_rows(_own_duties(addresses), key, text, urgent=True)
    for row in rows:
        row.url = addresses[row.user_id]
    send(rows)


def _own_duties(users):
    """The people's duties, that as a teacher last: it is the one in which they are told."""
    last = Case(
        When(role=Role.TEACHER, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    return Duty.objects.in_force().filter(user__in=list(users)).order_by(last, "pk")
