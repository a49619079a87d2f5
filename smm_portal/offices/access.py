"""Who may give, end and invite to which duty."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from smm_portal.kit.acts import ALLOWED, Verdict, refused

from .models import ROOT_PATH, Duty, Office, User
from .roles import FROM_RECORDS, PLACES, OfficeKind, Role

PROVINCE_STAFFING = {Role.PROVINCE_DIRECTOR, Role.PROVINCE_HR}
# Given by the system administrator alone: these read or change everything.
GUARDED = {Role.SYSTEM_ADMIN, Role.AUDITOR}
NOT_THEIRS = _lazy("Hesapları sistem yöneticisi kapatır ve açar.")
PROVINCE_KINDS = {OfficeKind.PROVINCE, OfficeKind.DISTRICT, OfficeKind.SCHOOL}


def in_scope(duty: Duty, office: Office) -> bool:
    """Whether the office stands inside the part of the tree that the duty reads."""
    return duty.scope_path == ROOT_PATH or office.path.startswith(duty.scope_path)


def held_at(role: str, office: Office) -> bool:
    """Whether the role is held at offices of this kind (and code)."""
    kind, code = PLACES[role]
    return office.kind == kind and code in ("", office.code)


def may_give(duty: Duty | None, role: str, office: Office, *, as_deputy: bool = False) -> Verdict:
    """Whether the giver may give this role at this office."""
    if role in FROM_RECORDS:
        return refused(_("Bu görev kayıtlardan doğar, elle verilmez."))
    if not held_at(role, office):
        return refused(_("Bu görev seçilen makamda yürütülmez."))
    return _power(duty, role, office, as_deputy)


def _power(duty: Duty | None, role: str, office: Office, as_deputy: bool) -> Verdict:
    if duty is None or not in_scope(duty, office):
        return refused(_("Makam, görev alanınızın dışında."))
    if duty.role == Role.SYSTEM_ADMIN:
        return ALLOWED
    if role in GUARDED:
        return refused(_("Bu görevi yalnız sistem yöneticisi verir."))
    if duty.role == Role.MTEGM_HEAD:
        return ALLOWED
    return _power_in_province(duty, role, office, as_deputy)


def _power_in_province(duty: Duty, role: str, office: Office, as_deputy: bool) -> Verdict:
    if duty.role not in PROVINCE_STAFFING or office.kind not in PROVINCE_KINDS:
        return refused(_("Bu görevi verme yetkiniz yok."))
    if role == Role.PROVINCE_DIRECTOR and not as_deputy:
        return refused(_("İl müdürünün asıl görevini Bakanlık verir; siz vekâlet verebilirsiniz."))
    return ALLOWED


def roles_to_give(duty: Duty, office: Office) -> list[str]:
    """The roles that the giver may give at the office, in person or as deputy."""
    return [
        role
        for role in Role.values
        if may_give(duty, role, office) or may_give(duty, role, office, as_deputy=True)
    ]


def kinds_to_give(duty: Duty) -> set[str]:
    """The kinds of office at which the giver may give any role."""
    given = set(Role.values) - FROM_RECORDS
    given -= set() if duty.role == Role.SYSTEM_ADMIN else GUARDED
    kinds = {PLACES[role][0] for role in given}
    return kinds & PROVINCE_KINDS if duty.role in PROVINCE_STAFFING else kinds


def may_end(duty: Duty | None, target: Duty) -> Verdict:
    """Whether the duty ``target`` may be ended by somebody acting in ``duty``."""
    if target.role in FROM_RECORDS:
        return refused(_("Bu görev kayıtlardan doğar; kaydı sona erince biter."))
    verdict = _power(duty, target.role, target.office, target.is_deputy)
    if verdict and target.ends is not None and not target.ongoing:
        return refused(_("Görev zaten bitmiş."))
    return _not_the_last(target) if verdict else verdict


def _not_the_last(target: Duty) -> Verdict:
    if target.role != Role.SYSTEM_ADMIN:
        return ALLOWED
    if lasting_admins() - {target.user_id}:
        return ALLOWED
    return refused(_("Son sistem yöneticisinin görevi bitirilemez."))


def lasting_admins() -> set[int]:
    """People with an open account who are system administrators without an end."""
    held = Duty.objects.in_force().filter(role=Role.SYSTEM_ADMIN, ends=None, user__is_active=True)
    return set(held.values_list("user_id", flat=True))


def may_close(duty: Duty | None, person: User) -> Verdict:
    """Whether the person's account may be closed."""
    if (verdict := _not_by(duty)) is not None:
        return verdict
    if person.pk == duty.user_id:
        return refused(_("Kendi hesabınızı kapatamazsınız."))
    if not person.is_active:
        return refused(_("Hesap zaten kapalı."))
    if lasting_admins() == {person.pk}:
        return refused(_("Son sistem yöneticisinin hesabı kapatılamaz."))
    return ALLOWED


def may_reopen(duty: Duty | None, person: User) -> Verdict:
    """Whether the person's closed account may be opened again."""
    if (verdict := _not_by(duty)) is not None:
        return verdict
    return refused(_("Hesap zaten açık.")) if person.is_active else ALLOWED


def _not_by(duty: Duty | None) -> Verdict | None:
    """The refusal of those who have no say over accounts; None for those who have."""
    if duty and duty.role == Role.SYSTEM_ADMIN:
        return None
    return refused(NOT_THEIRS)


def may_invite(duty: Duty | None, role: str, office: Office) -> Verdict:
    """Whether the inviter may call somebody to this role at this office."""
    if not held_at(role, office):
        return refused(_("Bu görev seçilen makamda yürütülmez."))
    if role not in FROM_RECORDS:
        return may_give(duty, role, office)
    return _may_invite_from_records(duty, office)


def _may_invite_from_records(duty: Duty | None, office: Office) -> Verdict:
    inviters = PROVINCE_STAFFING | {Role.SYSTEM_ADMIN, Role.MTEGM_HEAD, Role.PRINCIPAL}
    if duty is None or duty.role not in inviters:
        return refused(_("Davet etme yetkiniz yok."))
    return ALLOWED if in_scope(duty, office) else refused(_("Makam, görev alanınızın dışında."))


def may_edit_office(duty: Duty | None) -> Verdict:
    """Whether DETSİS number and working state of offices may be changed."""
    if duty and duty.role in {Role.SYSTEM_ADMIN, Role.MTEGM_HEAD, Role.MTEGM_EXPERT}:
        return ALLOWED
    return refused(_("Makam bilgilerini MTEGM ve sistem yöneticisi düzenler."))
