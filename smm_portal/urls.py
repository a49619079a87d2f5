"""The address book: each app spells its own Turkish paths."""

from django.contrib import admin
from django.urls import include, path

from . import health, help
from .kit.search import search

ROOMS = (
    "smm_portal.offices",
    "smm_portal.law",
    "smm_portal.documents",
    "smm_portal.road",
    "centers",
    "personnel",
    "reporting",
)

urlpatterns = [
    path("saglik/canli/", health.alive, name="health_alive"),
    path("saglik/hazir/", health.ready, name="health_ready"),
    path("ara/", search, name="search"),
    path("yardim/", help.index, name="help"),
    path("yardim/<slug:slug>/", help.show, name="help_page"),
    path("yonetim/", admin.site.urls),
    path("hesap/", include("allauth.urls")),
    *(path("", include(f"{room}.urls")) for room in ROOMS),
]
