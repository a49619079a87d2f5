"""The national identity number: encrypted at rest, found by a keyed hash, shown as a mask.

It is never a primary key and never stands readable in a table (BİGR 4.1.1.3, 4.1.4.2).
"""

import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.tr import tckimlik

from smm_portal.kit.text import clean


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.IDENTITY_KEYS])


def keyed_hash(number: str) -> str:
    """The look-up key of an identity number: 64 hex digits, useless without the server's key."""
    return hmac.new(
        settings.IDENTITY_HASH_KEY.encode(), number.encode(), hashlib.sha256
    ).hexdigest()


def validate_identity(value: str) -> str:
    """The eleven digits of a valid number; ValidationError with a Turkish message otherwise."""
    number = clean(value).replace(" ", "")
    if not tckimlik.is_valid(number):
        raise ValidationError(
            _("T.C. kimlik numarası geçersiz: on bir rakam olmalı ve denetim basamakları tutmalı."),
            code="identity",
        )
    return number


def mask(number: str) -> str:
    """123******01: enough for the owner to recognise, too little to copy."""
    return f"{number[:3]}******{number[-2:]}" if number else ""


class Identified(models.Model):
    """A person with an identity number. ``identity`` reads and sets the plain number."""

    identity_cipher = models.BinaryField(null=True, blank=True, editable=False)
    identity_hash = models.CharField(
        max_length=64, null=True, blank=True, unique=True, editable=False
    )

    class Meta:
        abstract = True

    @property
    def identity(self) -> str:
        if not self.identity_cipher:
            return ""
        return _cipher().decrypt(bytes(self.identity_cipher)).decode()

    @identity.setter
    def identity(self, number: str) -> None:
        number = validate_identity(number) if number else ""
        self.identity_cipher = _cipher().encrypt(number.encode()) if number else None
        self.identity_hash = keyed_hash(number) if number else None

    @property
    def masked_identity(self) -> str:
        return mask(self.identity)
