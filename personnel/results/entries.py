"""What this part adds to menu, desk, search, files, documents and beat."""

from django.utils.translation import gettext_lazy as _

from smm_portal.documents import access as files
from smm_portal.kit import desk as kit_desk
from smm_portal.kit import schedule
from smm_portal.kit.db_roles import restrict
from smm_portal.offices import own_data as holdings

from ..commissions.services import member_left
from ..models import Dossier
from . import access, desk, own_data, pdf, refusals, sections, signing, tasks  # noqa: F401


def add_all() -> None:
    """Called once, from the room's entries."""
    kit_desk.provider(desk.items)
    member_left.connect(signing.after_leaving, dispatch_uid="results.after_leaving")
    files.register("objections", access.may_read_objection_file)
    files.register("dossiers", access.may_read_dossier_file)
    files.made_by("dossiers")
    _own_data()
    pdf.register()
    sections.register()
    schedule.every("resend-dossiers", tasks.RESEND, tasks.RESEND_SECONDS)
    restrict(Dossier, "SELECT, INSERT, UPDATE")


def _own_data() -> None:
    holdings.register(_("Başvuru sonuçlarım"), own_data.results, "personnel.Ruling")
    holdings.register(_("İtirazlarım"), own_data.objections, "personnel.Objection")
    confirmed = _("Onayladığım tutanaklar")
    holdings.register(confirmed, own_data.confirmations, "personnel.Confirmation")
    prepared = _("Hazırladığım tutanaklar ve paketler")
    holdings.register(prepared, own_data.prepared, "personnel.Minutes", "personnel.Dossier")
