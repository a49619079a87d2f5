"""Every uploaded file: its bytes kept once under their hash, each upload a row of its own."""

import hashlib
import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import text
from smm_portal.kit.uploads import CSV_TYPE, PDF_TYPE, XLSX_TYPE

CHUNK = 1 << 20
NAME = 200  # signs


def digest(content) -> str:
    """The SHA-256 of a file's bytes, read in pieces; the file is left at its start."""
    content.seek(0)
    summed = hashlib.sha256()
    while piece := content.read(CHUNK):
        summed.update(piece)
    content.seek(0)
    return summed.hexdigest()


def path_of(sha256: str) -> str:
    """Where the bytes with this hash lie in the storage."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def _write_once(sha256: str, content) -> None:
    """Written beside and renamed: a writer who is killed leaves no half file under the hash."""
    path = path_of(sha256)
    if default_storage.exists(path):
        return
    beside = default_storage.save(f"{path}.{uuid.uuid4().hex}", File(content))
    Path(default_storage.path(beside)).replace(default_storage.path(path))


ENDINGS = {
    PDF_TYPE: ".pdf",
    XLSX_TYPE: ".xlsx",
    CSV_TYPE: ".csv",
    "application/zip": ".zip",
}


def name_for(name: str, content_type: str) -> str:
    """The file's name with the ending of what it is: what was judged to be a PDF is never saved by
    a reader as "belge.hta" or "belge.html", whatever else its bytes may pass for."""
    ending, name = ENDINGS.get(content_type, ""), text.clean(name)
    if name.lower().endswith(ending) and name != ending:
        return name[-NAME:] or "dosya"
    return (name[-(NAME - len(ending)) :].strip(" .") or "dosya") + ending


class StoredFileManager(models.Manager):
    def keep(self, content, *, name: str, content_type: str, duty) -> "StoredFile":
        """Store bytes that were already checked, and the row that says who brought them."""
        sha256 = digest(content)
        _write_once(sha256, content)
        return self.create(
            sha256=sha256,
            size=content.size,
            content_type=content_type,
            name=name_for(name, content_type),
            uploaded_by_id=duty.user_id,
            duty=duty,
        )


class StoredFile(models.Model):
    """One upload. Rows never change and never go: a trigger refuses both."""

    sha256 = models.CharField(_("SHA-256 özeti"), max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("boyut"))
    content_type = models.CharField(_("tür"), max_length=100)
    name = models.CharField(_("dosya adı"), max_length=NAME)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="files", verbose_name=_("yükleyen")
    )
    duty = models.ForeignKey("offices.Duty", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("yükleme zamanı"), auto_now_add=True)

    objects = StoredFileManager()

    class Meta:
        verbose_name = _("dosya")
        verbose_name_plural = _("dosyalar")
        constraints = [
            models.CheckConstraint(
                name="stored_file_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="stored_file_not_empty", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("documents:file", args=[self.pk])

    @property
    def short_hash(self) -> str:
        """The first twelve signs of the hash, enough to compare by eye."""
        return self.sha256[:12]

    def open(self):
        """The bytes, as an open file."""
        return default_storage.open(path_of(self.sha256))
