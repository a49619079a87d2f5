"""Teachers and who sits where."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PersonnelConfig(AppConfig):
    name = "personnel"
    verbose_name = _("Personel")

    def ready(self):
        from smm_portal.documents import access as files
        from smm_portal.documents import imports
        from smm_portal.kit import desk, search
        from smm_portal.offices import invitations, menu

        from . import access, invitees, refusals, sections  # noqa: F401
        from . import desk as own
        from .imports import TeacherImport

        sections.register()
        desk.provider(own.items)
        search.source(
            "teachers", _("Öğretmenler"), "users", own.find_people, list_url="personnel:teachers"
        )
        invitations.add(invitees.SOURCE)
        imports.register(TeacherImport())
        files.register("assignments", access.may_read_file)
        menu.add(_("Personel"), _("Öğretmenler"), "personnel:teachers", "users", 60)
        menu.add(_("Personel"), _("Görevlendirmeler"), "personnel:assignments", "user-check", 61)
        menu.add(_("Personel"), _("Öğretmen kaydım"), "personnel:my_record", "id-badge-2", 62)
