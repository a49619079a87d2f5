"""What this room adds to the menu, the global search, the desk, files and imports."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.documents import access as file_access
from smm_portal.documents import imports
from smm_portal.kit import desk, search
from smm_portal.offices import invitations, menu

from . import options

MENU_CENTERS, MENU_REFERENCE = _("Merkezler"), _("Temel bilgiler")


def add_all() -> None:
    """Called once, from AppConfig.ready."""
    options.watch()
    _menu()
    _search()
    _desk()
    _files_and_imports()


def _menu() -> None:
    menu.add(MENU_CENTERS, _("Merkezler"), "centers:list", "building-community", 100)
    menu.add(MENU_CENTERS, _("Kararlar"), "centers:decisions", "gavel", 110)
    menu.add(MENU_CENTERS, _("Okullar"), "centers:schools", "school", 120)
    menu.add(MENU_REFERENCE, _("İller"), "centers:provinces", "map", 600)
    menu.add(MENU_REFERENCE, _("Alanlar"), "centers:fields", "tags", 610)
    menu.add(MENU_REFERENCE, _("Branşlar"), "centers:subjects", "certificate", 620)


def _search() -> None:
    search.source(
        "centers",
        _("Merkezler"),
        "building-community",
        find_centers,
        list_url="centers:list",
        order=10,
    )
    search.source(
        "schools", _("Okullar"), "school", find_schools, list_url="centers:schools", order=20
    )
    search.source("fields", _("Alanlar"), "tags", find_fields, list_url="centers:fields", order=40)


def find_centers(duty, words: list[str], limit: int):
    """Centres by name, school, place or field."""
    from .models import Center, CenterState
    from .search import match_centers
    from .tables import place

    rows = Center.objects.visible_to(duty).exclude(state=CenterState.DROPPED).with_place()
    for one in match_centers(rows, " ".join(words)).order_by("sort_key", "pk")[:limit]:
        subtitle = f"{place(one.school)} · {one.get_state_display()}"
        yield search.Hit(one.name, subtitle, reverse("centers:detail", args=[one.pk]))


def find_schools(duty, words: list[str], limit: int):
    """Schools by name, code or place."""
    from .models import School
    from .search import match_schools

    rows = match_schools(School.objects.visible_to(duty), " ".join(words))
    return search.Rows(
        search.texts(rows, "name", "district__name", "district__province__name"), _school
    )


def _school(pk: int, name: str, district: str, province: str) -> search.Hit:
    return search.Hit(name, f"{district} / {province}", reverse("centers:school", args=[pk]))


def find_fields(duty, words: list[str], limit: int):
    """Fields by name or a former one."""
    from .models import Field
    from .search import match_fields

    rows = match_fields(Field.objects.all(), " ".join(words))
    return search.Rows(search.texts(rows, "name", "kind"), _field)


def _field(pk: int, name: str, kind: str, _place: str) -> search.Hit:
    from .models import Field

    label = dict(Field._meta.get_field("kind").flatchoices).get(kind, kind)
    return search.Hit(name, str(label), reverse("centers:field", args=[pk]))


def _desk() -> None:
    from . import desk_items

    desk.provider(desk_items.foundings)
    desk.provider(desk_items.centers_with_findings)


def _files_and_imports() -> None:
    from .imports import SchoolImport
    from .official_imports import OfficialImport, way
    from .reach import may_read_file

    file_access.register("centers.decisions", may_read_file)
    imports.register(SchoolImport())
    imports.register(OfficialImport())
    invitations.add_way(way)
