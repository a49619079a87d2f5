"""History in readable sentences: who changed what, from what, to what.

The triggers keep whole rows; here two neighbours of a row are compared and said in the words of
the model: field names, choices, names of linked rows. Queries do not grow with the history.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from . import days

# Per object: beyond it nobody reads, and the page must not grow without end.
LIMIT = 500
PAGE = 20
LONG = 120
HIDDEN_WORDS = ("identity", "password", "token", "hash", "cipher", "secret", "key")
IDENTITY = {"identity_cipher", "identity_hash"}


@dataclass(frozen=True)
class Sentence:
    """One line of history. ``text`` is whole by itself but for the time in ``at``."""

    at: dt.datetime
    who: str
    text: str
    kind: str


@dataclass(frozen=True)
class History:
    """A page of sentences, newest first."""

    sentences: list[Sentence]
    number: int
    last: int

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None


def sentences(
    obj: models.Model, *related: models.QuerySet, page: int = 1, size: int = PAGE
) -> History:
    """The history of an object and of rows that belong to it (querysets of tracked models)."""
    events = list(_with_before(_events(type(obj), [obj.pk])))
    for rows in related:
        events += _with_before(_events(rows.model, rows.order_by("pk").values("pk")[:LIMIT]))
    events = [pair for pair in events if pair.tells]
    own = type(obj)
    events.sort(key=lambda pair: _order(pair, own), reverse=True)
    last = max(1, -(-len(events) // size))
    page = min(max(1, page), last)
    shown = events[(page - 1) * size : page * size]
    names = _linked_names(pair for pair in shown if not _began(pair, own))
    return History([_sentence(pair, names, own) for pair in shown], page, last)


def _began(pair: "_Pair", own: type) -> bool:
    """Whether it tells only that the page's own object came into being: no row is named."""
    return pair.model is own and pair.event.pgh_label == "insert"


@dataclass
class _Pair:
    """An event with the one before it of the same row, and what differs."""

    event: Any
    before: Any
    model: type[models.Model]

    @property
    def changed(self) -> list[models.Field]:
        return [f for f in _told(type(self.event), self.model) if self._differs(f.attname)]

    def _differs(self, name: str) -> bool:
        return getattr(self.event, name) != getattr(self.before, name)

    @property
    def identity_changed(self) -> bool:
        names = {f.name for f in type(self.event)._meta.fields} & IDENTITY
        return self.before is not None and any(self._differs(name) for name in names)

    @property
    def tells(self) -> bool:
        """Whether there is anything to say: a change of technical columns alone is silent."""
        if self.event.pgh_label != "update":
            return True
        return self.before is not None and bool(self.changed or self.identity_changed)


def _order(pair: _Pair, own: type) -> tuple:
    """By time; what one transaction did together begins with what came into being, the page's
    own object before its parts."""
    label = pair.event.pgh_label
    step = {"insert": 1, "update": 2, "delete": 3}.get(label, 2)
    step = 0 if label == "insert" and pair.model is own else step
    return pair.event.pgh_created_at, step, pair.event.pgh_id


def _events(model, keys) -> models.QuerySet:
    event_model = model._meta.get_field("events").related_model
    found = event_model.objects.filter(pgh_obj_id__in=keys)
    return found.order_by("-pgh_id")[:LIMIT]


def _with_before(events: Iterable) -> Iterator[_Pair]:
    rows = list(events)[::-1]
    latest: dict[Any, Any] = {}
    for event in rows:
        model = type(event).pgh_tracked_model
        yield _Pair(event, latest.get(event.pgh_obj_id), model)
        latest[event.pgh_obj_id] = event


def _told(event_model, model) -> list[models.Field]:
    """The fields whose changes are said: people's own, never secrets, never what is derived."""
    kept = {f.name for f in event_model._meta.fields}
    return [f for f in model._meta.fields if f.name in kept and _is_told(f)]


def _is_told(field: models.Field) -> bool:
    if field.primary_key or not field.editable or isinstance(field, models.BinaryField):
        return False
    return not any(word in field.name.split("_") for word in HIDDEN_WORDS)


