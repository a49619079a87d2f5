"""The clause register: what the Yönerge binds, and how the portal holds it.

Every room registers the clauses it owns in its ``yonerge.py``; ``LawConfig.ready`` imports them
all, so that none can be forgotten.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import clauses

from .audits import Audit


class Held(TextChoices):
    """The layers that can hold a clause, the lowest first."""

    STRUCTURE = "structure", _("Tablo yapısı")
    CONSTRAINT = "constraint", _("Veritabanı kısıtı")
    TRIGGER = "trigger", _("Veritabanı tetiği")
    TRANSITION = "transition", _("Geçiş şartı")
    ELIGIBILITY = "eligibility", _("Uygunluk incelemesi")
    RECORD = "record", _("Kayıt")
    AUDIT = "audit", _("Gece denetimi")
    NOT_YET = "not_yet", _("Henüz tutulmuyor")


MEANINGS = {
    Held.STRUCTURE: _("Aykırı bir kaydın yeri yoktur; tablolar böyle kurulmuştur."),
    Held.CONSTRAINT: _("Veritabanı aykırı satırı yazmaz."),
    Held.TRIGGER: _("Veritabanı her yazmada ilgili satırlara bakar ve aykırı olanı geri çevirir."),
    Held.TRANSITION: _("Şart sağlanmadan iş bir sonraki aşamaya geçmez."),
    Held.ELIGIBILITY: _("Şart kişinin bilgilerinden hesaplanır ve sonucu saklanır."),
    Held.RECORD: _("Portal gereken bilgiyi kayıt altına alır."),
    Held.AUDIT: _("Her gece aranır; eksik olan bulgu olarak yazılır."),
    Held.NOT_YET: _("Portalda bu hükmün henüz tamamı karşılanmıyor."),
}

ARTICLES = {
    3: _("Tanımlar"),
    4: _("Kuruluş, alanlar ve kadro"),
    5: _("Merkezin işleri"),
    6: _("Genel koordinatörün şartları"),
    7: _("Mesleki gelişim koordinatörünün şartları"),
    8: _("Genel koordinatörün görevleri"),
    9: _("Mesleki gelişim koordinatörünün görevleri"),
    10: _("Seçim ve görevlendirme"),
    11: _("İzleme ve değerlendirme"),
}


class RegisterError(Exception):
    """The register itself is wrong: a clause twice, or held by nothing."""


@dataclass(frozen=True)
class Clause:
    """One binding clause: its number, our sentence for it, how it is held and which tests show it.

    ``tests`` are pytest node ids. ``how`` says in Turkish what the portal does for the clause.
    """

    no: str
    statement: str
    app: str
    held_by: tuple[Held, ...] = (Held.NOT_YET,)
    how: str = ""
    tests: tuple[str, ...] = ()
    audits: tuple[Audit, ...] = ()

    @property
    def article(self) -> int:
        return clauses.parts(self.no)[0]

    @property
    def heading(self) -> str:
        """The heading of the clause's article."""
        return ARTICLES[self.article]

    @property
    def title(self) -> str:
        """ "Madde 4/5", as people say it."""
        return f"Madde {self.no}"

    @property
    def state_label(self) -> str:
        return STATES[self.state]

    @property
    def slug(self) -> str:
        return clauses.slug(self.no)

    @property
    def hard(self) -> bool:
        """Whether a finding can mean that the clause itself is broken."""
        return any(audit.hard for audit in self.audits)

    @property
    def is_held(self) -> bool:
        """Whether the portal holds the whole clause."""
        return Held.NOT_YET not in self.held_by

    @property
    def state(self) -> str:
        """ "held", "partly" or "not_yet"."""
        if self.is_held:
            return "held"
        return "partly" if len(self.held_by) > 1 else "not_yet"

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """(layer, what that means) for each layer that holds the clause."""
        return [(held.label, MEANINGS[held]) for held in self.held_by]


STATES = {
    "held": _("Tutuluyor"),
    "partly": _("Kısmen tutuluyor"),
    "not_yet": _("Henüz tutulmuyor"),
}

_CLAUSES: dict[str, Clause] = {}


def register(*new: Clause) -> None:
    """Put clauses into the register; called at import of a room's ``yonerge.py``."""
    for clause in new:
        _check(clause)
        _CLAUSES[clause.no] = clause


def _check(clause: Clause) -> None:
    if _CLAUSES.get(clause.no, clause) != clause:
        raise RegisterError(f"{clause.no} is registered twice")
    if not clause.held_by:
        raise RegisterError(f"{clause.no} says not how it is held")
    if clause.is_held and not clause.tests:
        raise RegisterError(f"{clause.no} is said to be held and names no test")


def all_clauses() -> list[Clause]:
    """Every registered clause in the law's order."""
    return sorted(_CLAUSES.values(), key=lambda clause: clauses.order(clause.no))


def find(no: str) -> Clause | None:
    """The clause with this number, if it is one of the binding ones."""
    return _CLAUSES.get(no)


def at(slug: str) -> Clause | None:
    """The clause at an address's end, if there is one there."""
    return find(clauses.from_slug(slug) or "")


def has_letters(slug: str) -> bool:
    """Whether an address names a paragraph that is registered by its letters ("8-1")."""
    no = clauses.from_slug(slug)
    return bool(no) and any(known.startswith(f"{no}-") for known in _CLAUSES)


def by_article(chosen: Iterable[Clause]) -> Iterator[tuple[int, str, list[Clause]]]:
    """(article, heading, clauses) for the articles that have a chosen clause."""
    groups: dict[int, list[Clause]] = {}
    for clause in chosen:
        groups.setdefault(clause.article, []).append(clause)
    for article, members in groups.items():
        yield article, ARTICLES[article], members


def named_tests() -> dict[str, list[str]]:
    """Every pytest node id that the register names, with the clauses it shows."""
    named: dict[str, list[str]] = {}
    for clause in all_clauses():
        for test in clause.tests:
            named.setdefault(test, []).append(clause.no)
    return named


def bare(node_id: str) -> str:
    """A node id without parameters and xdist's group: what the register names."""
    return node_id.split("[")[0].split("@")[0]


def register_open(app: str, how: str, statements: dict[str, str], *held: Held) -> None:
    """Register clauses that are not held yet, or only in the parts that ``held`` names."""
    for no, statement in statements.items():
        register(Clause(no, statement, app, held_by=(*held, Held.NOT_YET), how=how))
