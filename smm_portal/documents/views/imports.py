"""Pages of an import: choose a file, look at what it would do, say yes or no."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from smm_portal.documents.forms import StoredFileField
from smm_portal.documents.imports import find, specs
from smm_portal.documents.imports.jobs import cancel, confirm, progress, start
from smm_portal.documents.imports.workbooks import bad_rows, sample
from smm_portal.documents.models import ImportJob
from smm_portal.kit.forms import TidyForm
from smm_portal.kit.uploads import KeepsUploads

LISTED = 50
PROBLEMS_SHOWN = 100


class UploadForm(KeepsUploads, TidyForm, forms.Form):
    """The file to import."""

    file = StoredFileField(
        kinds=("xlsx", "csv"),
        label=gettext_lazy("Dosya"),
        help_text=gettext_lazy(
            "Excel (.xlsx) veya CSV. Dosya önce denetlenir; siz onaylamadan hiçbir kayıt değişmez."
        ),
    )


class ConfirmForm(forms.Form):
    """Leaving bad rows out must be said."""

    skip_bad = forms.BooleanField(
        required=False, label=gettext_lazy("Hatalı satırları atlayarak aktar")
    )


def spec_for(request, kind: str):
    """The kind's spec, if this duty may import it: unknown is a 404, not allowed a 403."""
    spec = find(kind)
    if spec is None or request.duty is None:
        raise Http404
    spec.may(request.duty).demand()
    return spec


def job_for(request, pk: int):
    """The person's own job with its spec."""
    job = get_object_or_404(
        ImportJob.objects.visible_to(request.duty).select_related("file"), pk=pk
    )
    return job, spec_for(request, job.kind)


def crumbs(title) -> list[tuple]:
    """The way back to the imports that one started."""
    return [(_("Aktarımlar"), reverse("documents:import_list")), (title, "")]


@require_safe
def import_list(request):
    """The imports that the person may start, and those he started."""
    duty = request.duty
    open_specs = [spec for spec in specs() if duty and spec.may(duty)]
    jobs = ImportJob.objects.visible_to(duty).select_related("file").defer("problems", "preview")
    titles = {spec.kind: spec.title for spec in specs()}
    rows = [(job, titles.get(job.kind, job.kind)) for job in jobs.order_by("-created_at")[:LISTED]]
    return render(request, "documents/import_list.html", {"specs": open_specs, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request, kind):
    """What the file should hold, the sample, and the upload."""
    spec = spec_for(request, kind)
    form = UploadForm(request.POST or None, request.FILES or None, duty=request.duty)
    if request.method == "POST" and form.is_valid():
        return redirect(start(spec, form.cleaned_data["file"], request.duty))
    context = {"spec": spec, "form": form, "crumbs": crumbs(spec.title)}
    return render(request, "documents/import_new.html", context)


@require_safe
def import_template(request, kind):
    """The sample file."""
    return sample(spec_for(request, kind))


@require_safe
def import_job(request, pk):
    """Where the import stands; while a worker is at it, htmx asks for the part again."""
    job, spec = job_for(request, pk)
    if request.htmx and not job.working:
        response = render(request, "documents/_import_progress.html", _page(job, spec))
        response["HX-Refresh"] = "true"
        return response
    name = "documents/_import_progress.html" if request.htmx else "documents/import_job.html"
    return render(request, name, _page(job, spec))


def _page(job, spec, form=None) -> dict:
    done, total = progress(job)
    return {
        "job": job,
        "spec": spec,
        "done": done,
        "total": max(total, done, 1),
        "good_rows": job.changes,
        "problems": job.problems[:PROBLEMS_SHOWN],
        "form": form or ConfirmForm(),
        "done_url": spec.done_url(),
        "crumbs": crumbs(spec.title),
    }


@require_POST
def import_confirm(request, pk):
    """Apply what was shown. Bad rows are left out only where the person says so."""
    job, spec = job_for(request, pk)
    form = ConfirmForm(request.POST)
    skip = form.is_valid() and form.cleaned_data["skip_bad"]
    if job.can_confirm and job.bad_rows and not skip:
        form.add_error("skip_bad", _("Hatalı satırlar atlanacaksa kutuyu işaretleyin."))
        return render(request, "documents/import_job.html", _page(job, spec, form))
    if not job.can_confirm or not confirm(job, skip_bad=skip):
        messages.info(request, _("Bu aktarım onay beklemiyor; hiçbir şey iki kez yapılmadı."))
    return redirect(job)


@require_POST
def import_cancel(request, pk):
    """Give the import up; nothing was written."""
    job, _spec = job_for(request, pk)
    if cancel(job):
        messages.info(request, _("Aktarımdan vazgeçildi. Hiçbir kayıt değişmedi."))
    else:
        messages.info(request, _("Bu aktarımdan artık vazgeçilemez."))
    return redirect(job)


@require_safe
def import_problems(request, pk):
    """The bad rows with their reasons, as a workbook."""
    job, spec = job_for(request, pk)
    if not job.problems:
        raise Http404
    return bad_rows(spec, job)
