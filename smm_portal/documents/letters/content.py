"""What a letter says, as plain values: rooms make it, people edit it, the paper is drawn from it."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from smm_portal.kit.text import upper
from smm_portal.offices.models import Office
from smm_portal.offices.roles import OfficeKind

from . import wording
from .wording import Approver, Level

PROVINCE_UNIT, DISTRICT_UNIT = "İl Millî Eğitim Müdürlüğü", "İlçe Millî Eğitim Müdürlüğü"
MINISTRY = "Millî Eğitim Bakanlığı"
LEVELS = {
    OfficeKind.MINISTRY: Level.MINISTER,
    OfficeKind.DIRECTORATE: Level.DIRECTORATE,
    OfficeKind.PROVINCE: Level.PROVINCE,
    OfficeKind.DISTRICT: Level.DISTRICT,
    OfficeKind.SCHOOL: Level.SCHOOL,
    OfficeKind.CENTER: Level.SCHOOL,
}


@dataclass(frozen=True)
class Addressee:
    """A body with its unit in brackets, or a person: ``name`` in usual case and nominative."""

    name: str
    unit: str = ""
    level: int = Level.DIRECTORATE

    @property
    def line(self) -> str:
        """The line at the head of a letter to this one alone."""
        if self.level == Level.PERSON:
            return f"Sayın {wording.person(self.name)}"
        return wording.addressee(self.name)

    @property
    def entry(self) -> str:
        """The line among several (Dağıtım)."""
        if self.level == Level.PERSON:
            return f"Sayın {wording.person(self.name)}"
        unit = f" ({self.unit})" if self.unit else ""
        return f"{wording.dative(self.name)}{unit}"


@dataclass(frozen=True)
class Signer:
    """Who signs: the name may be empty until it is known; the title below it."""

    name: str = ""
    title: str = ""

    @property
    def written(self) -> str:
        """Name with the surname in capitals."""
        return wording.person(self.name) if self.name else ""


@dataclass(frozen=True)
class Listing:
    """An enclosed table on a page of its own, such as a list of proposed teachers."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Content:
    """The letter. ``lead`` stands before the ending that follows from the levels ("Gereğini"), or
    before "olurlarınıza arz ederim." in an approval, which has ``approver`` instead of ``to``.

    ``to`` are to act (gereği), ``informed`` to know (bilgi). ``listings`` are printed behind the
    letter; name them among ``enclosures`` too. ``plan`` is the code of the file plan.
    """

    topic: str
    paragraphs: tuple[str, ...]
    lead: str
    to: tuple[Addressee, ...] = ()
    informed: tuple[Addressee, ...] = ()
    approver: str = Approver.DIRECTOR_GENERAL
    references: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    signer: Signer = Signer()
    proposer: Signer = Signer()
    middle: Signer = Signer()
    plan: str = "10.04"

    def as_json(self) -> dict:
        """The content as a document keeps it."""
        return asdict(self)

    def rewritten(self, written: "Content") -> "Content":
        """The text that a person wrote, to whom and with the lists that the room gives now."""
        own = ("to", "informed", "approver", "listings")
        return replace(written, **{name: getattr(self, name) for name in own})

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Content":
        """The content that ``as_json`` gave."""
        known = {one.name for one in fields(cls)}
        values = {name: _frozen(value) for name, value in kept.items() if name in known}
        for name, kind in _PARTS.items():
            values[name] = tuple(kind(**one) for one in kept.get(name, ()))
        for name in ("signer", "proposer", "middle"):
            values[name] = Signer(**kept.get(name, {}))
        values["listings"] = tuple(_listing(one) for one in kept.get("listings", ()))
        return cls(**values)


_PARTS = {"to": Addressee, "informed": Addressee}


def _frozen(value):
    return tuple(value) if isinstance(value, list) else value


def _listing(kept: dict) -> Listing:
    rows = tuple(tuple(row) for row in kept["rows"])
    return Listing(kept["title"], tuple(kept["heads"]), rows)


# Offices in letters.


def level_of(office: Office) -> Level:
    """Where the office stands in the order of bodies."""
    return LEVELS[OfficeKind(office.kind)]


def body_of(office: Office) -> tuple[str, str]:
    """(body, unit) that stand for the office: provinces and districts write and are written to
    as the governorship, whose unit they are.
    """
    if office.kind == OfficeKind.PROVINCE:
        return f"{office.name.removesuffix(' ' + PROVINCE_UNIT)} Valiliği", PROVINCE_UNIT
    if office.kind == OfficeKind.DISTRICT:
        return f"{office.name.removesuffix(' ' + DISTRICT_UNIT)} Kaymakamlığı", DISTRICT_UNIT
    if office.kind in (OfficeKind.SCHOOL, OfficeKind.CENTER):
        return f"{office.name} Müdürlüğü", ""
    return office.name, ""


def to_office(office: Office) -> Addressee:
    """The office as an addressee; a centre is written to through its school."""
    at = office.parent if office.kind == OfficeKind.CENTER else office
    name, unit = body_of(at)
    return Addressee(name, unit, int(level_of(at)))


def to_person(name: str) -> Addressee:
    """A person as an addressee."""
    return Addressee(name, level=int(Level.PERSON))


def head_of(office: Office) -> list[str]:
    """The head of the office's letters: "T.C.", the body in capitals, the unit."""
    office = office.parent if office.kind == OfficeKind.CENTER else office
    body, unit = body_of(office)
    if office.kind == OfficeKind.DIRECTORATE:
        body, unit = MINISTRY, office.name
    elif office.kind == OfficeKind.SCHOOL:
        body, unit = body_of(office.parent)[0], body
    return ["T.C.", upper(body), *([unit] if unit else [])]
