"""The start of duty, and everybody whom one approval appointed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from smm_portal.kit.addresses import ListAddress
from smm_portal.kit.refusals import guard

from ...models import Assignment
from ...views.assignments import AssignmentList
from ...views.teachers import METHODS
from .. import access, services
from ..forms import StartForm

NUMBER = "onay"


class ApprovalPage(AssignmentList):
    """Whom one approval of the Ministry appointed, in the reader's scope (10/4)."""

    filterset_class = None
    search_column = None
    export_name = _("Onayla görevlendirilenler")
    empty_title = _("Bu sayıyla görevlendirilmiş kimse yok.")
    empty_text = _("Onay sayısı, görevlendirmenin sayfasındaki bağlantıdan gelir.")

    @cached_property
    def number(self) -> str:
        """The approval's number as the address has it."""
        return "".join(c for c in self.request.GET.get(NUMBER, "")[:60] if c.isprintable())

    def get_title(self):
        return _t("Onay: %(number)s") % {"number": self.number or "—"}

    lead = _("Bakanlığın bu onayıyla görevlendirilenler.")

    def get_queryset(self):
        return super().get_queryset().filter(approval_number=self.number)

    @cached_property
    def address(self):
        """The list's address keeps the number through sorting and pages."""
        return ListAddress(self.request.path, self.request.GET, (NUMBER,))


@require_http_methods(METHODS)
def start(request, pk: int) -> HttpResponse:
    """Record that the person started: the host school's principal, once (10/4)."""
    rows = Assignment.objects.visible_to(request.duty).select_related(
        "teacher", "seat__center__school", "start"
    )
    row = get_object_or_404(rows, pk=pk)
    access.may_record_start(request.duty, row).demand()
    form = StartForm(request.POST or None, assignment=row)
    back = reverse("personnel:assignment", args=[pk])
    if request.method == "POST" and form.is_valid():
        with guard(form, "started_on") as done:
            services.record_start(request.duty, row, form.cleaned_data["started_on"])
        if done:
            messages.success(request, _t("Göreve başlama kaydedildi."))
            return redirect(back)
    title = _t("Göreve başlamayı kaydet")
    crumbs = [(_("Görevlendirmeler"), reverse("personnel:assignments")), (str(row.teacher), back)]
    context = {
        "title": f"{title}: {row.teacher}",
        "crumbs": [*crumbs, (title, "")],
        "back_url": back,
        "submit_label": _t("Kaydet"),
        "form": form,
    }
    return render(request, "kit/form.html", context)
