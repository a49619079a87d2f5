"""The public pages of verification: what a code stands for, and whether a file is that document.

Open to anyone: they say what, when and by which office, and never name a person.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from smm_portal.documents import codes, kinds, limits
from smm_portal.documents.engine import seal
from smm_portal.documents.models import Document, DocumentState
from smm_portal.documents.models.stored_file import digest
from smm_portal.kit import uploads

UNKNOWN_IN_WINDOW, FILES_IN_WINDOW = 30, 30


class CodeForm(forms.Form):
    """The code as it is printed; case, spaces and dashes do not matter."""

    error_heading = gettext_lazy("Aranmadı. Düzeltmeniz gereken:")
    kod = forms.CharField(
        label=gettext_lazy("Doğrulama kodu"),
        max_length=40,
        help_text=gettext_lazy("Belgenin altında ve kapağındadır. Örnek: ACDE-FGHJ-KMNP"),
        error_messages={"required": gettext_lazy("Belgedeki kodu yazın.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class FileForm(forms.Form):
    """A file to compare; it is read and forgotten."""

    error_heading = gettext_lazy("Karşılaştırılmadı. Düzeltmeniz gereken:")
    dosya = forms.FileField(
        label=gettext_lazy("Elinizdeki dosya"),
        help_text=gettext_lazy("Dosya yalnız karşılaştırılır; saklanmaz."),
        error_messages={
            "required": gettext_lazy("Karşılaştırılacak dosyayı seçin."),
            "empty": gettext_lazy("Dosya boş. Dolu bir dosya seçin."),
        },
    )

    def clean_dosya(self):
        """Neither too large nor a program; anything else simply is or is not the document."""
        file = self.cleaned_data["dosya"]
        uploads.check_size(file)
        return file


@dataclass(frozen=True)
class Answer:
    """What comparing a file gave."""

    same: bool
    hash: str
    document: Any = None


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request):
    """Ask for a code, or find the document of an uploaded file."""
    if request.method == "POST":
        return _compare(request, None)
    asked = request.GET.get("kod")
    form = CodeForm({"kod": asked} if asked is not None else None)
    if not form.is_valid():
        return _page(request, code_form=form)
    # Whatever was typed leads to the page of that code, or to the page that says it is none.
    typed = form.cleaned_data["kod"]
    code = codes.read(typed)
    if code:
        return redirect("documents:verify_code", kod=codes.pretty(code))
    return _unknown(request, typed)


@require_http_methods(["GET", "HEAD", "POST"])
def verify_code(request, kod):
    """What the code stands for; a POST compares a file with it."""
    code = codes.read(kod)
    if code and kod != codes.pretty(code) and request.method != "POST":
        return redirect("documents:verify_code", kod=codes.pretty(code), permanent=True)
    found = _find(code)
    if found is None:
        return _unknown(request, kod)
    return _compare(request, found) if request.method == "POST" else _page(request, found)


def _find(code: str) -> Document | None:
    rows = Document.objects.filter(state=DocumentState.READY).select_related("office")
    return rows.filter(code=code).first() if code else None


def _unknown(request, typed: str):
    if limits.used_up(request, "verify-code", UNKNOWN_IN_WINDOW):
        return _too_often(request)
    # The page's head says what is wrong; the code stands in the field, to be mended.
    form = CodeForm(initial={"kod": typed[:40]})
    return _page(request, code_form=form, unknown=True, status=404)


def _too_often(request):
    return _page(request, too_often=True, status=429)


def _compare(request, document: Document | None):
    if limits.used_up(request, "verify-file", FILES_IN_WINDOW):
        return _too_often(request)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, document, file_form=form, status=200)
    return _page(request, document, answer=_answer(form.cleaned_data["dosya"], document))


def _answer(file, document: Document | None) -> Answer:
    found = digest(file)
    if document is not None:
        return Answer(found == document.sha256, found, document)
    rows = Document.objects.filter(
        sha256=found, state=DocumentState.READY, code__isnull=False
    ).select_related("office")
    same = rows.first()
    return Answer(same is not None, found, same)


def _page(request, document=None, *, status=200, answer=None, **context):
    shown = document or (answer.document if answer and answer.same else None)
    forms_ = {
        "code_form": context.pop("code_form", None) or CodeForm(),
        "file_form": context.pop("file_form", None) or FileForm(),
    }
    about = _about(shown) if shown else {}
    everything = {"document": shown, "answer": answer, **forms_, **about, **context}
    response = render(request, "documents/verify.html", everything, status=status)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _about(document: Document) -> dict:
    kind = kinds.find(document.kind)
    address = seal.public_url(document.code)
    return {
        "facts": [{"label": a, "value": b} for a, b in kind.public_facts(document)] if kind else [],
        "standing": kind.standing(document) if kind else "",
        "seal": {"qr": seal.qr(address), "url": address},
        "post_url": reverse("documents:verify_code", args=[document.pretty_code]),
    }
