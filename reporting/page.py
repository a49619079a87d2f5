"""What the pages of writing show: the whole text with open forms in it, or one part of it."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from smm_portal.road.models import Step
from smm_portal.road.transitions import Act

from . import differences, editing, owed, parts, reading, writing
from .models import AnnualPlan, PlanRevision
from .writing import Place


def crumbs(plan: AnnualPlan, *more) -> list[tuple[str, str]]:
    """The list of plans, the plan, and what lies below."""
    above = [(_("Yıllık planlar"), reverse("reporting:plans"))]
    return [*above, (str(plan), reverse("reporting:plan", args=[plan.pk])), *more]


def write_page(request, plan: AnnualPlan, revision: PlanRevision) -> dict:
    """Everything of the writing page."""
    text = reading.read(revision)
    lost, lacking = open_forms(request.duty, plan, text), revision.lacking
    return {
        "title": _("%(year)s yılı planını yaz") % {"year": plan.year},
        "lead": plan.center.name,
        "crumbs": crumbs(plan, (_("Yaz"), "")),
        "plan": plan,
        "revision": revision,
        "text": text,
        "editing": True,
        "lost": lost,
        "returned": last_return(plan, revision),
        "due": owed.due_on(plan.center, plan.year),
        "lacks": reading.lacks(text, lacking),
    }


def side(text: reading.PlanText) -> dict:
    """What stands beside the text: what is missing, sums, coverage; asked anew after a save."""
    return {"lacks": reading.lacks(text), "text": text}


def last_return(plan: AnnualPlan, revision: PlanRevision):
    """The step by which the revision before this one came back, with its reason."""
    if revision.number == 1:
        return None
    rows = Step.objects.filter(
        submission__plan_revision__plan=plan,
        submission__number=revision.number - 1,
        act__in=[Act.RETURN, Act.REFUSE],
    )
    return rows.select_related("from_office").order_by("-number").first()


def open_forms(duty, plan: AnnualPlan, text: reading.PlanText) -> list[dict]:
    """Put the person's unsaved texts into the tree as open forms; those without a place remain."""
    rows, lost = text.rows(), []
    text.forms = {}
    for place, draft in writing.live(duty, plan):
        if not _open(duty, place, draft, rows, text):
            lost.append(lost_line(place, writing.typed_in(draft)))
    return lost


def _open(duty, place: Place, draft, rows: dict, text: reading.PlanText) -> bool:
    if place.part.is_text:
        holder, row = text, text.revision
    elif place.new:
        holder = rows.get(f"{place.part.below}:{place.key.hex}") if place.part.below else text
        row = None
    else:
        holder = row = rows.get(f"{place.slug}:{place.key.hex}")
    if holder is None:
        return False
    if editing.is_unsaved(place, row, writing.typed_in(draft)):
        editor = editing.open_editor(duty, place, row, draft)
        _hang(holder, place, editor)
    return True


def _hang(holder, place: Place, editor) -> None:
    if isinstance(holder, reading.PlanText):
        name = "new_aim" if place.new else place.slug
        holder.forms[name] = editor
    elif place.new:
        setattr(holder, f"new_{place.slug}", editor)
    else:
        holder.editor = editor


def lost_line(place: Place, typed: dict) -> dict:
    """Unsaved text in words, with the way to it."""
    return {"label": place.part.label, "url": place.url(), "words": words_of(place, typed)}


def words_of(place: Place, typed: dict) -> list[tuple[str, str]]:
    """(label, text) of what was typed into a part's form."""
    form = place.part.form(initial=editing.initial_of(place, typed))
    return [(bound.label, differences.shown(bound)) for bound in form if differences.shown(bound)]


def part_page(plan: AnnualPlan, editor) -> dict:
    """A part's form on a page of its own."""
    back = f"{reverse('reporting:write', args=[plan.pk])}#{editor.place.anchor}"
    return {
        "title": editor.title,
        "lead": f"{plan.center.name}, {plan.year}",
        "crumbs": crumbs(plan, (_("Yaz"), back), (editor.title, "")),
        "editor": editor,
        "plan": plan,
        "back_url": back,
    }


def lost_page(plan: AnnualPlan, place: Place, typed: dict, sent: bool) -> dict:
    """Text whose part was deleted or sent meanwhile: nothing of it is thrown away unseen."""
    return {
        "title": _("Kaydedilmemiş yazınız"),
        "lead": place.part.label,
        "crumbs": crumbs(plan, (_("Kaydedilmemiş yazı"), "")),
        "plan": plan,
        "sent": sent,
        "words": words_of(place, typed),
        "url": place.url(),
    }


def saved_part(request, revision: PlanRevision, place: Place) -> HttpResponse:
    """The part as text, and beside it what its change moved: sums and what is missing."""
    return _part(request, revision, place, side_too=True)


def closed_part(request, revision: PlanRevision, place: Place) -> HttpResponse:
    """The part as text again, nothing else."""
    return _part(request, revision, place, side_too=False)


def _part(request, revision: PlanRevision, place: Place, side_too: bool) -> HttpResponse:
    text = reading.read(revision)
    context = {"plan": revision.plan, "revision": revision, "text": text, "editing": True}
    row = text.rows().get(f"{place.slug}:{place.key.hex}")
    parent = _parent(text, row)
    context |= {"row": row, "parent": parent, "slug": place.slug}
    if place.new:
        holder = text.rows().get(f"{place.part.below}:{place.key.hex}")
        context |= {"place": place, "holder": holder, "part": place.part}
        return HttpResponse(render_to_string("reporting/_add.html", context, request))
    html = render_to_string(f"reporting/_part_{place.slug}.html", context, request)
    if side_too:
        context |= side(text)
        html += render_to_string("reporting/_moved.html", context, request)
    return HttpResponse(html)


def _parent(text: reading.PlanText, row):
    if row is None or not parts.BY_SLUG[row.slug].below:
        return None
    number = row.number.rpartition(".")[0]
    rows = text.objectives if row.slug in ("gosterge", "faaliyet") else text.aims
    return next(one for one in rows if one.number == number)
