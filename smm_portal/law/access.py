"""Who may change settings and the calendar, and why not."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices.roles import Role

KEEPERS = {Role.MTEGM_HEAD, Role.SYSTEM_ADMIN}


def may_keep(duty) -> Verdict:
    """May this duty change settings and the calendar at all?"""
    if duty is not None and duty.role in KEEPERS:
        return ALLOWED
    return refused(_("Yalnız MTEGM yöneticisi ve sistem yöneticisi değiştirir."))


def may_edit_year(duty, year: int) -> Verdict:
    """May the settings of a year be changed? Those of a past year already had their effect."""
    if year < dates.today().year:
        return refused(_("Geçmiş yılın ayarları değişmez."))
    return may_keep(duty)
