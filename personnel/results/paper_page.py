"""What the page of minutes shows: seats and rulings, objections, who confirmed, the document."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Fact, Section
from smm_portal.kit.markup import chip

from ..commissions import sitting
from ..models import Minutes
from ..models.results import MinutesState
from . import page, paper_rows, pdf
from .board import sees_drafts
from .reading import Paper

STATES = {
    MinutesState.DRAFT: ("neutral", "edit"),
    MinutesState.SIGNING: ("warning", "hourglass"),
    MinutesState.CONFIRMED: ("success", "check"),
}


def state_chip(paper: Paper):
    """The state of the minutes in words with its sign."""
    tone, sign = STATES[paper.state]
    return chip(tone, paper.state_label, sign)


def crumbs(row: Minutes, title: str) -> list[tuple]:
    """The way from the list of commissions."""
    board = (_("Sonuçlar"), reverse("personnel:results", args=[row.commission_id]))
    return page.crumbs(row.commission, title, board)


def facts(row: Minutes, paper: Paper) -> list[Fact]:
    """Numbers and days of the head."""
    confirmed = len(paper.voices)
    people = len(sitting.sitters(row.commission))
    said = {"done": confirmed, "all": people}
    return [
        Fact(_("Tutanak no"), paper.number),
        Fact(_("Onaya açılış"), days.moment(row.signing_at) if row.signing_at else ""),
        Fact(_("Onaylayan üye"), _t("%(done)s / %(all)s") % said if paper.open else confirmed),
        Fact(_("Onaylanma"), days.moment(row.confirmed_at) if row.confirmed_at else ""),
    ]


def acts(duty, row: Minutes, paper: Paper) -> list[Act]:
    """What this reader can do with the minutes."""
    back = Act(_("Sonuçlar sayfası"), reverse("personnel:results", args=[row.commission_id]))
    if not sees_drafts(row.commission, duty):
        return [back]
    if paper.draft:
        return [*page.paper_acts(duty, row.commission), back]
    if paper.open:
        return [*page.signing_acts(duty, row.commission, paper), back]
    return [*page.next_acts(duty, row.commission), back]


def sections(duty, row: Minutes, paper: Paper) -> list[Section]:
    """Rulings by seat, objections, the note, confirmations, the document."""
    if hidden(duty, row, paper):
        return [Section("hazirlaniyor", _("Kararlar"), html=_hidden(), order=10)]
    found = paper_rows.of(row)
    seats = [_seat(duty, one, order) for order, one in enumerate(found, start=20)]
    voices, document = _voices(row, paper), _document(duty, row, paper)
    return [*_objections(duty, row, found), *seats, *_note(row), voices, *document]


def hidden(duty, row: Minutes, paper: Paper) -> bool:
    """Whether what the minutes say, and said before, is the members' alone still."""
    return paper.open and not sees_drafts(row.commission, duty)


def _hidden() -> str:
    text = _t("Tutanak henüz onaylanmadı. Kararlar, bütün üyeler onayladıktan sonra görünür.")
    return format_html('<p class="soft">{}</p>', text)


def _seat(duty, one: paper_rows.SeatRulings, order: int) -> Section:
    rows = [
        {
            "row": row,
            "outcome": page.outcome_chip(row.outcome),
            "closed": paper_rows.closed_to(duty, row),
        }
        for row in one.rows
    ]
    context = {
        "why": one.why,
        "rows": rows,
        "scored": any(row.score is not None for row in one.rows),
    }
    template = "personnel/results/section_rulings.html"
    title = f"{one.center} · {one.title}"
    return Section(f"kadro-{one.seat.pk}", title, template, context, order=order)


def _objections(duty, row: Minutes, seats: list[paper_rows.SeatRulings]) -> list[Section]:
    if row.kind != Minutes.Kind.SUPPLEMENTARY:
        return []
    template = "personnel/results/section_decisions.html"
    found = paper_rows.objections(seats)
    context = {"rows": [one | {"closed": paper_rows.closed_to(duty, one["row"])} for one in found]}
    return [Section("itirazlar", _("İtirazlar"), template, context, order=10)]


def _note(row: Minutes) -> list[Section]:
    if not row.note:
        return []
    template = "personnel/results/section_note.html"
    return [Section("not", _("Komisyonun notu"), template, {"note": row.note}, order=85)]


def _voices(row: Minutes, paper: Paper) -> Section:
    """Every member with his confirmation; who confirmed and left stays in the list."""
    by_user = {one.user: one for one in paper.voices}
    lines = [
        {"name": one.name, "parts": one.parts_in_words, "voice": by_user.pop(one.user, None)}
        for one in sitting.sitters(row.commission)
    ]
    left = _t("Sonradan ayrılan üye")
    lines += [{"name": one.name, "parts": left, "voice": one} for one in by_user.values()]
    context = {"lines": lines, "closed": row.state == MinutesState.CONFIRMED}
    template = "personnel/results/section_voices.html"
    return Section("onaylar", _("Üyelerin onayı"), template, context, order=88)


def _document(duty, row: Minutes, paper: Paper) -> list[Section]:
    if not pdf.open_to(duty, row.commission):
        return []
    document = None if paper.open else pdf.document_of(row)
    template = "personnel/results/section_document.html"
    context = {"document": document, "open": paper.open}
    return [Section("belge", _("Tutanağın belgesi"), template, context, order=89)]
