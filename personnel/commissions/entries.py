"""What this part adds to menu, desk, search, files, documents and beat."""

from django.utils.translation import gettext_lazy as _

from smm_portal.documents import access as stored_files
from smm_portal.kit import desk as kit_desk
from smm_portal.kit import detail
from smm_portal.offices import menu
from smm_portal.offices import own_data as holdings

from . import access, desk, drafting, own_data, sections


def add_all() -> None:
    """Called once, from the room's entries."""
    menu.add(_("Personel"), _("Komisyonlar"), "personnel:commissions", "users-group", 206)
    kit_desk.provider(desk.items)
    detail.extend("personnel:call", sections.of_call)
    stored_files.register("commissions", access.may_read_file)
    drafting.add()
    _own_data()


def _own_data() -> None:
    holdings.register(_("Komisyon üyeliklerim"), own_data.sat, "personnel.CommissionMember")
    holdings.register(_("Kurduğum komisyonlar"), own_data.formed, "personnel.Commission")
    holdings.register(_("Komisyonlardaki beyanlarım"), own_data.declared, "personnel.Declaration")
    holdings.register(_("Çekildiğim dosyalar"), own_data.recused, "personnel.Recusal")
    holdings.register(_("Komisyonlarda verdiğim puanlar"), own_data.scored, "personnel.Score")
