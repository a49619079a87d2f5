"""Clauses on a page: their addresses and the chips that lead to them."""

import re
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from . import clauses

_IN_TEXT = re.compile(
    r"(?P<before>\(?)Madde (?P<no>\d{1,2}/\d{1,2}(?:-[a-zçğıöşü](?!\w))?)(?![/\w]|-\w)"
    r"(?P<after>[).,;:!?]*)"
)


@cache
def _address(clause: str) -> str:
    clauses.parts(clause)
    return reverse("law:clause", args=[clauses.slug(clause)])


def clause_url(clause: str) -> str:
    """Where the register explains the clause, or "" for what is no clause of the Yönerge."""
    try:
        return _address(clause)
    except (ValueError, NoReverseMatch):
        return ""


def clause_chip(clause: str) -> SafeString:
    """The chip "Madde 4/5", a link to the register. Nothing for an empty clause."""
    if not clause:
        return mark_safe("")
    url = clause_url(clause)
    if not url:
        return format_html('<span class="clause">Madde {}</span>', clause)
    return format_html('<a class="clause" href="{}">Madde {}</a>', url, clause)


def with_chips(text) -> SafeString:
    """The text, escaped, with every "Madde 4/5" in it made a chip."""
    escaped = str(conditional_escape(text))
    return mark_safe(_IN_TEXT.sub(_chipped, escaped))  # noqa: S308 - escaped above


def _chipped(found: re.Match) -> str:
    """The chip; brackets and stops that touch it stay on its line, where a chip alone would not
    hold them."""
    chip = clause_chip(found["no"])
    if not found["before"] and not found["after"]:
        return chip
    return f'<span class="clause-with">{found["before"]}{chip}{found["after"]}</span>'
