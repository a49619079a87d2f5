"""What the board of results shows: state, next acts, seats with candidates, objections, papers."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Fact, Section
from smm_portal.kit.markup import chip
from smm_portal.offices import policy

from ..models import Commission
from ..models.commissions import CommissionState
from ..models.results import MinutesKind, Outcome
from . import access, reading
from .board import Block, Board, Row, SeatBoard, sees_drafts
from .reading import Paper, Said
from .tiers import LABELS

STATES = {
    CommissionState.FORMED: ("neutral", "users-group"),
    CommissionState.REVIEWING: ("info", "eye"),
    CommissionState.PROVISIONAL: ("warning", "hourglass"),
    CommissionState.FINAL: ("success", "check"),
    CommissionState.SENT: ("success", "send"),
}
OUTCOMES = {
    Outcome.FITS: ("success", "check"),
    Outcome.CLOSED: ("neutral", "clock"),
    Outcome.UNFIT: ("danger", "x"),
}


def state_chip(commission: Commission):
    """The commission's state in words with its sign."""
    tone, sign = STATES[commission.state]
    return chip(tone, commission.get_state_display(), sign)


def outcome_chip(outcome: str):
    """An outcome in words with its sign."""
    tone, sign = OUTCOMES[outcome]
    return chip(tone, Outcome(outcome).label, sign)


def crumbs(commission: Commission, title, *between) -> list[tuple]:
    """The way from the list of commissions."""
    home = (_("Komisyonlar"), reverse("personnel:commissions"))
    here = (str(commission.province), reverse("personnel:commission", args=[commission.pk]))
    return [home, here, *between, (title, "")]


def facts(commission: Commission, board: Board) -> list[Fact]:
    """Numbers and days of the head."""
    rows = list(board.rows())
    found = [
        Fact(_("Kadro"), len(board.seats)),
        Fact(_("Aday (tercih)"), len(rows)),
        Fact(_("Tutanak"), _paper_words(board.paper or _newest(commission))),
    ]
    if commission.objections_until:
        until = commission.objections_until
        left = f"{days.day(until)} ({days.days_left(until)})"
        found.append(Fact(_("İtirazların son günü"), left))
    if commission.sent_at:
        found.append(Fact(_("Bakanlığa bildirim"), days.moment(commission.sent_at)))
    return found


def _newest(commission: Commission) -> Paper | None:
    return next(reversed(reading.papers(commission)), None)


def _paper_words(paper: Paper | None):
    if paper is None:
        return _t("Henüz yok")
    url = reverse("personnel:minutes", args=[paper.pk])
    words = f"{paper.label} {paper.number}"
    return format_html('<a href="{}">{}</a> · {}', url, words, paper.state_label)


# Acts.


def acts(duty, commission: Commission, blocked: bool) -> list[Act]:
    """What this reader can do now; the next act of the commission first."""
    found = [] if not sees_drafts(commission, duty) else _next(duty, commission, blocked)
    return [*found, _dossier(duty, commission)]


def _next(duty, commission: Commission, blocked: bool) -> list[Act]:
    """By the open minutes, else by the commission's state."""
    paper = reading.open_paper(commission)
    if paper is not None and paper.draft:
        return _of_draft(duty, commission, blocked)
    if paper is not None:
        return signing_acts(duty, commission, paper)
    return next_acts(duty, commission)


def next_acts(duty, commission: Commission) -> list[Act]:
    """What follows where no minutes are open."""
    if commission.state == CommissionState.REVIEWING:
        return [_begin(duty, commission)]
    if commission.state == CommissionState.PROVISIONAL:
        # The final minutes may stand because the last member to confirm left.
        done = reading.paper_of(commission, MinutesKind.FINAL)
        return [_send(duty, commission) if done else _compose(duty, commission)]
    if commission.state == CommissionState.FINAL:
        return [_send(duty, commission)]
    return []


def _begin(duty, commission: Commission) -> Act:
    if reading.paper_of(commission, MinutesKind.PROVISIONAL):
        return Act(
            _("Geçici sonucu yayımla"),
            _url("results_publish", commission),
            access.may_publish(duty, commission),
            primary=True,
            post=True,
            confirm=_publish_words(commission),
        )
    url, verdict = _url("results_begin", commission), access.may_begin(duty, commission)
    return Act(_("Önerilen kararlarla tutanağı başlat"), url, verdict, primary=True, post=True)


