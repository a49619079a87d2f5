"""The clause register: what the Yönerge binds, how it is held, what is found today."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.kit.hooks import hooks
from smm_portal.kit.markup import chip

from .. import register
from ..forms import RegisterFilter
from ..models import Finding

LIMIT = 100
_CHIPS = {"held": ("success", "circle-check"), "partly": ("info", "hourglass")}


def state_chip(clause):
    """Whether the clause is held, as a chip."""
    tone, sign = _CHIPS.get(clause.state, ("neutral", "circle-dashed"))
    return chip(tone, clause.state_label, sign)


def register_page(request):
    """Every clause by article; with today's findings for who is signed in."""
    form = RegisterFilter(request.GET)
    counts = _counts(request)
    rows = [
        (
            article,
            heading,
            [(clause, state_chip(clause), counts.get(clause.no)) for clause in members],
        )
        for article, heading, members in register.by_article(form.chosen())
    ]
    context = {
        "title": _("Yönerge maddeleri"),
        "lead": _(
            "Sektörel Mükemmeliyet Merkezleri Yönergesi'nin bağlayıcı hükümleri ve portalın her "
            "birini nasıl tuttuğu. Cümleler bizimdir; bağlayıcı olan Yönerge'nin kendi metnidir."
        ),
        "form": form,
        "articles": rows,
        "shown": sum(len(members) for _a, _h, members in rows),
        "total": len(register.all_clauses()),
        "totals": _totals(),
    }
    return TemplateResponse(request, "law/register.html", context)


def _counts(request) -> dict[str, dict]:
    rows = _findings(request).values("clause")
    rows = rows.annotate(every=Count("pk"), hard=Count("pk", filter=Q(hard=True)))
    return {row["clause"]: row for row in rows}


def _findings(request):
    """Open findings in scope; none for who may not open their list (a teacher at a school)."""
    duty = request.duty if hooks.may_open(request, reverse("law:findings")) else None
    return Finding.objects.visible_to(duty).still_open()


def _totals() -> list[tuple[str, str, int]]:
    states = [clause.state for clause in register.all_clauses()]
    return [(state, label, states.count(state)) for state, label in register.STATES.items()]


def clause_page(request, slug: str):
    """One clause: our sentence, how it is held, by which test, and what is found in scope."""
    clause = register.at(slug)
    if clause is None:
        return _letters(slug)
    found = _findings(request).filter(clause=clause.no)
    found = found.select_related("office").order_by("-hard", "office__sort_key", "pk")
    rows = list(found[: LIMIT + 1])
    context = {
        "title": clause.title,
        "lead": clause.heading,
        "chip_html": state_chip(clause),
        "clause": clause,
        "findings": rows[:LIMIT],
        "more": len(rows) > LIMIT,
        "neighbours": _neighbours(clause),
        "crumbs": [(_("Yönerge maddeleri"), reverse("law:register")), (clause.title, "")],
    }
    return TemplateResponse(request, "law/clause.html", context)


def _letters(slug: str):
    """A paragraph of letters ("Madde 8/1") is read in the register, under its article."""
    if not register.has_letters(slug):
        raise Http404
    article = slug.split("-")[0]
    url = reverse("law:register", query={"madde": article}, fragment=f"madde-{article}")
    return redirect(url)


def _neighbours(clause):
    every = register.all_clauses()
    place = every.index(clause)
    previous = every[place - 1] if place else None
    return previous, every[place + 1] if place + 1 < len(every) else None
