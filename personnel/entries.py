"""What this room adds to the menu, the desk, the search, files, imports and invitations."""

from django.utils.translation import gettext_lazy as _

from smm_portal.documents import access as files
from smm_portal.documents import imports
from smm_portal.kit import desk as kit_desk
from smm_portal.kit import search
from smm_portal.offices import invitations, looks, menu
from smm_portal.offices import own_data as holdings

from . import access, desk, invitees, own_data, sections
from .applications import entries as applications
from .appointments import entries as appointments
from .calls import entries as calls
from .commissions import entries as commissions
from .imports import TeacherImport
from .results import entries as results
from .work import entries as work

GROUP = _("Personel")
PARTS = (calls, applications, commissions, results, appointments, work)


def add_all() -> None:
    """Called once, from AppConfig.ready."""
    _menu()
    for part in PARTS:
        part.add_all()
    sections.register()
    kit_desk.provider(desk.items)
    search.source(
        "teachers",
        _("Öğretmenler"),
        "users",
        desk.find_people,
        list_url="personnel:teachers",
        order=30,
    )
    imports.register(TeacherImport())
    files.register("assignments", access.may_read_file)
    invitations.add(invitees.SOURCE)
    tables_told = ("personnel.Teacher", "personnel.ManagerialDuty", "personnel.Assignment")
    holdings.register(_("Öğretmen kaydı"), own_data.record, *tables_told)
    looks.register(sections.TEACHER, sections.teacher_page, own_data.teachers_of)


def _menu() -> None:
    menu.add(GROUP, _("Öğretmenler"), "personnel:teachers", "users", 200)
    menu.add(GROUP, _("Kadrolar"), "personnel:seats_board", "armchair", 208)
    menu.add(GROUP, _("Görevlendirmeler"), "personnel:assignments", "user-check", 210)
    menu.add(GROUP, _("Öğretmen kaydım"), "personnel:my_record", "id-badge-2", 220)
