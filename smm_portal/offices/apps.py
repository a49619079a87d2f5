"""Django's handle on the offices room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import hooks, search
from smm_portal.kit.schedule import every

OWED_EVERY_SECONDS = 120


class OfficesConfig(AppConfig):
    name = "smm_portal.offices"
    label = "offices"

    def ready(self) -> None:
        from . import answers, checks, own_data, refusals  # noqa: F401

        hooks.fill(may_open=answers.may_open, saved_views=answers.saved_views)
        every(
            "owed invitations",
            "smm_portal.offices.tasks.send_owed_invitations",
            OWED_EVERY_SECONDS,
        )
        _fill_menu()
        _fill_search()
        own_data.add_own()
        _restrict()


def _fill_menu() -> None:
    from . import menu

    menu.add("", _("İşlerim"), "home", "home", 10)
    menu.add(_("Yönetim"), _("Görev yetkileri"), "duty_list", "user-check", 810)
    menu.add(_("Yönetim"), _("Makamlar"), "office_list", "sitemap", 820)
    menu.add(_("Yönetim"), _("Davetler"), "invitation_list", "mail", 830)
    menu.add(_("Yönetim"), _("Kimlik görüntülemeleri"), "identity_views", "eye", 840)


def _fill_search() -> None:
    from .finding import find_offices, find_people

    search.source("people", _("Kişiler"), "user-check", find_people, list_url="duty_list", order=35)
    search.source(
        "offices", _("Makamlar"), "sitemap", find_offices, list_url="office_list", order=50
    )


def _restrict() -> None:
    """What the app role may not do: a look stays, an invitation is revoked but never deleted."""
    from smm_portal.kit.db_roles import restrict

    from .models import IdentityView, Invitation

    restrict(IdentityView, "SELECT, INSERT")
    restrict(Invitation, "SELECT, INSERT, UPDATE")
