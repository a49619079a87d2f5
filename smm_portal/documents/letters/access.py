"""Who may write letters, enter their numbers, correct them, and read their signed text."""

from django.utils.translation import gettext as _

from smm_portal.documents.models import Letter
from smm_portal.kit.acts import ALLOWED, Verdict, refused
from smm_portal.offices import policy

from .registry import LetterKind


def may_write(duty, kind: LetterKind, subject: str) -> Verdict:
    """Write a draft: the policy, then the kind's own rule."""
    known = policy.may(duty, "documents:letter_write", "POST")
    return kind.may(duty, subject) if known else known


def may_enter(duty, letter: Letter) -> Verdict:
    """Enter number, date and signed text: somebody of the office that writes the letter."""
    if letter.issued:
        return refused(_("Sayı, tarih ve imzalı yazı bir kez girilir; yanlışsa düzeltme girin."))
    return _own(duty, letter, "documents:letter_enter")


def may_correct(duty, letter: Letter) -> Verdict:
    """Enter what is right of a numbered letter."""
    if not letter.issued:
        return refused(_("Yazının henüz sayısı yok; düzeltilecek bir şey bulunmuyor."))
    if letter.corrected:
        return refused(_("Bu kayıt zaten düzeltildi. Yanlışsa düzeltmesini düzeltin."))
    return _own(duty, letter, "documents:letter_correct")


def _own(duty, letter: Letter, url_name: str) -> Verdict:
    known = policy.may(duty, url_name, "POST")
    if known and duty.office_id != letter.office_id:
        return refused(_("Bu yazıyı yazan makam girer."))
    return known if not known else ALLOWED


def may_read_file(duty, file) -> bool:
    """Whether the file is the signed text of a letter that the reader sees."""
    return Letter.objects.visible_to(duty).filter(file=file).exists()
