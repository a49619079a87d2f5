"""How far a guided act has come: every step built and checked again from what was kept."""

from dataclasses import dataclass
from typing import Any

from django.utils.datastructures import MultiValueDict

from smm_portal.road.drafts import mark, raw_of

from .steps import Context, Step, StepForm

__all__ = ["Entry", "Progress", "as_initial", "mark", "posted", "raw_of"]


def posted(raw: dict[str, list[str]]) -> MultiValueDict:
    """Kept answers in the shape in which forms take them."""
    return MultiValueDict(raw)


def as_initial(form: StepForm, raw: dict) -> dict[str, Any]:
    """Kept answers as initial values, so that unfinished text shows without errors."""
    data = posted(raw)
    return {
        name: f.widget.value_from_datadict(data, {}, form.add_prefix(name))
        for name, f in form.fields.items()
    }


@dataclass
class Entry:
    """A step on the way: its form when it could be built, and whether it is settled."""

    step: Step
    kept: dict | None
    form: StepForm | None = None
    done: bool = False
    reachable: bool = False


class Progress:
    """The steps that apply, in order, with what is settled and where to go on."""

    def __init__(self, steps, data: dict, duty, obj=None):
        self.kept: dict = data.get("steps", {})
        self.typed: dict = data.get("typed", {})
        self.context = Context(duty, obj)
        self.entries: list[Entry] = []
        for step in steps:
            self._add(step)

    def _add(self, step: Step) -> None:
        if self.complete and not step.applies(self.context):
            return
        entry = Entry(step, self.kept.get(step.slug), reachable=self.complete)
        if entry.reachable and entry.kept is not None:
            self._settle(entry)
        self.entries.append(entry)

    def _settle(self, entry: Entry) -> None:
        # Each form sees only the steps before it: the context is copied, then grows.
        seen = Context(self.context.duty, self.context.object, dict(self.context.cleaned))
        entry.form = entry.step.build(seen, posted(entry.kept))
        entry.done = entry.form.is_valid()
        if entry.done:
            self.context.cleaned[entry.step.slug] = entry.form.cleaned_data

    @property
    def complete(self) -> bool:
        """Whether every step so far is settled."""
        return all(entry.done for entry in self.entries)

    @property
    def cleaned(self) -> dict[str, dict]:
        """Step slug → what it settled."""
        return self.context.cleaned

    def find(self, slug: str) -> Entry | None:
        """The entry of a step that applies, or None."""
        return next((entry for entry in self.entries if entry.step.slug == slug), None)

    def first_open(self) -> Entry | None:
        """The first step still to be settled, or None when all are."""
        return next((entry for entry in self.entries if not entry.done), None)

    def before(self, slug: str) -> Entry | None:
        """The step in front of this one."""
        return self._beside(slug, -1)

    def after(self, slug: str) -> Entry | None:
        """The next step after this one that is not settled, else the first open one."""
        slugs = [entry.step.slug for entry in self.entries]
        later = self.entries[slugs.index(slug) + 1 :] if slug in slugs else []
        return next((entry for entry in later if not entry.done), self.first_open())

    def _beside(self, slug: str, by: int) -> Entry | None:
        slugs = [entry.step.slug for entry in self.entries]
        place = slugs.index(slug) + by if slug in slugs else -1
        return self.entries[place] if 0 <= place < len(slugs) else None

    def context_for(self, slug: str) -> Context:
        """The context that a step's form gets: only what stands before it."""
        cleaned = {}
        for entry in self.entries:
            if entry.step.slug == slug:
                break
            cleaned[entry.step.slug] = self.cleaned.get(entry.step.slug, {})
        return Context(self.context.duty, self.context.object, cleaned)
