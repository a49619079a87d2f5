"""Columns and filters of the list of documents."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.columns import Column
from smm_portal.kit.filters import ChoiceFilter, DayFilter, FilterSet, YesNoFilter
from smm_portal.kit.markup import chip

from . import kinds
from .models import Document, DocumentState

TONES = {
    DocumentState.REQUESTED: ("neutral", "hourglass"),
    DocumentState.LEASED: ("info", "hourglass"),
    DocumentState.READY: ("success", "circle-check"),
    DocumentState.FAILED: ("danger", "alert-circle"),
}


def state_chip(document):
    """The state in words with its sign."""
    tone, sign = TONES[document.state]
    return chip(tone, document.get_state_display(), sign)


def kind_choices(request=None) -> list[tuple]:
    """The kinds that rooms make, by their words."""
    return sorted(((kind.key, str(kind.label)) for kind in kinds.all_kinds()), key=lambda k: k[1])


COLUMNS = (
    Column("title", _("Belge"), link=True),
    Column(
        "kind",
        _("Tür"),
        value=lambda row: row.kind_label,
        sort="kind",
        hide_on_phone=True,
        css="nowrap",
    ),
    Column("owner", _("Ait olduğu makam"), value="owner.name", sort=("owner__sort_key",)),
    Column("issued_at", _("Düzenleme"), sort="issued_at", css="nowrap"),
    Column(
        "code",
        _("Doğrulama kodu"),
        value="pretty_code",
        code=True,
        css="nowrap",
        hide_on_phone=True,
    ),
    Column(
        "state",
        _("Durum"),
        sort="state",
        render=lambda value, row: state_chip(row),
        export=lambda row: str(row.get_state_display()),
    ),
)


class DocumentFilters(FilterSet):
    """By kind, state, day, and whether anybody can verify it."""

    tur = ChoiceFilter("kind", label=_("Tür"))
    durum = ChoiceFilter("state", label=_("Durum"), choices=DocumentState)
    baslangic = DayFilter("issued_at", lookup_expr="date__gte", label=_("Şu günden beri"))
    resmi = YesNoFilter(
        condition=Q(code__isnull=False),
        label=_("Belge ya da taslak"),
        yes=_("Belge"),
        no=_("Taslak"),
    )

    class Meta(FilterSet.Meta):
        model = Document
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["tur"].extra["choices"] = [("", _("Hepsi")), *kind_choices()]
