"""What results put on people's desks: minutes to confirm, results to publish, objections to decide."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit import dates
from smm_portal.kit.desk import COMING, WAITING, DeskItem
from smm_portal.offices.roles import OfficeKind, Role

from ..models import Candidacy, Commission, CommissionMember
from ..models.commissions import CommissionState, Part
from ..models.results import MinutesKind, MinutesState
from . import reading

OPEN = (CommissionState.REVIEWING, CommissionState.PROVISIONAL, CommissionState.FINAL)
APPLICANTS = (Role.TEACHER, Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR)


def items(duty) -> list[DeskItem]:
    """For members what their commissions wait for, for applicants their days for objections."""
    if duty.office.kind == OfficeKind.PROVINCE:
        return [item for row in _mine(duty) for item in _of_commission(duty, row)]
    return _own_results(duty) if duty.role in APPLICANTS else []


def _mine(duty):
    seats = CommissionMember.objects.filter(
        commission=OuterRef("pk"), user=duty.user_id, left_at=None
    )
    rows = Commission.objects.filter(Exists(seats), province=duty.office_id, state__in=OPEN)
    rows = rows.annotate(chaired=Exists(seats.filter(part=Part.CHAIR)))
    return reading.with_papers(rows).select_related("call")


def _of_commission(duty, row: Commission):
    paper = reading.open_paper(row)
    if paper and paper.state == MinutesState.SIGNING and not paper.heard(duty.user_id):
        yield _to_confirm(row, paper)
    if paper is None and row.chaired:
        yield from _to_publish(row)
    if row.state == CommissionState.PROVISIONAL and row.undecided:
        yield _to_decide(row)


def _to_confirm(row: Commission, paper) -> DeskItem:
    return DeskItem(
        title=_("%(kind)s onayınızı bekliyor") % {"kind": paper.label},
        url=reverse("personnel:minutes", args=[paper.pk]),
        detail=row.call.title,
        due=_last_day(row),
        kind=WAITING,
        act=_("Onayla"),
    )


def _last_day(row: Commission):
    """Until when the call's calendar wants it."""
    reviewing = row.state == CommissionState.REVIEWING
    return row.call.commission_until if reviewing else row.call.results_until


def _to_publish(row: Commission):
    """What waits for the chair alone."""
    known = {MinutesKind.PROVISIONAL: CommissionState.REVIEWING, MinutesKind.FINAL: None}
    newest = next(reversed(reading.papers(row)), None)
    if newest is None or newest.kind not in known:
        return
    final = newest.kind == MinutesKind.FINAL
    if not final and row.state != CommissionState.REVIEWING:
        return
    yield DeskItem(
        title=_("Kesin sonucu Bakanlığa bildirin") if final else _("Geçici sonucu yayımlayın"),
        url=reverse("personnel:results", args=[row.pk]),
        detail=row.call.title,
        due=_last_day(row),
        kind=WAITING,
        act=_("Bildir") if final else _("Yayımla"),
    )


def _to_decide(row: Commission) -> DeskItem:
    return DeskItem(
        title=_("Karara bağlanacak itirazlar"),
        url=f"{reverse('personnel:results', args=[row.pk])}#itirazlar",
        detail=_("%(count)s itiraz · %(call)s") % {"count": row.undecided, "call": row.call.title},
        due=row.call.results_until,
        kind=WAITING,
        count=row.undecided,
        act=_("Karara bağla"),
    )


def _own_results(duty) -> list[DeskItem]:
    """Provisional results of one's own whose days for objections run."""
    published = Commission.objects.filter(
        call=OuterRef("call_seat__call"),
        province=OuterRef("call_seat__province"),
        state=CommissionState.PROVISIONAL,
        objections_until__gte=dates.today(),
    )
    rows = Candidacy.objects.filter(
        Exists(published), application__teacher__user=duty.user_id, objection=None
    )
    rows = rows.annotate(until=published.values("objections_until")[:1])
    rows = rows.values("application", "application__call__title", "until").distinct()
    return [
        DeskItem(
            title=_("Geçici sonucunuz açıklandı"),
            url=f"{reverse('personnel:application', args=[row['application']])}#sonuc",
            detail=_("%(call)s. İtiraz edebilirsiniz.") % {"call": row["application__call__title"]},
            due=row["until"],
            kind=COMING,
        )
        for row in rows
    ]
