"""The portal's tags and filters, built into every template. The work is done in plain modules."""

from django import template

from smm_portal.kit import clause_marks, clauses, dates, days, markup, suffix

register = template.Library()

register.filter("tarih", days.day)
register.filter("tarih_saat", days.moment)
register.filter("last_day", dates.last_day)
register.filter("days_left", days.days_left)
register.filter("sayi", days.number)
register.filter("ek", suffix.attach)
register.filter("clauses", clause_marks.with_chips)
register.filter("clause_slug", clauses.slug)
register.filter("clause_url", clause_marks.clause_url)
register.filter("seat_icon", markup.seat_icon)
register.simple_tag(markup.icon, name="icon")
register.simple_tag(markup.chip, name="chip")
register.simple_tag(clause_marks.clause_chip, name="clause")
register.simple_tag(markup.seats_small, name="seats_small")
register.simple_tag(markup.menu, name="menu")


@register.filter
def primary_acts(acts) -> list:
    """The acts that stand as buttons: the primary ones, or the only one there is."""
    acts = list(acts or ())
    return acts if len(acts) == 1 else [act for act in acts if act.primary]


@register.filter
def other_acts(acts) -> list:
    """The acts that go into the menu beside the buttons."""
    shown = primary_acts(acts)
    return [act for act in acts or () if act not in shown]


@register.filter
def tone(level_tag: str) -> str:
    """The tone of a Django message."""
    return {"error": "danger", "debug": "neutral"}.get(level_tag, level_tag or "info")


@register.filter
def tone_icon(tone_name: str) -> str:
    """The sign that goes with a tone."""
    signs = {"success": "circle-check", "warning": "alert-triangle", "danger": "alert-circle"}
    return signs.get(tone_name, "info")
