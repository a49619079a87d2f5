"""The one way to show a thing: head, facts, acts, sections, history.

Higher rooms add sections to a lower room's page by ``extend``; the page asks them one by one.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from . import history
from .acts import Act
from .hooks import open_acts
from .paging import whole

HISTORY_PAGE = "gecmis"


@dataclass(frozen=True)
class Fact:
    """A label and a value of the head. ``value`` may be a SafeString."""

    label: Any
    value: Any


@dataclass(frozen=True)
class Section:
    """A part of the page under its own heading and anchor: a template with context, or HTML."""

    anchor: str
    title: Any
    template: str = ""
    context: dict = field(default_factory=dict)
    html: str = ""
    acts: tuple[Act, ...] = ()
    order: int = 50

    def render(self, request) -> str:
        """The section's body."""
        return self.html or render_to_string(self.template, self.context, request)


Maker = Callable[[Any, Any], Section | None]
_extensions: dict[str, list[Maker]] = defaultdict(list)


def extend(page: str, maker: Maker) -> None:
    """Add a section to the detail page of a URL name: ``maker(request, obj)`` or None."""
    if maker not in _extensions[page]:
        _extensions[page].append(maker)


def sections_of(page: str, request, obj) -> list[Section]:
    """What the higher rooms add to a page for this reader."""
    made = (maker(request, obj) for maker in _extensions.get(page, ()))
    return [section for section in made if section]


class DetailPage(View):
    """Base of every detail page.

    Give ``page_name`` (its URL name) and ``get_queryset()`` scoped by ``request.duty``: what lies
    outside is a 404. As needed ``get_title()``, ``get_subtitle()``, ``chip()`` (a SafeString),
    ``facts()``, ``acts()``, ``sections()``, ``related_history()``, ``crumbs()``.

    The history is told when the reader asks for it (``?gecmis=1``): it costs as many questions
    again as the page. ``show_history`` False: this reader is not offered it at all.
    ``history_lead`` says beforehand what it tells.
    """

    http_method_names: ClassVar = ["get", "head", "options"]
    template_name = "kit/detail.html"
    page_name = ""
    show_history = True
    history_lead: str | Promise = _("Bu kayıtta neyin, ne zaman, kimin eliyle değiştiği.")

    def get_queryset(self):
        raise NotImplementedError

    def get_title(self) -> str:
        return str(self.object)

    def get_subtitle(self) -> str | Promise:
        return ""

    def chip(self) -> str:
        """The state as a chip of ``markup.chip``."""
        return ""

    def facts(self) -> list[Fact]:
        return []

    def acts(self) -> list[Act]:
        """What this reader can do here; the primary one first."""
        return []

    def sections(self) -> list[Section]:
        return []

    def related_history(self) -> list:
        """Querysets of tracked rows whose history belongs on this page."""
        return []

    def crumbs(self) -> list[tuple[str, str]]:
        return []

    def extra_context(self) -> dict:
        return {}

    @cached_property
    def object(self):
        """The object inside the reader's scope; 404 outside."""
        try:
            return get_object_or_404(self.get_queryset(), **self.kwargs)
        except (ValueError, OverflowError):
            raise Http404 from None

    def get(self, request, *args, **kwargs):
        return TemplateResponse(request, self.template_name, self.get_context())

    def get_context(self) -> dict:
        """What the template uses; sections come rendered, in their order."""
        context = {
            "object": self.object,
            "title": self.get_title(),
            "subtitle": self.get_subtitle(),
            "chip_html": self.chip(),
            "facts": self.facts(),
            "acts": open_acts(self.request, self.acts()),
            "sections": self._rendered_sections(),
            "history": self._history(),
            "history_offered": self.show_history and not self.history_asked,
            "history_lead": self.history_lead,
        }
        if crumbs := self.crumbs():
            context["crumbs"] = crumbs
        return context | self.extra_context()

    def _rendered_sections(self) -> list[dict]:
        found = [*self.sections(), *sections_of(self.page_name, self.request, self.object)]
        found.sort(key=lambda section: section.order)
        return [
            {
                "anchor": section.anchor,
                "title": section.title,
                "acts": open_acts(self.request, section.acts),
                "body": section.render(self.request),
            }
            for section in found
        ]

    @property
    def history_asked(self) -> bool:
        """Whether the address asks for the history."""
        return HISTORY_PAGE in self.request.GET

    def _history(self):
        if not (self.show_history and self.history_asked):
            return None
        page = whole(self.request.GET.get(HISTORY_PAGE, ""))
        return history.sentences(self.object, *self.related_history(), page=page)
