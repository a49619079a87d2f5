"""Columns and filters of the list of letters."""

from django.utils.translation import gettext_lazy as _

from smm_portal.documents.models import Letter
from smm_portal.kit.columns import Column
from smm_portal.kit.filters import ChoiceFilter, DayFilter, FilterSet, ScopedChoiceFilter
from smm_portal.kit.markup import chip
from smm_portal.offices.models import Office

from . import registry

TONES = {
    Letter.State.DRAFT: ("warning", "pencil"),
    Letter.State.ISSUED: ("success", "circle-check"),
    Letter.State.CORRECTED: ("neutral", "replace"),
}


def state_chip(letter: Letter):
    """The state in words with its sign."""
    tone, sign = TONES[letter.state]
    return chip(tone, letter.get_state_display(), sign)


COLUMNS = (
    Column("title", _("Yazı"), link=True, sort="title"),
    Column("kind", _("Tür"), value=lambda row: registry.label_of(row.kind), hide_on_phone=True),
    Column("office", _("Yazan makam"), value="office.name", sort=("office__sort_key",)),
    Column("number", _("Sayı"), sort="number", code=True, css="nowrap"),
    Column("date", _("Tarih"), sort="date", css="nowrap"),
    Column("written_at", _("Hazırlama"), sort="written_at", css="nowrap", hide_on_phone=True),
    Column(
        "state",
        _("Durum"),
        render=lambda value, row: state_chip(row),
        export=lambda row: str(row.get_state_display()),
    ),
)


def writing_offices(request):
    """The offices whose letters the reader sees."""
    seen = Letter.objects.visible_to(request.duty).order_by().values("office")
    return Office.objects.filter(pk__in=seen).order_by("sort_key", "pk")


def kind_choices() -> list[tuple]:
    """Kinds of letter by their words."""
    pairs = ((kind.key, str(kind.label)) for kind in registry.all_kinds())
    return [("", _("Hepsi")), *sorted(pairs, key=lambda pair: pair[1])]


class StateFilter(ChoiceFilter):
    """The state, which is a property with an SQL twin."""

    def filter(self, qs, value):
        return qs.in_state(value) if value else qs


class LetterFilters(FilterSet):
    """By kind, state, writing office and day."""

    tur = ChoiceFilter("kind", label=_("Tür"))
    durum = StateFilter("number", label=_("Durum"), choices=Letter.State)
    makam = ScopedChoiceFilter("office", rows=writing_offices, title=_("Yazan makam"))
    baslangic = DayFilter("date", lookup_expr="gte", label=_("Tarihi şu günden beri"))
    bitis = DayFilter("date", lookup_expr="lte", label=_("Tarihi şu güne kadar"))

    class Meta(FilterSet.Meta):
        model = Letter
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["tur"].extra["choices"] = kind_choices()
