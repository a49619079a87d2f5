"""Beginning a plan, the page on which it is written, and revising one."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from centers.models import Center
from smm_portal.kit.refusals import guard

from .. import access, owed, page, services
from ..forms import BeginForm
from ..models import AnnualPlan
from .parts import write_url


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request) -> HttpResponse:
    """Begin the centre's plan for a year, empty or from last year's."""
    center = get_object_or_404(
        Center.objects.select_related("office"), office=request.duty.office_id
    )
    verdict = access.may_begin(request.duty, center)
    if not verdict:
        messages.info(request, verdict.reason)
        return HttpResponseRedirect(reverse("reporting:plans"))
    form = _begin_form(request, center)
    if request.method == "POST" and form.is_valid():
        with guard(form, "year") as done:
            plan = _begun(center, form.cleaned_data, request.duty)
        if done:
            messages.success(request, _("Plan başlatıldı. Yazdıklarınız kendiliğinden saklanır."))
            return HttpResponseRedirect(write_url(plan))
    return render(request, "kit/form.html", _begin_page(center, form))


def _begin_form(request, center: Center) -> BeginForm:
    planned = set(AnnualPlan.objects.filter(center=center).values_list("year", flat=True))
    years = owed.years_to_begin(center)
    copied = {year for year in planned if year + 1 in years}
    return BeginForm(request.POST or None, years=years, copied=copied)


def _begun(center: Center, chosen: dict, duty) -> AnnualPlan:
    like = None
    if chosen.get("copy"):
        like = AnnualPlan.objects.get(center=center, year=chosen["year"] - 1)
    return services.begin_plan(center, chosen["year"], duty, like=like)


def _begin_page(center: Center, form: BeginForm) -> dict:
    title, back = _("Yıllık plan başlat"), reverse("reporting:plans")
    return {
        "title": title,
        "lead": _("%(center)s için amaç, hedef, gösterge ve yöntemleri içeren plan (Madde 5/4).")
        % {"center": center.name},
        "crumbs": [(_("Yıllık planlar"), back), (title, "")],
        "form": form,
        "submit_label": _("Planı başlat"),
        "back_url": back,
    }


@require_safe
def write(request, pk: int) -> HttpResponse:
    """The whole plan as one text, each part with its form where it stands."""
    plan, revision = access.draft_or_404(request.duty, pk, lacks=True)
    if revision is None:
        messages.info(request, _("Planın şu anda yazılan bir revizyonu yok."))
        return HttpResponseRedirect(reverse("reporting:plan", args=[pk]))
    return render(request, "reporting/write.html", page.write_page(request, plan, revision))


@require_POST
def revise(request, pk: int) -> HttpResponse:
    """Open the next revision of a plan whose last one came to its end."""
    newest = access.revision_or_404(request.duty, pk)
    access.may_change(request.duty, newest).demand()
    services.next_revision(newest, request.duty)
    messages.success(request, _("Yeni revizyon açıldı. Neyi, neden değiştirdiğinizi de yazın."))
    return HttpResponseRedirect(write_url(newest.plan))
