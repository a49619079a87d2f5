"""Who may do what on a commission (10/2). Which role reaches which page: policy.toml."""

from django.utils.translation import gettext as _

from smm_portal.kit import dates, days
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy
from smm_portal.offices.roles import OfficeKind

from ..models import Application, CallState, Commission, CommissionState
from . import sitting

CLAUSE = "10/2"
ENDED = (CommissionState.FINAL, CommissionState.SENT)


def may_form(duty, call) -> Verdict:
    """Whether the reader may form his province's commission for the call."""
    verdict = policy.may(duty, "personnel:commission_new", "POST")
    if not verdict:
        return verdict
    if call.state != CallState.PUBLISHED:
        return refused(_("Komisyon yalnız yayımda olan çağrı için kurulur."), CLAUSE)
    if duty.office.kind != OfficeKind.PROVINCE or not _asks_us(duty, call):
        return refused(_("Çağrıda ilinizin merkezlerinden kadro yok."), CLAUSE)
    if Commission.objects.filter(call=call, province=duty.office_id).exists():
        return refused(_("İlinizin bu çağrı için komisyonu var."), CLAUSE)
    return ALLOWED


def _asks_us(duty, call) -> bool:
    return call.call_seats.filter(province=duty.office_id).exists()


def may_open(duty, commission: Commission) -> Verdict:
    """Whether the reader may open the review now."""
    verdict = policy.may(duty, "personnel:commission_open", "POST")
    if not verdict:
        return verdict
    if commission.state != CommissionState.FORMED:
        return refused(_("İnceleme açılmış."), CLAUSE)
    if lacking := sitting.missing_of(commission):
        return refused(" ".join(lacking), CLAUSE)
    until = commission.call.applications_until
    if dates.today() <= until:
        said = {"day": days.day(until)}
        return refused(_("Başvurular %(day)s günü kapanır; inceleme sonra açılır.") % said, CLAUSE)
    return ALLOWED


def may_change_members(duty, commission: Commission) -> Verdict:
    """Whether the reader may add or replace members."""
    verdict = policy.may(duty, "personnel:commission_member_new", "POST")
    if not verdict:
        return verdict
    if commission.state in ENDED:
        return refused(_("Kesin sonuçtan sonra üyeler değişmez."), CLAUSE)
    return ALLOWED


def may_review(duty, commission: Commission) -> Verdict:
    """Whether the reader sees the commission's files: its sitting members, from the opening on."""
    verdict = policy.may(duty, "personnel:review")
    if not verdict:
        return verdict
    if sitting.sitter(commission, duty) is None:
        return refused(_("Dosyaları yalnız komisyonun üyeleri görür (Madde 10/2)."), CLAUSE)
    if commission.state == CommissionState.FORMED:
        return refused(_("İnceleme henüz açılmadı (Madde 10/2)."), CLAUSE)
    return ALLOWED


def may_see_file(duty, commission: Commission, application: Application) -> Verdict:
    """Whether the member sees this file; not his own, nor one he withdrew from (reading 11)."""
    if application.teacher.user_id == duty.user_id:
        return refused(_("Kendi başvurunuzu inceleyemezsiniz (Madde 10/2)."), CLAUSE)
    if duty.user_id in application.away:
        return refused(_("Bu dosyadan çekildiniz; dosya size kapalı (Madde 10/2)."), CLAUSE)
    return ALLOWED


def may_recuse(duty, commission: Commission, application: Application) -> Verdict:
    """Whether the member may still withdraw from the file."""
    verdict = may_review(duty, commission)
    if not verdict:
        return verdict
    if duty.user_id in application.away:
        return refused(_("Bu dosyadan zaten çekildiniz (Madde 10/2)."), CLAUSE)
    if commission.state in ENDED:
        return refused(_("Kesin sonuçtan sonra dosyadan çekilinmez (Madde 10/2)."), CLAUSE)
    return ALLOWED


def may_score(commission: Commission) -> Verdict:
    """Whether scores can change now; asked with ``sitting.with_sitting`` (10/3)."""
    if commission.state != CommissionState.REVIEWING:
        return refused(_("Geçici sonuç yayımlandı; puanlar değişmez."), "10/3")
    if commission.frozen:
        return refused(_("Tutanak üyelerin onayına açıldı; puanlar değişmez."), "10/3")
    return ALLOWED


def may_take_scores(duty, commission: Commission, marks) -> Verdict:
    """Whether the list of files with scores may leave as a file: for the chair, once all is done."""
    member = sitting.sitter(commission, duty)
    if member is None or not member.is_chair:
        return refused(_("Puanlı listeyi yalnız komisyon başkanı alır."), CLAUSE)
    if not marks or not all(mark.complete or not mark.expected for mark in marks):
        return refused(_("Liste, bütün dosyalar puanlanınca alınır."), CLAUSE)
    return ALLOWED


def may_read_file(duty, file) -> bool:
    """Whether the stored file is evidence in a file that the reader reviews."""
    if not policy.may(duty, "personnel:review"):
        return False
    for application in _with_evidence(file):
        for commission in _commissions_of(duty, application):
            if may_review(duty, commission) and may_see_file(duty, commission, application):
                return True
    return False


def _with_evidence(file):
    return Application.objects.filter(evidence__file=file).select_related("teacher").distinct()


def _commissions_of(duty, application: Application) -> list[Commission]:
    from . import files

    rows = sitting.with_sitting(Commission.objects.visible_to(duty))
    found = []
    for commission in rows.filter(call=application.call_id):
        row = files.with_marks(files.of(commission), commission).filter(pk=application.pk).first()
        if row is not None:
            application.away = row.away
            found.append(commission)
    return found
