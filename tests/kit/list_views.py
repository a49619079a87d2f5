"""Throw-away pages over people and offices, with a urlconf of their own."""

from django.db import IntegrityError
from django.db.models import Q
from django.http import HttpResponse
from django.urls import path

from smm_portal.kit import filters
from smm_portal.kit.acts import Act, ClauseRefusal, refused
from smm_portal.kit.columns import Column
from smm_portal.kit.lists import ListPage
from smm_portal.offices.models import Office, User
from smm_portal.offices.roles import OfficeKind


class PeopleFilters(filters.FilterSet):
    ad = filters.FoldedFilter("search", label="Ad")
    etkin = filters.YesNoFilter("is_active", label="Etkin", yes="Etkin", no="Kapalı")
    kayit = filters.DayFilter("joined_at__date", lookup_expr="gte", label="Kayıt tarihi")


class People(ListPage):
    title = "Kişiler"
    lead = "Portalı kullanan kişiler."
    export_name = "Kişi listesi"
    empty_title = "Henüz kişi yok."
    filterset_class = PeopleFilters
    columns = (
        Column("ad", "Ad soyad", value="get_full_name", sort="sort_key", link=True),
        Column("eposta", "E-posta", value="email", sort="email", hide_on_phone=True),
        Column("telefon", "Telefon", value="phone", code=True),
        Column("etkin", "Etkin", value="is_active", export=False),
        Column("kayit", "Kayıt", value="joined_at", sort="joined_at"),
    )

    def get_queryset(self):
        return User.objects.all()

    def row_url(self, row):
        return f"/kisiler/{row.pk}/"

    def main_act(self):
        return Act("Kişi çağır", "/kisiler/yeni/", primary=True)

    def acts(self):
        return [Act("Aktar", "/aktar/", refused("Önce dosya seçin.", "4/3"))]


class OfficeFilters(filters.FilterSet):
    tur = filters.ChoiceFilter("kind", choices=OfficeKind, label="Tür")
    ust = filters.ScopedChoiceFilter(
        "parent_id",
        rows=lambda request: Office.objects.filter(kind="PROVINCE").order_by("sort_key"),
        title="Üst makam",
    )
    gun = filters.InForceFilter(prefix="duties__")
    koklu = filters.YesNoFilter(condition=Q(parent__isnull=True), label="Kök")


class Offices(ListPage):
    title = "Makamlar"
    filterset_class = OfficeFilters
    ordering = ("sort_key",)
    columns = (
        Column("ad", "Ad", value="name", sort="sort_key", link=True),
        Column("tur", "Tür", value="get_kind_display", sort=("kind", "sort_key")),
        Column("ust", "Üst makam", value="parent.name"),
    )

    def get_queryset(self):
        return Office.objects.select_related("parent")

    def row_url(self, row):
        return ""


def writes(request):
    """A view that writes on whatever method."""
    User.objects.filter(pk=request.user.pk).update(phone="1")
    return HttpResponse("yazdı")


def twins(request):
    """A view that runs into a unique constraint."""
    User.objects.create(email=request.user.email, first_name="A", last_name="B")


def refuses(request):
    raise ClauseRefusal("Bir okulda iki merkez olamaz.", "4/3", "center_once")


def breaks(request):
    raise IntegrityError("no diagnosis")


urlpatterns = [
    path("kisiler/", People.as_view(), name="people"),
    path("makamlar/", Offices.as_view(), name="offices"),
    path("yazar/", writes, name="writes"),
    path("yazabilir/", writes, name="may_write"),
    path("ikiz/", twins, name="twins"),
    path("red/", refuses, name="refuses"),
    path("bozuk/", breaks, name="breaks"),
]