def _linked_names(pairs: Iterable[_Pair]) -> dict[tuple[type, Any], str]:
    """The names of every row that the shown changes point to; one query a linked model."""
    wanted: dict[type, set] = {}
    for pair in pairs:
        for field in _told(type(pair.event), pair.model):
            if field.is_relation:
                values = {getattr(e, field.attname) for e in (pair.event, pair.before) if e}
                wanted.setdefault(field.related_model, set()).update(values - {None})
    return {
        (model, key): str(row)
        for model, keys in wanted.items()
        for key, row in _with_parents(model).in_bulk(list(keys)).items()
    }


def _with_parents(model) -> models.QuerySet:
    """Names often quote a parent (a seat its centre, a duty its office): fetched together."""
    links = [f.name for f in model._meta.fields if f.is_relation]
    return model._default_manager.select_related(*links) if links else model._default_manager.all()


def _sentence(pair: _Pair, names, own) -> Sentence:
    context = pair.event.pgh_context or {}
    who = actor(context)
    say = {"insert": _created, "delete": _deleted}.get(pair.event.pgh_label, _changed)
    text = _("{who} {what}.").format(who=who, what=say(pair, names, own))
    if reason := context.get("reason"):
        text = _("{text} Gerekçe: {reason}").format(text=text, reason=reason)
    return Sentence(pair.event.pgh_created_at, who, text, pair.event.pgh_label)


def actor(context: dict) -> str:
    """ "Ayşe Yılmaz (MTEGM uzmanı, MTEGM)": who it was, in the duty and office of that day."""
    name = context.get("user_name") or ""
    duty = ", ".join(filter(None, [_role(context), context.get("office_name")]))
    if name:
        return f"{name} ({duty})" if duty else name
    return _("Sistem ({task})").format(task=context["task"]) if context.get("task") else _("Sistem")


def _role(context: dict) -> str:
    role = context.get("role_name") or context.get("role") or ""
    return f"{role} (V.)" if role and context.get("deputy") else role


def _created(pair, names, own) -> str:
    if pair.model is own:
        return _("bu kaydı oluşturdu")
    facts = "; ".join(_facts(pair, names, own))
    label = _label(pair)
    return (
        _("{label} ekledi: {facts}").format(label=label, facts=facts)
        if facts
        else _("{label} ekledi").format(label=label)
    )


def _deleted(pair, names, own) -> str:
    if pair.model is own:
        return _("bu kaydı sildi")
    facts = "; ".join(_facts(pair, names, own))
    return _("{label} sildi: {facts}").format(label=_label(pair), facts=facts)


def _facts(pair, names, own) -> Iterator[str]:
    for field in _told(type(pair.event), pair.model):
        value = getattr(pair.event, field.attname)
        if value in (None, "") or field.related_model is own:
            continue
        yield f"{_name(field)} {_value(field, value, names)}"


def _changed(pair, names, own) -> str:
    said = [_change(field, pair, names) for field in pair.changed]
    if pair.identity_changed:
        said.append(_("T.C. kimlik numarasını değiştirdi"))
    text = "; ".join(said)
    return text if pair.model is own else f"{_label(pair)}: {text}"


def _change(field, pair, names) -> str:
    old, new = getattr(pair.before, field.attname), getattr(pair.event, field.attname)
    name = _name(field)
    if old in (None, ""):
        return _("“{name}” alanına {new} yazdı").format(name=name, new=_value(field, new, names))
    if new in (None, ""):
        return _("“{name}” alanını boşalttı (önce {old})").format(
            name=name, old=_value(field, old, names)
        )
    return _("“{name}” alanını değiştirdi: önce {old}, şimdi {new}").format(
        name=name, old=_value(field, old, names), new=_value(field, new, names)
    )


def _label(pair: _Pair) -> str:
    return str(pair.model._meta.verbose_name)


def _name(field) -> str:
    return _("son gün") if _is_end(field) else str(field.verbose_name)


def _is_end(field) -> bool:
    return field.name == "ends" and isinstance(field, models.DateField)


def _value(field, value, names) -> str:
    if field.is_relation:
        text = names.get((field.related_model, value), _("silinmiş kayıt"))
    elif field.choices:
        text = str(dict(field.flatchoices).get(value, value))
    else:
        text = _plain(field, value)
    return f"“{Truncator(text).chars(LONG)}”"


def _plain(field, value) -> str:
    if isinstance(value, bool):
        return _("evet") if value else _("hayır")
    if isinstance(value, dt.datetime):
        return days.moment(value)
    if isinstance(value, dt.date):
        # Periods are half open inside, people know the last day.
        return days.day(value - dt.timedelta(days=1) if _is_end(field) else value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
