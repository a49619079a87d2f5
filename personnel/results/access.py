"""Who may do what with results: members prepare and confirm, the chair publishes (10/2, 10/3).

Commissions come from ``reading.commissions``: what is asked here costs no query. Which role
reaches which page: policy.toml.
"""

from django.utils.translation import gettext as _

from smm_portal.kit import dates, days
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy
from smm_portal.offices.models import ROOT_PATH

from ..commissions import sitting
from ..models import Candidacy, Commission, Objection
from ..models.commissions import CommissionState
from ..models.results import MinutesKind, MinutesState
from . import reading
from .reading import Paper

CLAUSE = "10/3"


def sits(duty, commission: Commission) -> Verdict:
    """Whether the reader is a sitting member."""
    if sitting.sitter(commission, duty) is None:
        return refused(_("Bunu yalnız komisyonun üyeleri yapar."), "10/2")
    return ALLOWED


def chairs(duty, commission: Commission) -> Verdict:
    """Whether the reader is the chair."""
    member = sitting.sitter(commission, duty)
    if member is None or not member.is_chair:
        return refused(_("Bunu yalnız komisyon başkanı yapar."), "10/2")
    return ALLOWED


def may_begin(duty, commission: Commission) -> Verdict:
    """Whether the reader may begin the provisional minutes."""
    verdict = sits(duty, commission)
    if not verdict:
        return verdict
    if commission.state != CommissionState.REVIEWING:
        return refused(_("Komisyon inceleme aşamasında değil."), CLAUSE)
    if reading.paper_of(commission, MinutesKind.PROVISIONAL):
        return refused(_("Geçici sonuç tutanağı var."), CLAUSE)
    return ALLOWED


def may_write(duty, commission: Commission) -> Verdict:
    """Whether the reader may write rulings into the provisional minutes."""
    verdict = sits(duty, commission)
    if not verdict:
        return verdict
    paper = reading.open_paper(commission)
    if paper is None or paper.kind != MinutesKind.PROVISIONAL:
        return refused(_("Hazırlanan bir geçici sonuç tutanağı yok."), CLAUSE)
    return _draft(paper)


def may_change(duty, commission: Commission) -> Verdict:
    """Whether the reader may change the open minutes at all: their note, what follows from tiers."""
    verdict = sits(duty, commission)
    if not verdict:
        return verdict
    paper = reading.open_paper(commission)
    if paper is None:
        return refused(_("Hazırlanan bir tutanak yok."), CLAUSE)
    return _draft(paper)


def _draft(paper: Paper) -> Verdict:
    if not paper.draft:
        return refused(_("Tutanak üyelerin onayında; değişmesi için geri alınmalı."), CLAUSE)
    return ALLOWED


def may_open(duty, commission: Commission, blocked: bool) -> Verdict:
    """Whether the reader may put the open minutes before the members."""
    verdict = may_change(duty, commission)
    if verdict and blocked:
        return refused(_("Tutanakta eksikler var; aşağıda yazılı."), CLAUSE)
    return verdict


def may_take_back(duty, commission: Commission, paper: Paper) -> Verdict:
    """Whether the reader may take the minutes back from the members to change them."""
    verdict = sits(duty, commission)
    if verdict and paper.state != MinutesState.SIGNING:
        return refused(_("Tutanak üyelerin onayında değil."), CLAUSE)
    return verdict


def may_confirm(duty, commission: Commission, paper: Paper) -> Verdict:
    """Whether the reader still has to confirm the minutes."""
    verdict = sits(duty, commission)
    if not verdict:
        return verdict
    if paper.state != MinutesState.SIGNING:
        return refused(_("Tutanak üyelerin onayında değil."), CLAUSE)
    if paper.heard(duty.user_id):
        return refused(_("Bu tutanağı onayladınız."), CLAUSE)
    return ALLOWED


def may_publish(duty, commission: Commission) -> Verdict:
    """Whether the reader may publish the provisional result."""
    verdict = chairs(duty, commission)
    if not verdict:
        return verdict
    if commission.state != CommissionState.REVIEWING:
        return refused(_("Geçici sonuç yayımlandı."), CLAUSE)
    if not _confirmed(commission, MinutesKind.PROVISIONAL):
        return refused(_("Geçici sonuç tutanağını bütün üyeler onaylamadı."), CLAUSE)
    return ALLOWED


def _confirmed(commission: Commission, kind: str) -> bool:
    paper = reading.paper_of(commission, kind)
    return paper is not None and not paper.open


def may_decide(duty, commission: Commission) -> Verdict:
    """Whether the reader may write the decision on an objection."""
    verdict = sits(duty, commission)
    if not verdict:
        return verdict
    if commission.state != CommissionState.PROVISIONAL:
        return refused(
            _("İtirazlar geçici sonuçtan sonra, kesinleşmeden önce karara bağlanır."), CLAUSE
        )
    paper = reading.open_paper(commission)
    return _draft(paper) if paper else ALLOWED


