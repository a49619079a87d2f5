"""Filters of this room's lists."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.filters import (
    ChoiceFilter,
    DayFilter,
    FilterSet,
    ScopedChoiceFilter,
    YesNoFilter,
)
from smm_portal.offices.models import ROOT_PATH

from . import options
from .models import (
    Center,
    CenterField,
    CenterState,
    Decision,
    DecisionKind,
    Field,
    Province,
    School,
    SchoolKind,
    SeatRole,
    TeachingSubject,
)
from .occupants import taken_seats


class PlacedFilterSet(FilterSet):
    """A list of places: choosing a province makes sense only to those who see several."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        duty = getattr(self.request, "duty", None)
        if duty is None or duty.scope_path != ROOT_PATH:
            self.filters.pop("il", None)


class StateFilter(ChoiceFilter):
    """By state; foundings that were given up show only when asked for."""

    def filter(self, qs, value):
        if not value:
            return qs.exclude(state=CenterState.DROPPED)
        return super().filter(qs, value)


class FieldFilter(ScopedChoiceFilter):
    """Centres that work in the field today."""

    def filter(self, qs, value):
        if not value:
            return qs
        rows = CenterField.objects.in_force().filter(field=value)
        return qs.filter(pk__in=rows.values("center"))


def vacant_roles():
    """Seat roles in force on whose seat nobody sits today."""
    roles, taken = SeatRole.objects.in_force(), taken_seats()
    return roles if taken is None else roles.exclude(seat__in=taken)


class VacancyFilter(YesNoFilter):
    """Centres with (or without) a vacant seat; ``roles`` narrows which seats count."""

    def __init__(self, *args, roles: Q | None = None, **kwargs):
        self.roles = roles or Q()
        super().__init__(*args, **kwargs)

    def filter(self, qs, value):
        if not value:
            return qs
        vacant = Q(pk__in=vacant_roles().filter(self.roles).values("center"))
        return qs.filter(vacant) if value == "evet" else qs.exclude(vacant)


class CenterFilters(PlacedFilterSet):
    """Province, field, state, vacancies."""

    il = ScopedChoiceFilter("school__district__province", rows=options.provinces, title=_("İl"))
    alan = FieldFilter(rows=options.fields, title=_("Alan"))
    durum = StateFilter("state", choices=CenterState, label=_("Durum"))
    bos = VacancyFilter(label=_("Boş kadro"), yes=_("Boş kadrosu var"), no=_("Boş kadrosu yok"))
    ingilizce = VacancyFilter(
        roles=Q(english=True),
        label=_("İngilizce kadrosu"),
        yes=_("İngilizce kadrosu boş"),
        no=_("Boş değil"),
    )

    class Meta(FilterSet.Meta):
        model = Center
        fields: list[str] = []


class HostFilter(YesNoFilter):
    """Schools with (or without) a centre that is not closed."""

    def filter(self, qs, value):
        if not value:
            return qs
        hosts = Q(pk__in=Center.objects.live().values("school"))
        return qs.filter(hosts) if value == "evet" else qs.exclude(hosts)


class SchoolFilters(PlacedFilterSet):
    """Province, kind, centre, open or closed."""

    il = ScopedChoiceFilter("district__province", rows=options.provinces, title=_("İl"))
    tur = ChoiceFilter("kind", choices=SchoolKind, label=_("Tür"))
    merkez = HostFilter(label=_("Merkez"), yes=_("Merkezi var"), no=_("Merkezi yok"))
    zorunlu = YesNoFilter("compulsory_service", label=_("Zorunlu çalışma"))
    acik = YesNoFilter("working", label=_("Okul"), yes=_("Açık"), no=_("Kapalı"))

    class Meta(FilterSet.Meta):
        model = School
        fields: list[str] = []


class DecisionFilters(FilterSet):
    """Kind and dates."""

    konu = ChoiceFilter("kind", choices=DecisionKind, label=_("Konusu"))
    ilk = DayFilter("date", lookup_expr="gte", label=_("Bu tarihten"))
    son = DayFilter("date", lookup_expr="lte", label=_("Bu tarihe kadar"))

    class Meta(FilterSet.Meta):
        model = Decision
        fields: list[str] = []


class ProvinceFilters(FilterSet):
    """With or without a centre, pilot or not."""

    pilot = YesNoFilter("pilot", label=_("METEK III pilot ili"))

    class Meta(FilterSet.Meta):
        model = Province
        fields: list[str] = []


class FieldFilters(FilterSet):
    """Kind of the field."""

    tur = ChoiceFilter("kind", choices=Field.Kind, label=_("Tür"))

    class Meta(FilterSet.Meta):
        model = Field
        fields: list[str] = []


class SubjectFilters(FilterSet):
    """Kind of the subject, target group, matching field."""

    tur = ChoiceFilter("kind", choices=TeachingSubject.Kind, label=_("Tür"))
    hedef = YesNoFilter("target", label=_("Hedef kitle"))
    alan = ScopedChoiceFilter("fields", rows=options.fields, title=_("Eşleşen alan"))

    class Meta(FilterSet.Meta):
        model = TeachingSubject
        fields: list[str] = []


__all__ = [
    "CenterFilters",
    "DecisionFilters",
    "FieldFilters",
    "ProvinceFilters",
    "SchoolFilters",
    "SubjectFilters",
]
