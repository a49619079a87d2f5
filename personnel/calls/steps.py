"""The steps in which a call is written: each one matter, saved at once for everybody at MTEGM.

Typed text that could not be saved lives in the person's draft of the call; ``stood`` marks what
was stored when a page was opened, so that nobody overwrites a colleague unseen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.acts import Verdict, refused
from smm_portal.offices import policy
from smm_portal.road import drafts
from smm_portal.road.models import Draft, DraftConflict

from ..models import Call
from ..models.calls import CallState
from . import rows, services
from .forms import MatterForm
from .missing import CRITERIA, DOCUMENTS, MATTER, SEATS
from .services import KIND

SUMMARY = "ozet"


@dataclass(frozen=True)
class Step:
    """One matter. ``form(call, data, typed)`` builds what is filled in, ``save(call, form)``
    stores it, ``stored(call)`` tells what is stored as (label, value) lines.
    """

    slug: str
    title: Any
    asks: Any
    template: str
    form: Callable | None = None
    save: Callable | None = None
    stored: Callable[[Call], list[tuple]] = lambda call: []


def _matter(call: Call, data=None, typed: dict | None = None) -> MatterForm:
    initial = {name: values[-1] for name, values in (typed or {}).items() if values}
    return MatterForm(data, instance=call, initial=initial)


def _save_matter(call: Call, form: MatterForm) -> None:
    services.write(call, form.values())


def _said_matter(call: Call) -> list[tuple]:
    label = Call._meta.get_field
    return [(label(name).verbose_name, _shown(getattr(call, name))) for name in services.MATTER]


def _shown(value) -> str:
    return days.day(value) if hasattr(value, "isoformat") else "" if value is None else str(value)


def _said_criteria(call: Call) -> list[tuple]:
    return [(one.name, f"%{one.weight} · {one.description}") for one in call.criteria.all()]


def _said_documents(call: Call) -> list[tuple]:
    found = call.documents.values_list("name", "help", "required", "criterion__name")
    return [(name, " · ".join([help_, str(needed), of or ""])) for name, help_, needed, of in found]


STEPS = (
    Step(
        MATTER,
        _("Konu ve takvim"),
        _(
            "Başvurunun takvimini, usulünü ve ölçütlerini MTEGM belirler. Günler, yılın "
            "ayarlarından iş günü sayılarak önerildi; değiştirebilirsiniz."
        ),
        "personnel/calls/step_matter.html",
        _matter,
        _save_matter,
        _said_matter,
    ),
    Step(
        SEATS,
        _("Kadrolar"),
        _(
            "Görev başlangıcında boş olan, başka bir çağrıda bulunmayan kadrolar listelenir. "
            "Kadronun ne için olduğu yayımlandığı günkü hâliyle sabitlenir (Madde 4/5)."
        ),
        "personnel/calls/step_seats.html",
    ),
    Step(
        CRITERIA,
        _("Ölçütler"),
        _(
            "Komisyon her ölçütü 0–100 arasında puanlar. Ağırlıkların toplamı 100 olmalı; "
            "yayımlandıktan sonra değişmez."
        ),
        "personnel/calls/step_rows.html",
        rows.criteria_rows,
        lambda call, form: services.set_criteria(call, form.values()),
        _said_criteria,
    ),
    Step(
        DOCUMENTS,
        _("Belgeler"),
        _("Başvuranın ekleyeceği belgeler. Zorunlu olanlar eklenmeden başvuru gönderilmez."),
        "personnel/calls/step_rows.html",
        rows.document_rows,
        lambda call, form: services.set_documents(call, form.values()),
        _said_documents,
    ),
)
BY_SLUG = {step.slug: step for step in STEPS}


def url(call: Call, slug: str) -> str:
    """The page of a step, or of the summary."""
    return reverse("personnel:call_step", args=[call.pk, slug])


def beside(slug: str, by: int) -> str:
    """The slug of the step before (-1) or after (1); the summary after the last, "" before the first."""
    slugs = [*BY_SLUG, SUMMARY]
    place = slugs.index(slug) + by
    return slugs[place] if place >= 0 else ""


def rail(call: Call, current: str, bars: set[str]) -> list[dict]:
    """The steps at the left; ``bars`` are those that lack something."""
    lines = [
        {
            "title": step.title,
            "url": url(call, step.slug),
            "done": step.slug not in bars,
            "current": step.slug == current,
        }
        for step in STEPS
    ]
    last = {"title": _("Özet ve yayım"), "url": url(call, SUMMARY), "done": False}
    return [*lines, {**last, "current": current == SUMMARY}]


# What was typed and not saved.


def draft_of(duty, call: Call) -> Draft:
    """The person's draft of the call's texts; not stored before something is typed."""
    return Draft.objects.open(duty, KIND, str(call.pk))


def typed_in(draft: Draft, slug: str) -> dict | None:
    """What was typed in a step and not saved, or None."""
    return None if draft.finished else draft.data.get("typed", {}).get(slug)


def seen_in(draft: Draft, slug: str) -> str:
    """What the page posts back, so that a late autosave does not raise what was saved."""
    return drafts.mark(draft.data.get("steps", {}).get(slug))


def note(duty, call: Call, slug: str, data) -> None:
    """Keep what was typed in a step."""
    draft = draft_of(duty, call)
    typed = {**draft.data.get("typed", {}), slug: drafts.raw_of(data)}
    _put(draft.note, {**draft.data, "typed": typed})


def settle(duty, call: Call, slug: str, data) -> None:
    """The step was saved: its typed text is forgotten; the draft ends with its last one."""
    draft = draft_of(duty, call)
    typed = {k: v for k, v in draft.data.get("typed", {}).items() if k != slug}
    kept = {**drafts.raw_of(data), "": [str(draft.version)]}
    new = {"steps": {**draft.data.get("steps", {}), slug: kept}, "typed": typed}
    if typed:
        _put(draft.put, new)
    else:
        _put(lambda data: draft.finish(url(call, slug), data), new)


def _put(write: Callable, data: dict) -> None:
    try:
        write(data)
    except DraftConflict:  # another device of the same person was faster; its text is as good
        return


def stood(step: Step, call: Call) -> str:
    """The mark of what is stored in the step now."""
    return drafts.mark([[str(label), str(value)] for label, value in step.stored(call)])


# Known to autosave and to the desk.


def _may(duty, key: str) -> Verdict:
    known = policy.may(duty, "personnel:call_step", "POST")
    if known and not _drafts(key).exists():
        return refused(gettext("Böyle bir çağrı taslağı yok."))
    return known


def _drafts(key: str):
    rows_ = Call.objects.filter(state=CallState.DRAFT)
    return rows_.filter(pk=int(key)) if key.isdecimal() else rows_.none()


def _detail(draft: Draft) -> str:
    call = _drafts(draft.key).first()
    return call.title if call else ""


def register() -> None:
    """Make the drafts known."""
    drafts.register(
        KIND,
        _("Başvuru çağrısında kaydedilmemiş yazınız var"),
        url=lambda draft: reverse("personnel:call_step", args=[draft.key, _first(draft)]),
        detail=_detail,
        may=_may,
    )


def _first(draft: Draft) -> str:
    return next((slug for slug in draft.data.get("typed", {}) if slug in BY_SLUG), MATTER)
