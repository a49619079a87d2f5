"""Yardım: the user guide as pages, with a search of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import guide
from .kit.filters import folded_words
from .kit.search import SHORTEST, typed


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The pages of the guide, those of the reader's duty first; or what a search found."""
    text = typed(request)
    words = folded_words(text)
    role = request.duty.role if request.duty else ""
    context = {
        "title": _("Kullanım kılavuzu"),
        "lead": _("Portalda bir işin nasıl yapıldığını adım adım anlatır."),
        "asked": text,
        "too_short": bool(text) and sum(map(len, words)) < SHORTEST,
        "hits": guide.search(words) if sum(map(len, words)) >= SHORTEST else [],
        "pages": guide.pages(),
        "mine": [page for page in guide.pages() if role in page.roles],
    }
    return render(request, "help/index.html", context)


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the guide."""
    page = guide.find_page(slug)
    if page is None:
        raise Http404
    before, after = guide.neighbours(page)
    context = {
        "title": page.title,
        "lead": page.summary,
        "page": page,
        "pages": guide.pages(),
        "before": before,
        "after": after,
        "crumbs": [(_("Kullanım kılavuzu"), reverse("help")), (page.title, "")],
    }
    return render(request, "help/page.html", context)


def chapter(request: HttpRequest) -> dict:
    """Context processor: where the guide explains this page, found when a template asks."""
    return {"help_chapter": SimpleLazyObject(lambda: _chapter(request))}


def _chapter(request: HttpRequest) -> guide.Chapter | None:
    match, duty = request.resolver_match, getattr(request, "duty", None)
    return guide.chapter_for(match.view_name, duty.role if duty else "") if match else None
