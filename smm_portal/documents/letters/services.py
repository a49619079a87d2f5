"""The verbs on letters: write a draft, enter what DYS gave, correct it. Each one transaction."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from smm_portal.documents import outbox
from smm_portal.documents.models import Letter, StoredFile
from smm_portal.kit.acts import ClauseRefusal

from . import paper
from .content import Content
from .registry import LetterKind


def draft_of(kind: str, subject: str) -> Letter | None:
    """The letter of this kind on this subject that waits for its number."""
    rows = Letter.objects.of(kind, subject).filter(number="")
    return rows.select_related("document", "office", "owner").first()


def standing(kind: str, subject: str) -> Letter | None:
    """The newest numbered letter that no row corrects; None where there is none."""
    rows = Letter.objects.of(kind, subject).in_state(Letter.State.ISSUED)
    return rows.select_related("file").order_by("-no").first()


@transaction.atomic
def write(kind: LetterKind, subject: str, content: Content, duty) -> Letter:
    """Keep the text as the draft of this letter and have its PDF made; the same text makes none.

    Raises IntegrityError letter_one_draft where two begin at once.
    """
    drafts = Letter.objects.select_for_update(of=("self",)).select_related("document")
    letter = drafts.of(kind.key, subject).filter(number="").first()
    letter = letter or _begin(kind, subject, duty)
    if letter.document is None or Content.read(letter.document.params["content"]) != content:
        params = paper.params_of(content, letter.title, letter.office, duty)
        letter.document = outbox.request(
            kind.key, subject, duty, version=str(letter.no), params=params, anew=True
        )
        letter.save(update_fields=["document"])
    return letter


def _begin(kind: LetterKind, subject: str, duty) -> Letter:
    about = kind.about(subject, duty)
    return Letter.objects.create(
        kind=kind.key,
        subject=subject,
        no=_next_no(kind.key, subject),
        title=str(about.title)[:200],
        office=about.office,
        owner=about.owner,
        written_by=duty,
    )


def _next_no(kind: str, subject: str) -> int:
    last = Letter.objects.of(kind, subject).aggregate(last=Max("no"))["last"]
    return (last or 0) + 1


@transaction.atomic
def issue(letter: Letter, duty, *, number: str, date: dt.date, file: StoredFile) -> Letter:
    """Enter number, date and signed text, once. Raises ClauseRefusal where somebody was faster."""
    locked = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if locked.issued:
        raise ClauseRefusal(_("Bu yazının sayısı az önce girildi."), rule="letter_locked")
    locked.number, locked.date, locked.file = number, date, file
    locked.entered_by, locked.entered_at = duty, timezone.now()
    locked.save(update_fields=["number", "date", "file", "entered_by", "entered_at"])
    return locked


@transaction.atomic
def correct(
    letter: Letter, duty, *, number: str, date: dt.date, file: StoredFile, reason: str
) -> Letter:
    """A row that says what is right of this letter; both are kept (reading 32)."""
    wrong = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    return Letter.objects.create(
        kind=wrong.kind,
        subject=wrong.subject,
        no=_next_no(wrong.kind, wrong.subject),
        title=wrong.title,
        office_id=wrong.office_id,
        owner_id=wrong.owner_id,
        document_id=wrong.document_id,
        written_by_id=wrong.written_by_id,
        corrects=wrong,
        number=number,
        date=date,
        file=file,
        reason=reason,
        entered_by=duty,
        entered_at=timezone.now(),
    )
