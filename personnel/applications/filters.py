"""Filters of the list of applications, and what its search box looks through."""

from django.db.models import CharField, Q, Value
from django.utils.translation import gettext_lazy as _

from centers.models import Province, School, TeachingSubject
from smm_portal.kit.filters import (
    ChoiceFilter,
    FilterSet,
    ScopedChoiceFilter,
    YesNoFilter,
    folded_words,
)

from ..models import Application, Call
from ..models.applications import CHECKS, ApplicationState

STATES = [choice for choice in ApplicationState.choices if choice[0] != ApplicationState.DRAFT]


def match_applications(rows, text: str):
    """Applications by words of the applicant's or his school's name."""
    for word in folded_words(text):
        schools = School.objects.filter(search__contains=word).values("pk")
        rows = rows.filter(Q(teacher__search__contains=word) | Q(teacher__school__in=schools))
    return rows


def _options(request) -> dict[str, list]:
    """Calls, provinces and subjects in one query a request, by kind."""
    if not hasattr(request, "_application_options"):
        calls = Call.objects.public().order_by().values_list(_kind("cagri"), "pk", "title", "title")
        places = Province.objects.order_by().values_list(_kind("il"), "pk", "name", "sort_key")
        subjects = TeachingSubject.objects.order_by()
        subjects = subjects.values_list(_kind("brans"), "pk", "name", "sort_key")
        found: dict[str, list] = {"cagri": [], "il": [], "brans": []}
        for kind, pk, name, _key in sorted(calls.union(places, subjects, all=True), key=_place):
            found[kind].append((pk, name))
        found["cagri"].sort(reverse=True)
        request._application_options = found
    return request._application_options


def _kind(name: str) -> Value:
    return Value(name, output_field=CharField())


def _place(row) -> str:
    return row[3]


class WaitingFilter(YesNoFilter):
    """What waits for the reader's own office, or does not."""

    def filter(self, qs, value):
        if not value:
            return qs
        here = Q(at_office=self.parent.request.duty.office_id, state__in=CHECKS)
        return qs.filter(here) if value == "evet" else qs.exclude(here)


class ApplicationFilters(FilterSet):
    """Waiting here, call, state, the applicant's province and subject."""

    bekleyen = WaitingFilter(
        label=_("Makamımda"), yes=_("Kontrol bekleyenler"), no=_("Beklemeyenler")
    )
    cagri = ScopedChoiceFilter("call", rows=lambda r: _options(r)["cagri"], title=_("Çağrı"))
    durum = ChoiceFilter("state", choices=STATES, label=_("Durum"))
    il = ScopedChoiceFilter(
        "teacher__school__district__province", rows=lambda r: _options(r)["il"], title=_("İl")
    )
    brans = ScopedChoiceFilter(
        "teacher__subject", rows=lambda r: _options(r)["brans"], title=_("Branş")
    )

    class Meta(FilterSet.Meta):
        model = Application
        fields: list[str] = []
