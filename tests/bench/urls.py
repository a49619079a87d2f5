"""The portal's own addresses, and beside them the floors that ``make bench`` compares with."""

from django.urls import include, path

from centers.views.centers import CenterList
from centers.views.schools import SchoolList
from personnel.views.teachers import TeacherList
from smm_portal.offices.policy import Rule, load
from smm_portal.road.views.inbox import Inbox

from .floor import floor_view

# (what is measured, its floor's address, its own)
PAIRS = [
    ("centre list", "/taban/merkezler/", "/merkezler/"),
    ("school list", "/taban/okullar/", "/okullar/"),
    ("teacher list", "/taban/ogretmenler/", "/ogretmenler/"),
    ("centre list, searched", "/taban/merkezler/", "/merkezler/?q=ornek+199"),
    ("teacher list, searched", "/taban/ogretmenler/", "/ogretmenler/?q=soyad199"),
    ("inbox", "/taban/gelen/", "/gelen/"),
    ("inbox, page 400", "/taban/gelen/", "/gelen/?sayfa=400"),
    ("teacher list, page 400", "/taban/ogretmenler/", "/ogretmenler/?sayfa=400"),
]
FLOORS = {
    "gelen": floor_view(Inbox, ["title", "office.name", "kind", "year", "since", "due_on"]),
    "merkezler": floor_view(
        CenterList, ["name", "school.name", "school.district.name", "state", "opened_on"]
    ),
    "okullar": floor_view(
        SchoolList, ["name", "code", "kind", "district.name", "district.province.name"]
    ),
    "ogretmenler": floor_view(
        TeacherList, ["first_name", "last_name", "subject.name", "school.name", "employment"]
    ),
}
for name in FLOORS:
    load().rules[f"floor_{name}"] = Rule(f"floor_{name}", get=frozenset({"on_duty"}))

urlpatterns = [
    *(path(f"taban/{name}/", view, name=f"floor_{name}") for name, view in FLOORS.items()),
    path("", include("smm_portal.urls")),
]