def _publish_words(commission: Commission) -> str:
    text = _t(
        "Bütün başvuranlara bildirilir ve %(days)s iş günlük itiraz süresi başlar. Geri alınmaz."
    )
    return text % {"days": commission.call.objection_days}


def _of_draft(duty, commission: Commission, blocked: bool) -> list[Act]:
    change = access.may_change(duty, commission)
    refresh = Act(_("Kararları yenile"), _url("results_refresh", commission), change, post=True)
    note = Act(_("Komisyonun notunu yaz"), _url("results_note", commission), change)
    final = reading.open_paper(commission).kind == MinutesKind.FINAL
    return [_opening(duty, commission, blocked), *([] if final else [refresh]), note]


def _opening(duty, commission: Commission, blocked: bool) -> Act:
    return Act(
        _("Üyelerin onayına aç"),
        _url("results_open", commission),
        access.may_open(duty, commission, blocked),
        primary=True,
        post=True,
        confirm=_t("Onaydayken kararlar ve puanlar değişmez. Bütün üyelere bildirilir."),
    )


def paper_acts(duty, commission: Commission) -> list[Act]:
    """What a member does on the page of minutes that are being prepared."""
    change = access.may_change(duty, commission)
    note = Act(_("Komisyonun notunu yaz"), _url("results_note", commission), change)
    opening = _opening(duty, commission, False)
    # Provisional minutes may lack something: the board says what, and opens them there.
    final = reading.open_paper(commission).kind == MinutesKind.FINAL
    return [opening, note] if final else [note]


def signing_acts(duty, commission: Commission, paper: Paper) -> list[Act]:
    """Confirm, or take back."""
    confirm = reverse("personnel:minutes_confirm", args=[paper.pk])
    back = reverse("personnel:minutes_back", args=[paper.pk])
    verdict = access.may_confirm(duty, commission, paper)
    taking = access.may_take_back(duty, commission, paper)
    return [
        Act(_("Tutanağı onayla"), confirm, verdict, primary=True),
        Act(_("Düzeltmek için geri al"), back, taking),
    ]


def _compose(duty, commission: Commission) -> Act:
    url, verdict = _url("results_final", commission), access.may_compose(duty, commission)
    return Act(_("Kesin tutanağı hazırla"), url, verdict, primary=True, post=True)


def _send(duty, commission: Commission) -> Act:
    return Act(
        _("Bakanlığa bildir"),
        _url("results_send", commission),
        access.may_send(duty, commission),
        primary=True,
        post=True,
        confirm=_t("Kesin sonuç MTEGM'ye ve Personel GM'ye bildirilir. Geri alınmaz."),
    )


def _dossier(duty, commission: Commission) -> Act | None:
    if commission.state in (CommissionState.FORMED, CommissionState.REVIEWING):
        return None
    if not policy.may(duty, "personnel:dossier"):
        return None
    return Act(
        _("Dosya paketi"),
        _url("dossier", commission),
        access.may_have_dossier(duty, commission),
    )


def _url(name: str, commission: Commission) -> str:
    return reverse(f"personnel:{name}", args=[commission.pk])


# Sections.


def sections(duty, board: Board, blocks: list[Block]) -> list[Section]:
    """What bars the minutes, the objections, each seat, the papers."""
    drafts = sees_drafts(board.commission, duty)
    writes = bool(access.may_write(duty, board.commission))
    seats = [
        _seat(board, one, drafts, writes, order) for order, one in enumerate(board.seats, start=20)
    ]
    return [*_blocks(blocks), *_objections(duty, board, drafts), *seats, *_papers(board.commission)]


def _blocks(blocks: list[Block]) -> list[Section]:
    if not blocks:
        return []
    title = _("Onaya açılmadan tamamlanacaklar")
    template = "personnel/results/section_blocks.html"
    return [Section("eksikler", title, template, {"blocks": blocks}, order=5)]