def may_compose(duty, commission: Commission) -> Verdict:
    """Whether the reader may have the final minutes composed (reading 26)."""
    verdict = sits(duty, commission)
    if not verdict:
        return verdict
    if commission.state != CommissionState.PROVISIONAL:
        return refused(_("Kesin tutanak geçici sonuçtan sonra yazılır."), CLAUSE)
    if commission.objections_until >= dates.today():
        said = {"day": days.day(commission.objections_until)}
        return refused(_("İtiraz süresi %(day)s gününe kadar sürüyor.") % said, CLAUSE)
    if commission.undecided:
        said = {"count": commission.undecided}
        return refused(_("Karara bağlanmamış %(count)s itiraz var.") % said, CLAUSE)
    if reading.open_paper(commission) or reading.paper_of(commission, MinutesKind.FINAL):
        return refused(_("Komisyonun onaylanmamış ya da kesinleşmiş bir tutanağı var."), CLAUSE)
    return ALLOWED


def may_send(duty, commission: Commission) -> Verdict:
    """Whether the reader may tell the Ministry who fits."""
    verdict = chairs(duty, commission)
    if not verdict:
        return verdict
    if commission.state == CommissionState.SENT:
        return refused(_("Sonuç Bakanlığa bildirildi."), CLAUSE)
    if not _confirmed(commission, MinutesKind.FINAL):
        return refused(_("Kesin sonuç tutanağını bütün üyeler onaylamadı."), CLAUSE)
    return ALLOWED


def may_object(duty, candidacy: Candidacy, commission: Commission | None) -> Verdict:
    """Whether the applicant may object to the result of this candidacy today (reading 26)."""
    if commission is None or commission.state != CommissionState.PROVISIONAL:
        return refused(_("İtiraz, geçici sonuçtan sonra süresi içinde yapılır."), CLAUSE)
    if dates.today() > commission.objections_until:
        said = {"day": days.day(commission.objections_until)}
        return refused(_("İtiraz süresi %(day)s günü doldu.") % said, CLAUSE)
    if getattr(candidacy, "objection", None) is not None:
        return refused(_("Bu sonuca itiraz ettiniz."), CLAUSE)
    return ALLOWED


def may_have_dossier(duty, commission: Commission) -> Verdict:
    """Whether the reader may have the whole dossier: the Ministry, and members with no file barred."""
    if not policy.may(duty, "personnel:dossier"):
        return refused(_("Dosya paketini Bakanlık ve komisyon üyeleri alır."), "10/3")
    if commission.state not in (
        CommissionState.PROVISIONAL,
        CommissionState.FINAL,
        CommissionState.SENT,
    ):
        return refused(_("Dosya paketi geçici sonuçtan sonra hazırlanır."), CLAUSE)
    if duty.scope_path == ROOT_PATH:
        if commission.state != CommissionState.SENT:
            return refused(_("Paket, sonuç Bakanlığa bildirilince açılır."), CLAUSE)
        return ALLOWED
    verdict = sits(duty, commission)
    if verdict and reading.recused_from_any(commission, duty):
        return refused(_("Çekildiğiniz ya da kendinize ait dosya var; paket size kapalı."), "10/2")
    return verdict


def may_see(row) -> Verdict:
    """Whether the reader may handle this candidate's file: not his own, nor one he withdrew from."""
    if row.barred:
        return refused(
            _("Bu dosya size kapalı: kendi başvurunuz ya da çekildiğiniz dosya."), "10/2"
        )
    return ALLOWED


def may_read_objection_file(duty, file) -> bool:
    """Whether the file came with an objection before a commission on which the reader sits."""
    if not policy.may(duty, "personnel:objection_decide"):
        return False
    rows = Objection.objects.filter(file=file).select_related(
        "candidacy__application__teacher", "candidacy__call_seat"
    )
    return any(_may_read_objection(duty, one) for one in rows)


def _may_read_objection(duty, objection: Objection) -> bool:
    wish = objection.candidacy
    mine = reading.commissions(duty)
    commission = mine.filter(
        call=wish.call_seat.call_id, province=wish.call_seat.province_id
    ).first()
    if commission is None or not sits(duty, commission):
        return False
    away = commission.recusals.filter(user=duty.user_id, application=wish.application_id)
    return wish.application.teacher.user_id != duty.user_id and not away.exists()


def may_read_dossier_file(duty, file) -> bool:
    """Whether the file is a dossier that the reader may have."""
    if not policy.may(duty, "personnel:dossier"):
        return False
    rows = reading.commissions(duty).filter(dossiers__file=file)
    return any(may_have_dossier(duty, one) for one in rows)
