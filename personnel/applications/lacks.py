"""What an application lacks before it can be sent, every reason at once, each with its clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..eligibility import Outcome
from .reading import Choice, Paper

SEATS, DOCUMENTS = "tercihler", "belgeler"


@dataclass(frozen=True)
class Lack:
    """Why an application cannot be sent yet; ``anchor`` is where on the page to mend it."""

    text: str
    clause: str = ""
    anchor: str = ""


def lacks_of(paper: Paper) -> list[Lack]:
    """The reasons in the order of the page; none where it may be sent."""
    return [*_call(paper), *_seats(paper), *_documents(paper), *_proofs(paper)]


def _call(paper: Paper) -> Iterator[Lack]:
    if not paper.row.call.takes_applications:
        yield Lack(_("Çağrı bugün başvuru almıyor."), "10/1")


def _seats(paper: Paper) -> Iterator[Lack]:
    if not paper.wishes:
        yield Lack(_("En az bir kadro tercih edin."), "10/1", SEATS)
    for wish in paper.wishes:
        yield from _conditions(wish)


def _conditions(wish: Choice) -> Iterator[Lack]:
    for one in wish.judgements:
        if one.outcome == Outcome.UNMET and not (one.waivable and wish.tier):
            said = {"seat": wish.name, "title": one.title, "reason": one.reason}
            text = _("%(seat)s: şart karşılanmıyor (%(title)s). %(reason)s") % said
            yield Lack(text, one.clause, SEATS)


def _documents(paper: Paper) -> Iterator[Lack]:
    for document in paper.documents:
        if document.required and not paper.files(document=document.pk):
            said = {"name": document.name}
            yield Lack(_("Zorunlu belge eksik: %(name)s.") % said, "10/1", DOCUMENTS)


def _proofs(paper: Paper) -> Iterator[Lack]:
    for clause, title in paper.needs.items():
        if not paper.files(clause=clause):
            text = _("Şartın belgesi eksik: %(title)s.") % {"title": title}
            yield Lack(text, clause, DOCUMENTS)