def _seat(board: Board, one: SeatBoard, drafts: bool, writes: bool, order: int) -> Section:
    url = reverse("personnel:results_seat", args=[board.commission.pk, one.seat.pk])
    acts = (Act(_("Kararları yaz"), url),) if writes and one.rows else ()
    context = {
        "seat": one,
        "rows": [row_context(row, drafts) for row in one.rows],
        "why": one.result.reason if drafts or _told(one) else "",
        "scored": any(row.score is not None for row in one.rows),
        "least": one.rule.least,
    }
    title = f"{one.seat.seat.center.name} · {one.title}"
    template = "personnel/results/section_seat.html"
    return Section(one.anchor, title, template, context, acts=acts, order=order)


def _told(one: SeatBoard) -> bool:
    return any(row.ruling for row in one.rows)


def row_context(row: Row, drafts: bool) -> dict:
    """A candidate as the tables show him; nothing of the file for who keeps away from it."""
    said = row.ruling
    return {
        "row": row,
        "name": str(row.teacher),
        "tier": LABELS.get(row.tier, _("Bu kadro kendisine açılmaz")),
        "shown": not row.barred,
        "outcome": outcome_chip(said.outcome) if said else "",
        "proposed": outcome_chip(row.proposal.outcome) if drafts and not said else "",
        "reason": said.reason if said else (row.proposal.reason if drafts else ""),
        "stale": drafts and row.stale,
    }


def ruling_words(said: Said | None) -> dict | None:
    """A ruling for a page: chip, reason, tier, score, minutes."""
    if said is None:
        return None
    return {
        "chip": outcome_chip(said.outcome),
        "tier": LABELS.get(said.tier, ""),
        "score": said.score,
        "reason": said.reason,
        "kind": MinutesKind(said.kind).label,
    }


def _objections(duty, board: Board, drafts: bool) -> list[Section]:
    rows = [row for row in board.rows() if row.objection]
    if not rows or board.commission.state in (CommissionState.FORMED, CommissionState.REVIEWING):
        return []
    may = bool(drafts and access.may_decide(duty, board.commission))
    papers = reading.papers(board.commission)
    context = {"rows": [_objection(row, may, drafts, papers) for row in rows]}
    template = "personnel/results/section_objections.html"
    return [Section("itirazlar", _("İtirazlar"), template, context, order=10)]


def _objection(row: Row, may: bool, drafts: bool, papers: list[Paper]) -> dict:
    """Who does not sit is told what confirmed minutes decided; who keeps away, nothing of it."""
    one = row.objection
    decided = one.accepted is not None
    open_ = not decided or one.minutes_id == _draft_of(row)
    told = decided and (drafts or decision_stands(one, papers))
    url = reverse("personnel:objection_decide", args=[one.pk])
    return {
        "name": str(row.teacher),
        "seat": reading.seat_words(row.wish.call_seat),
        "at": one.filed_at,
        "chip": _closed_chip() if row.barred else _objection_chip(one, told),
        "text": one.text if drafts and not row.barred else "",
        "decision": one.decision if told and not row.barred else "",
        "url": url if may and open_ and not row.barred else "",
        "label": _t("Kararı değiştir") if decided else _t("Karara bağla"),
    }


def _draft_of(row: Row) -> int | None:
    """The minutes of the newest ruling where they are not confirmed yet."""
    said = row.ruling
    return said.minutes if said and not said.confirmed else None


def decision_stands(objection, papers: list[Paper]) -> bool:
    """Whether the decision stands in minutes that every member confirmed."""
    if objection is None or objection.accepted is None:
        return False
    return any(one.pk == objection.minutes_id and not one.open for one in papers)


def _closed_chip():
    return chip("neutral", _("Dosya size kapalı"), "lock")


def _objection_chip(one, told: bool):
    if not told:
        return chip("warning", _("Karar bekliyor"), "hourglass")
    if one.accepted:
        return chip("success", _("Kabul edildi"), "check")
    return chip("neutral", _("Reddedildi"), "x")


def _papers(commission: Commission) -> list[Section]:
    found = reading.papers(commission)
    if not found:
        return []
    rows = [{"paper": one, "url": reverse("personnel:minutes", args=[one.pk])} for one in found]
    template = "personnel/results/section_papers.html"
    return [Section("tutanaklar", _("Tutanaklar"), template, {"rows": rows}, order=90)]
