"""Filters of the road's lists."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates
from smm_portal.kit.filters import ChoiceFilter, FilterSet, ScopedChoiceFilter, YesNoFilter
from smm_portal.offices.models import ROOT_PATH, Office

from . import kinds
from .models import Submission
from .transitions import State

FEW = 2
OFFICE_OF_PROVINCE = " İl Millî Eğitim Müdürlüğü"


def _kinds(request):
    return [(kind.key, str(kind.label)) for kind in kinds.all_kinds()]


def provinces(request) -> dict[int, str]:
    """Province office → the province, by the alphabet; one query a request."""
    if not hasattr(request, "_province_offices"):
        rows = Office.objects.filter(kind=Office.Kind.PROVINCE).order_by("sort_key")
        found = rows.values_list("pk", "name")
        request._province_offices = {
            pk: name.removesuffix(OFFICE_OF_PROVINCE) for pk, name in found
        }
    return request._province_offices


def _provinces(request):
    return provinces(request).items()


class LateFilter(YesNoFilter):
    """Papers whose office is beyond its working days, or the others."""

    def filter(self, qs, value):
        if not value:
            return qs
        late = {"state": State.WAITING, "due_on__lt": dates.today()}
        return qs.filter(**late) if value == "evet" else qs.exclude(**late)


class ProvinceFilter(ScopedChoiceFilter):
    """Papers of centres in the province, by its office."""

    def filter(self, qs, value):
        return qs.filter(office__path__contains=f"/{int(value)}/") if value else qs


class PaperFilters(FilterSet):
    """Kind, late, province; what a reader could not choose between is left out."""

    tur = ScopedChoiceFilter("kind", rows=_kinds, title=_("Tür"))
    gecikme = LateFilter(label=_("Süre"), yes=_("Gecikenler"), no=_("Süresi geçmeyenler"))
    il = ProvinceFilter(rows=_provinces, title=_("İl"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        duty = getattr(self.request, "duty", None)
        if duty is None or duty.scope_path != ROOT_PATH:
            self.filters.pop("il", None)
        if len(kinds.all_kinds()) < FEW:
            self.filters.pop("tur", None)

    class Meta(FilterSet.Meta):
        model = Submission
        fields: list[str] = []


class SentFilters(PaperFilters):
    """The same, and how it ended."""

    durum = ChoiceFilter(
        "state", choices=[c for c in State.choices if c[0] != State.DRAFT], label=_("Durum")
    )
