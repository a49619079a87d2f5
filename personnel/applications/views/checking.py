"""Checking an application at an office: each fact right or corrected, then passed on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.kit.refusals import guard
from smm_portal.road.drafts import mark

from ...models import Application
from .. import access, checking, drafting, facts, reading
from ..forms import CheckForm
from ..sections import corrections
from ..services import AlreadyDone

METHODS = ["GET", "HEAD", "POST"]


def visible(duty, pk: int) -> Application:
    """The application inside the reader's scope with everything in it; 404 outside."""
    return get_object_or_404(reading.with_file(Application.objects.visible_to(duty)), pk=pk)


@require_http_methods(METHODS)
def check(request, pk: int) -> HttpResponse:
    """The facts with their marks; corrections alone, or corrections and passing on."""
    row = visible(request.duty, pk)
    verdict = access.may_check(request.duty, row)
    if not verdict:
        messages.info(request, verdict.reason)
        return redirect(row)
    draft = drafting.of(request.duty, drafting.CHECK, row)
    form = _form(request, row, draft)
    if request.method == "POST" and form.is_valid() and _done(request, row, form):
        drafting.settle(draft, request.POST, row.get_absolute_url())
        return redirect(row)
    if form.is_bound:
        drafting.note(draft, request.POST)
    status = 422 if form.is_bound else 200
    return render(
        request,
        "personnel/applications/check.html",
        _page(request, row, form, draft),
        status=status,
    )


def _form(request, row: Application, draft) -> CheckForm:
    asked = {"standing": row.facts, "in_place": access.in_place(request.duty, row)}
    if request.method == "POST":
        return CheckForm(request.POST, **asked)
    typed = drafting.typed_in(draft)
    if not typed:
        return CheckForm(**asked)
    return CheckForm(initial=drafting.initial_of(CheckForm(**asked), typed), **asked)


def _done(request, row: Application, form: CheckForm) -> bool:
    if request.POST.get("surum") != mark(row.facts):
        form.add_error(
            None, _("Bilgiler bu arada değişti. Güncel değerlere bakıp yeniden gönderin.")
        )
        return False
    with guard(form) as done:
        said = _checked(request.duty, row, form)
    if done:
        messages.success(request, said)
    elif isinstance(done.refusal, AlreadyDone):
        messages.info(request, done.refusal.message)
        return True
    return bool(done)


def _checked(duty, row: Application, form: CheckForm) -> str:
    wanted = form.corrections()
    if not form.passing:
        count = checking.correct(row, duty, wanted, row.facts)
        said = ngettext("%(count)s bilgi düzeltildi.", "%(count)s bilgi düzeltildi.", count)
        return said % {"count": count} if count else _("Düzeltilen bilgi yok.")
    row = checking.check(row, duty, wanted, row.facts, form.cleaned_data["note"])
    if row.state == row.State.COMMISSION:
        return _("Kontrol tamamlandı. Başvuru komisyona iletildi.")
    return _("Kontrol tamamlandı. Başvuru şuraya iletildi: %(office)s") % {"office": row.at_office}


def _page(request, row: Application, form: CheckForm, draft) -> dict:
    title, names = _("Başvuruyu kontrol et"), reading.names_for(row)
    differ, corrected = facts.differing(row.facts, row.registry), corrections(row, names)
    above = (_("Başvurular"), reverse("personnel:applications"))
    return {
        "title": title,
        "lead": f"{row.teacher} · {row.call.title}",
        "crumbs": [above, (str(row.teacher), row.get_absolute_url()), (title, "")],
        "row": row,
        "form": form,
        "seen": drafting.seen_in(draft),
        "surum": mark(row.facts),
        "restored": not form.is_bound and bool(form.initial),
        "draft": draft,
        "in_place": form.in_place,
        "lines": [
            {
                "kind": kind,
                "value": facts.words_of(kind.key, row.facts[kind.key], names),
                "registry": facts.words_of(kind.key, row.registry[kind.key], names)
                if kind.key in differ
                else "",
                "corrections": corrected.get(kind.key, []),
                "mark": marked,
                "new": value,
                "reason": reason,
            }
            for kind, marked, value, reason in form.marks()
        ],
    }


@require_POST
def again(request, pk: int) -> HttpResponse:
    """Look at the conditions again by the application's own facts; what differs is kept."""
    row = visible(request.duty, pk)
    access.may_judge_again(request.duty, row).demand()
    changed = len(checking.judge_again(row))
    said = _("Şartlara yeniden bakıldı. Sonucu değişen tercih yok.")
    if changed:
        said = _("Şartlara yeniden bakıldı. Sonucu değişen tercih sayısı: %(count)s") % {
            "count": changed
        }
    messages.success(request, said)
    return redirect(f"{row.get_absolute_url()}#tercihler")
