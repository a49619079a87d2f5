"""Small pieces of HTML that pages use many times over; built in Python because lists are hot."""

from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import days

TONES = {"neutral", "success", "warning", "danger", "info"}
SEAT_ICONS = {"general": "star", "development": "user", "english": "language", "unused": "minus"}


@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """A sign of the sprite. Without a label it is decoration; with one, screen readers say it."""
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    address = f"{static('img/icons.svg')}#{escape(name)}"
    svg = f'<svg class="icon" {said}><use href="{address}"/></svg>'
    return mark_safe(svg)  # noqa: S308 - label and name are escaped


def chip(tone: str, text, sign: str = "") -> SafeString:
    """A state in words with its sign. Tones: neutral, success, warning, danger, info."""
    return _chip(tone if tone in TONES else "neutral", _plain(text), sign)


def _plain(text) -> str:
    """A text as it stands in the reader's language; what is safe already stays so."""
    return text if isinstance(text, str) else str(text)


# Typed: a text that is safe HTML and the same text that is not are two chips.
@lru_cache(maxsize=512, typed=True)
def _chip(tone: str, text: str, sign: str) -> SafeString:
    return format_html(
        '<span class="state state-{}">{}{}</span>', tone, icon(sign) if sign else "", text
    )


@lru_cache(maxsize=8)
def _state_words(_language: str | None) -> dict[str, str]:
    """How a seat without a name is said; looked up once a language, for lists say it often."""
    return {"unused": _("kullanılmıyor"), "vacant": _("boş"), "filled": _("dolu")}


def _seat_words(seat: dict, states: dict[str, str]) -> str:
    said = seat.get("holder") or states.get(seat["state"]) or states["filled"]
    if seat["state"] == "ending" and seat.get("until"):
        said = _("%(who)s, son gün %(day)s") % {"who": said, "day": days.day(seat["until"])}
    role = seat.get("role") or _("%(number)s. kadro") % {"number": seat["number"]}
    return f"{role}: {said}"


def seats_small(seats) -> SafeString:
    """The five seats in one line of a list: five marks and the count, with all of it in words."""
    marks = "".join(f'<i class="seat-mark {_mark_class(s)}"></i>' for s in seats)
    taken = sum(s["state"] in ("filled", "ending") for s in seats)
    open_ = sum(s["state"] != "unused" for s in seats)
    states = _state_words(get_language())
    words = escape("; ".join(_seat_words(s, states) for s in seats))
    html = (
        f'<span class="seats-small" title="{words}">'
        f'<span class="seat-marks" aria-hidden="true">{marks}</span>'
        f'<span class="seat-count">{taken}/{open_}</span>'
        f'<span class="visually-hidden">. {words}</span></span>'
    )
    return mark_safe(html)  # noqa: S308 - words and marks are escaped


def _mark_class(seat: dict) -> str:
    return f"is-{escape(seat['state'])} is-{escape(seat['kind'])}"


def seat_icon(kind: str) -> str:
    """The sign of a kind of seat."""
    return SEAT_ICONS.get(kind, "armchair")


def _menu_item(item: dict) -> str:
    current = ' aria-current="page"' if item.get("current") else ""
    sign = icon(item["icon"]) if item.get("icon") else ""
    count = item.get("count")
    badge = f'<span class="menu-count">{days.number(count)}</span>' if count else ""
    return (
        f'<li><a class="menu-link" href="{escape(item["url"])}"{current}>{sign}'
        f'<span class="menu-text">{escape(item["label"])}</span>{badge}</a></li>'
    )


def menu(groups) -> SafeString:
    """The menu's groups as lists; the layout shows it at the side and again in the phone's menu."""
    out = []
    for group in groups or ():
        if group.get("label"):
            out.append(f'<p class="menu-label">{escape(group["label"])}</p>')
        items = "".join(_menu_item(item) for item in group["items"])
        out.append(f'<ul class="menu-list">{items}</ul>')
    return mark_safe("".join(out))  # noqa: S308 - every part is escaped
