"""Filters of the lists of plans."""

from django.utils.translation import gettext_lazy as _

from centers import options
from centers.filters import PlacedFilterSet
from centers.models import Center
from smm_portal.kit import dates
from smm_portal.kit.filters import ChoiceFilter, FilterSet, ScopedChoiceFilter, YesNoFilter
from smm_portal.road.transitions import State

from .models import PlanRevision
from .tables import WORK

FIRST_YEAR = 2021


def years() -> list[tuple[int, str]]:
    """The years of plans, the latest first."""
    return [(year, str(year)) for year in range(dates.today().year + 1, FIRST_YEAR - 1, -1)]


def year_choices(request) -> list[tuple[int, str]]:
    """For filters: asked at every page, since years come."""
    return years()


class LateFilter(YesNoFilter):
    """Plans that an office keeps longer than its working days."""

    def filter(self, qs, value):
        if not value:
            return qs
        late = {"submission__state": State.WAITING, "submission__due_on__lt": dates.today()}
        return qs.filter(**late) if value == "evet" else qs.exclude(**late)


class PlanFilters(PlacedFilterSet):
    """Year, state, lateness, province, whether one is in force."""

    yil = ScopedChoiceFilter("plan__year", rows=year_choices, title=_("Yıl"))
    durum = ChoiceFilter("submission__state", choices=State, label=_("Durum"))
    gecikme = LateFilter(label=_("Gecikme"), yes=_("Makamda gecikti"), no=_("Gecikmedi"))
    yururluk = YesNoFilter(
        "in_force__isnull", label=_("Yürürlükte"), yes=_("Kabul edilmiş planı yok"), no=_("Var")
    )
    il = ScopedChoiceFilter(
        "plan__center__school__district__province", rows=options.provinces, title=_("İl")
    )

    class Meta(FilterSet.Meta):
        model = PlanRevision
        fields: list[str] = []


class YearFilter(ScopedChoiceFilter):
    """The list itself is of one year: nothing is left to filter."""

    def filter(self, qs, value):
        return qs


class OverdueFilter(ChoiceFilter):
    """Centres whose last day is over."""

    def filter(self, qs, value):
        return qs.filter(plan_due__lt=dates.today()) if value else qs


class OwingFilters(PlacedFilterSet):
    """Year, how far the centre is, lateness, province."""

    yil = YearFilter(rows=year_choices, title=_("Yıl"), empty_label=_("Gelecek yıl"))
    plan = ChoiceFilter(
        "work", choices=[(key, words[0]) for key, words in WORK.items()], label=_("Plan")
    )
    gecikme = OverdueFilter(choices=[("evet", _("Süresi geçenler"))], label=_("Gecikme"))
    il = ScopedChoiceFilter("school__district__province", rows=options.provinces, title=_("İl"))

    class Meta(FilterSet.Meta):
        model = Center
        fields: list[str] = []
