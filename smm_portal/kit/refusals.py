"""What people read when the database refuses: rule name → clause and Turkish message."""

import re
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from .acts import ClauseRefusal
from .text import capital

CLAUSE = re.compile(r"Madde (\d+/\d+(?:-[a-zçğıöşü])?)")
# "Key (email)=(a@b.tr) already exists.": the columns stand before the equals sign in any language.
COLUMNS = re.compile(r"\(([^()]+)\)=\(")

_rules: dict[str, tuple[str, str]] = {}


def register(rule: str, clause: str, message: str) -> None:
    """Name the clause and the message of a rule that a trigger holds."""
    _rules[rule] = (clause, message)


def explain(exc: BaseException) -> ClauseRefusal | None:
    """The refusal in words, or None where the exception is no refusal but a fault."""
    if isinstance(exc, ClauseRefusal):
        return exc
    if isinstance(exc, ProtectedError | RestrictedError):
        return _bound(exc)
    if isinstance(exc, ValidationError):
        return ClauseRefusal(" ".join(exc.messages), clause_in(" ".join(exc.messages)))
    diag = getattr(exc.__cause__, "diag", None) if isinstance(exc, DatabaseError) else None
    return _from_diag(diag) if diag else None


def clause_in(message: str) -> str:
    """The clause that a message names, or nothing."""
    found = CLAUSE.search(str(message))
    return found[1] if found else ""


def _bound(exc) -> ClauseRefusal:
    held = getattr(exc, "protected_objects", None) or getattr(exc, "restricted_objects", ())
    names = sorted({str(type(one)._meta.verbose_name) for one in held})
    return ClauseRefusal(
        _("Buna bağlı kayıtlar var ({names}); silinemez.").format(names=", ".join(names)),
        rule="protected",
    )


def _from_diag(diag) -> ClauseRefusal | None:
    rule = diag.constraint_name or ""
    if rule in _rules:
        clause, message = _rules[rule]
        return ClauseRefusal(str(message), clause or clause_in(message), rule)
    if rule in _constraints():
        return _from_constraint(rule)
    say = _BY_STATE.get(diag.sqlstate)
    return say(diag, rule) if say else None


@cache
def _constraints() -> dict[str, models.BaseConstraint]:
    return {
        constraint.name: constraint
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }


def _from_constraint(rule: str) -> ClauseRefusal:
    constraint = _constraints()[rule]
    message = str(constraint.violation_error_message)
    fields = getattr(constraint, "fields", ())
    field = fields[-1] if fields and isinstance(constraint, models.UniqueConstraint) else None
    return ClauseRefusal(message, clause_in(message), rule, field)


# Fallbacks by SQLSTATE, for what no one has given words.


def _fields(diag) -> list[models.Field]:
    columns = COLUMNS.search(diag.message_detail or "")
    names = [c.strip() for c in columns[1].split(",")] if columns else [diag.column_name or ""]
    model = _models().get(diag.table_name or "")
    return [f for f in model._meta.fields if f.column in names] if model else []


@cache
def _models() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models()}


def _words(fields) -> str:
    return ", ".join(capital(str(field.verbose_name)) for field in fields)


def _one(fields) -> str | None:
    return fields[0].name if len(fields) == 1 else None


def _unique(diag, rule) -> ClauseRefusal:
    fields = _fields(diag)
    text = _("{fields}: bu değerle bir kayıt zaten var.").format(fields=_words(fields))
    return ClauseRefusal(text if fields else _("Bu kayıt zaten var."), "", rule, _one(fields))


def _foreign(diag, rule) -> ClauseRefusal:
    fields = _fields(diag)
    if fields and fields[0].is_relation:
        text = _("{fields}: seçilen kayıt artık yok.").format(fields=_words(fields))
        return ClauseRefusal(text, "", rule, _one(fields))
    return ClauseRefusal(_("Buna bağlı kayıtlar var; bu işlem yapılamaz."), "", rule)


def _null(diag, rule) -> ClauseRefusal:
    fields = _fields(diag)
    text = _("{fields} boş bırakılamaz.").format(fields=_words(fields))
    return ClauseRefusal(text if fields else _("Zorunlu bir bilgi boş."), "", rule, _one(fields))


def _says(text):
    return lambda diag, rule: ClauseRefusal(_(text), "", rule)


def _unnamed_rule(diag, rule) -> ClauseRefusal:
    return ClauseRefusal(
        _("Bir kural bu işleme izin vermiyor: {rule}.").format(rule=rule), "", rule
    )


_later = _says("Aynı kayıt üzerinde başka bir işlem sürüyor. Biraz sonra yeniden deneyin.")
_BY_STATE = {
    "23505": _unique,
    "23503": _foreign,
    "23001": _foreign,
    "23502": _null,
    "23514": _unnamed_rule,
    "23P01": _says("Bu tarihlerde çakışan bir kayıt var."),
    "22001": _says("Bir metin izin verilenden uzun."),
    "22003": _says("Bir sayı izin verilen sınırların dışında."),
    "22008": _says("Bir tarih izin verilen sınırların dışında."),
    "22021": _says("Metinde saklanamayan bir karakter var."),
    "40001": _later,
    "40P01": _later,
    "55P03": _later,
}


class Outcome:
    """Whether a guarded block went through; true once it did."""

    ok = False
    refusal: ClauseRefusal | None = None

    def __bool__(self) -> bool:
        return self.ok


@contextmanager
def guard(form, field: str | None = None):
    """Run a block in one transaction; a refusal becomes an error of the form, at the field.

    ``with guard(form, "school") as done: …`` then ``if done: return redirect(…)``.
    """
    outcome = Outcome()
    try:
        with transaction.atomic():
            yield outcome
        outcome.ok = True
    except (DatabaseError, ClauseRefusal, ValidationError) as exc:
        outcome.refusal = explain(exc)
        if outcome.refusal is None:
            raise
        _tell(form, field, outcome.refusal, exc)


def _tell(form, field, refusal: ClauseRefusal, exc) -> None:
    if isinstance(exc, ValidationError) and hasattr(exc, "error_dict"):
        for name, errors in exc.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
        return
    at = next((n for n in (refusal.field, field) if n and n in form.fields), None)
    form.add_error(at, ValidationError(with_clause(refusal), code=refusal.rule or "refused"))


def with_clause(refusal: ClauseRefusal) -> str:
    """The message, with its clause named once."""
    if not refusal.clause or f"Madde {refusal.clause}" in refusal.message:
        return refusal.message
    return f"{refusal.message} (Madde {refusal.clause})"
