"""The letter on paper: what its document is about, and the lines that its template prints."""

from django.utils.translation import gettext as _

from smm_portal.documents import kinds
from smm_portal.kit import days
from smm_portal.offices.models import Office

from . import registry, wording
from .content import Addressee, Content, head_of, level_of
from .wording import Level


def params_of(content: Content, title: str, office: Office, duty) -> dict:
    """All that the paper needs, as it is on this day: the registry may change, the paper not."""
    return {
        "title": title,
        "content": content.as_json(),
        "head": head_of(office),
        "detsis": office.detsis or "",
        "office": office.pk,
        "level": int(level_of(office)),
        "contact": {
            "office": office.name,
            "name": wording.person(duty.user.get_full_name()),
            "title": duty.get_role_display(),
            "email": duty.user.email,
        },
    }


def about(subject: str, params: dict, duty) -> kinds.About:
    """The draft belongs to the office that writes the letter."""
    office = Office.objects.get(pk=params["office"])
    title = _("TASLAK: %(title)s") % {"title": params["title"]}
    return kinds.About(title, office, office, params)


def may_read(duty, document) -> bool:
    """Drafts are scoped by the list itself: the writing office and whoever asked for it."""
    return True


def url(document) -> str:
    """The letter's page."""
    letter = document.letters.order_by("pk").first()
    return letter.get_absolute_url() if letter else ""


def build(document) -> dict:
    """What both templates print."""
    kept = document.params
    content = Content.read(kept["content"])
    kind = registry.find(document.kind)
    return {
        "head": kept["head"],
        "number": wording.draft_number(kept["detsis"], content.plan),
        "day": days.day(document.issued_at),
        "year": document.issued_at.year,
        "topic": wording.topic(content.topic),
        "paragraphs": content.paragraphs,
        "references": wording.references(content.references),
        "enclosures": wording.enclosures(content.enclosures),
        "listings": content.listings,
        "contact": kept["contact"],
        **(_approval(content) if kind.approval else _letter(content, Level(kept["level"]))),
    }


def _approval(content: Content) -> dict:
    return {
        "addressee": content.approver,
        "last": wording.last_sentence(content.lead, wording.FOR_APPROVAL),
        "proposer": content.proposer,
        "middle": content.middle if content.middle.title else None,
        "agreed": wording.AGREED,
        "signer": content.signer,
    }


def ending_of(content: Content, sender: Level) -> str:
    """The ending that follows from who writes and who reads."""
    everybody = [*content.to, *content.informed]
    return wording.ending(sender, [Level(one.level) for one in everybody])


def _letter(content: Content, sender: Level) -> dict:
    several = len(content.to) + len(content.informed) > 1
    only = None if several else content.to[0]
    return {
        "addressee": only.line if only else wording.SEVERAL,
        "unit": only.unit if only else "",
        "last": wording.last_sentence(content.lead, ending_of(content, sender)),
        "signer": content.signer,
        "to": _entries(content.to) if several else [],
        "informed": _entries(content.informed) if several else [],
    }


def _entries(addressees: tuple[Addressee, ...]) -> list[str]:
    return [one.entry for one in addressees]
