"""Form fields for files: checked by content, stored at once, never lost to another error."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.kit import uploads

from . import access
from .models import StoredFile


class StoredFileInput(forms.FileInput):
    """A file picker that shows what is already kept and carries its number along."""

    template_name = "documents/stored_file_input.html"
    needs_multipart_form = True
    field = None

    def value_from_datadict(self, data, files, name):
        """A new upload, or the number of the kept file."""
        return files.get(name) or data.get(f"{name}-kept") or None

    def value_omitted_from_data(self, data, files, name):
        return name not in files and f"{name}-kept" not in data

    def format_value(self, value):
        return None

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        kept = self.field.shown(value)
        context["widget"]["kept"] = kept
        if kept:
            context["widget"]["attrs"].pop("required", None)
        return context


def stored(value) -> StoredFile | None:
    """The stored file that a field's value means, if it means one."""
    if isinstance(value, StoredFile):
        return value
    number = str(value or "")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    return StoredFile.objects.filter(pk=number).first()


class StoredFileField(forms.Field):
    """Cleans to a StoredFile. The form must be a ``KeepsUploads`` and get the duty."""

    widget = StoredFileInput
    keeps_uploads = True
    duty = None
    default_error_messages = {"required": gettext_lazy("Dosyayı seçin.")}

    def __init__(self, *, kinds=("pdf",), max_bytes=None, **kwargs):
        self.kinds, self.max_bytes = kinds, max_bytes
        super().__init__(**kwargs)

        self.widget.field = self

    def __deepcopy__(self, memo):
        copy = super().__deepcopy__(memo)
        copy.widget.field = copy
        return copy

    def shown(self, value) -> StoredFile | None:
        """The kept file that the page may name: a number in a form may be anybody's."""
        kept = stored(value)
        return kept if isinstance(value, StoredFile) or self._mine(kept) else None

    def _mine(self, kept: StoredFile | None) -> bool:
        return bool(kept and access.is_own(self.duty, kept))

    def widget_attrs(self, widget) -> dict:
        return {
            "accept": ",".join(uploads.CHECKS[kind].accept for kind in self.kinds),
            "data-max-bytes": self.max_bytes or settings.UPLOAD_MAX_BYTES,
        }

    def kept(self, value: StoredFile) -> str:
        """The hidden value that leads back to the file."""
        return str(value.pk)

    def clean(self, value):
        """Check and store an upload; a kept number must be the person's own file."""
        if not value:
            return super().clean(None)
        if isinstance(value, StoredFile):
            return value
        return self._own(value) if isinstance(value, str) else self._keep(value)

    def _keep(self, upload) -> StoredFile:
        content_type = uploads.check(upload, self.kinds, self.max_bytes)
        return StoredFile.objects.keep(
            upload, name=upload.name, content_type=content_type, duty=self.duty
        )

    def _own(self, number: str) -> StoredFile:
        kept = stored(number)
        if not self._mine(kept):
            raise ValidationError(_("Dosya bulunamadı. Yeniden seçin."), "missing")
        if kept.content_type not in {uploads.CHECKS[kind].content_type for kind in self.kinds}:
            raise ValidationError(_("Bu dosya buraya uymuyor. Başka bir dosya seçin."), "kind")
        return kept
