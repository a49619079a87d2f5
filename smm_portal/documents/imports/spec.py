"""What can be imported: each room registers its kinds in ``AppConfig.ready``."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from smm_portal.kit.acts import ALLOWED, Verdict
from smm_portal.kit.importing import ImportColumn


class Outcome(StrEnum):
    """What a row would do."""

    CREATE = "create"
    UPDATE = "update"
    SAME = "same"


@dataclass(frozen=True)
class Item:
    """A row that is right: what it would do, and what ``apply`` needs for it."""

    outcome: Outcome
    data: Any = None

    @classmethod
    def create(cls, data) -> "Item":
        return cls(Outcome.CREATE, data)

    @classmethod
    def update(cls, data) -> "Item":
        return cls(Outcome.UPDATE, data)

    @classmethod
    def same(cls) -> "Item":
        return cls(Outcome.SAME)


class ImportSpec:
    """One kind of import. Subclass, fill in, ``register`` an instance.

    For each batch ``prepare`` looks up in constant queries what the rows need, then ``clean_row``
    judges each row without queries. ``apply`` writes a batch; it runs inside the one transaction
    of the whole file, and the database's own rules have the last word.
    """

    kind = ""
    title: Any = ""
    lead: Any = ""
    columns: ClassVar[tuple[ImportColumn, ...]] = ()
    identity: ClassVar[
        tuple[str, ...]
    ] = ()  # column keys that name a row: twice in a file is a fault
    form_class: type[forms.BaseForm] | None = None
    batch_size = 500
    max_rows = 50_000
    done_url_name = ""

    def may(self, duty) -> Verdict:
        """Whether this duty may import; asked on every page and again before it is applied."""
        return ALLOWED

    def prepare(self, rows: list[dict], duty) -> Any:
        """Look up what a batch needs; handed to ``clean_row`` as ``context``."""
        return None

    def clean_row(self, row: dict, context) -> Item:
        """Judge one row of clean values. Raise ValidationError, by column key where possible."""
        if self.form_class is None:
            raise NotImplementedError
        form = self.form_class(row)
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
        return self.settle(form.cleaned_data, context)

    def settle(self, cleaned: dict, context) -> Item:
        """With ``form_class``: what a valid row would do. Makes new rows unless overridden."""
        return Item.create(cleaned)

    def apply(self, items: list[Item], duty) -> None:
        """Write a batch of CREATE and UPDATE items."""
        raise NotImplementedError

    def done_url(self) -> str:
        """Where to look at what was imported."""
        return reverse(self.done_url_name) if self.done_url_name else ""

    def column(self, key: str) -> ImportColumn | None:
        """A column by its key."""
        return next((c for c in self.columns if c.key == key), None)


_specs: dict[str, ImportSpec] = {}


def register(spec: ImportSpec) -> ImportSpec:
    """Make a kind of import known."""
    _specs[spec.kind] = spec
    return spec


def find(kind: str) -> ImportSpec | None:
    """The kind's spec, or None."""
    return _specs.get(kind)


def specs() -> list[ImportSpec]:
    """Every kind, in the order of registration."""
    return list(_specs.values())
