"""A part's form: fresh, restored from a draft, posted, or met by another's save."""

from dataclasses import dataclass
from typing import Any

from django.utils.datastructures import MultiValueDict

from smm_portal.road.models import Draft

from . import differences, versions, writing
from .writing import Place

SURUM = "surum"  # the mark of what the writer saw, among the posted fields
CHOICE = "al_"
THEIRS = "kayitli"


@dataclass
class Editor:
    """What a form's template needs. ``row`` is None for a new part."""

    place: Place
    row: Any
    form: Any
    draft: Draft
    surum: str = ""
    restored: bool = False
    meetings: list = None

    @property
    def part(self):
        return self.place.part

    @property
    def seen(self) -> str:
        return writing.seen_in(self.draft)

    @property
    def title(self) -> str:
        """ "Gösterge ekle", or the part's name."""
        return self.part.new_label if self.place.new else self.part.label


def _form(place: Place, row, data=None, initial=None):
    stem = f"{place.anchor}_%s"
    more = {"instance": row} if row else {}
    return place.part.form(data, initial=initial, auto_id=stem, **more)


def _mark(place: Place, row) -> str:
    return versions.mark(row, place.part.fields) if row else ""


def open_editor(duty, place: Place, row, draft: Draft | None = None) -> Editor:
    """The form with the person's unsaved text where there is some, else with what is stored."""
    draft = draft or writing.of_place(duty, place)
    typed = writing.typed_in(draft)
    if typed and (not row or not _same(place, row, typed)):
        form = _form(place, row, initial=initial_of(place, typed))
        surum = (typed.get(SURUM) or [""])[0]
        return Editor(place, row, form, draft, surum, restored=True)
    return Editor(place, row, _form(place, row), draft, _mark(place, row))


def posted(duty, place: Place, row, data) -> Editor:
    """The form as it was posted; what the writer gave up for the stored text is replaced."""
    form = _form(place, row, data=_taken(place, row, data) if row else data)
    draft = writing.of_place(duty, place)
    return Editor(place, row, form, draft, data.get(SURUM, ""))


def meet(editor: Editor, stored) -> Editor:
    """Both texts side by side, field by field: somebody else was faster."""
    values, seen = editor.form.values(), editor.surum
    theirs = _form(editor.place, stored)
    editor.meetings = [
        differences.meeting(
            editor.form[name], theirs[name], versions.choice(stored, name, values, seen)
        )
        for name in versions.differing(stored, values)
    ]
    editor.row, editor.surum = stored, _mark(editor.place, stored)
    return editor


def raw_of_row(place: Place, row) -> dict[str, list[str]]:
    """What a form that was just opened would post for the row."""
    form = _form(place, row)
    return {name: _strings(form[name].value()) for name in place.part.fields}


def is_unsaved(place: Place, row, typed: dict) -> bool:
    """Whether typed text says anything that is not stored."""
    if row is None:
        return any(any(values) for name, values in typed.items() if name != SURUM)
    return not _same(place, row, typed)


def _same(place: Place, row, typed: dict) -> bool:
    stored = raw_of_row(place, row)
    return all(typed.get(name, []) in (values, values or [""]) for name, values in stored.items())


def _strings(value) -> list[str]:
    if value is None:
        return [""]
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def initial_of(place: Place, typed: dict) -> dict:
    """Typed text as a form's initial values, so that it shows without being judged."""
    data, form = MultiValueDict(typed), place.part.form()
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in form.fields.items()
    }


def _taken(place: Place, row, data):
    chosen = [name for name in place.part.fields if data.get(f"{CHOICE}{name}") == THEIRS]
    if not chosen:
        return data
    data, stored = data.copy(), raw_of_row(place, row)
    for name in chosen:
        data.setlist(name, stored[name])
    return data
