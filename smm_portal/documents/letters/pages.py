"""What rooms put on their pages: the act that begins a letter, and the letters of a thing."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.models import Letter
from smm_portal.kit.acts import Act, refused
from smm_portal.kit.detail import Section

from . import access, registry
from .tables import state_chip


def write_url(key: str, subject: str) -> str:
    """Where the draft of this letter is written, anew or further."""
    return reverse("documents:letter_write", args=[key, subject])


def act(duty, key: str, subject: str, label="", primary: bool = False) -> Act:
    """The button that prepares the draft; refused with the reason of the kind's own rule."""
    kind = registry.find(key)
    verdict = access.may_write(duty, kind, subject) if kind else refused(_("Bu yazı türü yok."))
    label = label or _("Yazı taslağını hazırla")
    return Act(label, write_url(key, subject), verdict, primary=primary)


def letters_on(duty, *subjects: str) -> list[Letter]:
    """The letters on these subjects that the reader sees, newest first; one query."""
    rows = Letter.objects.visible_to(duty).filter(subject__in=subjects)
    rows = rows.select_related("office", "file", "correction")
    return list(rows.order_by("-written_at", "-pk")[:100])


def section(duty, *subjects: str, acts=(), order: int = 60) -> Section | None:
    """The letters of a thing as a part of its page; None where there is neither letter nor act."""
    found = letters_on(duty, *subjects)
    acts = tuple(one for one in acts if one and one.verdict)
    if not found and not acts:
        return None
    rows = [(one, registry.label_of(one.kind), state_chip(one)) for one in found]
    return Section(
        "yazilar",
        _("Resmî yazılar"),
        "documents/section_letters.html",
        {"letters": rows},
        acts=acts,
        order=order,
    )
