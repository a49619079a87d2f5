"""One file before the commission: what is in it at the left, the member's score at the right."""

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _t
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from smm_portal.kit.refusals import guard
from smm_portal.road.drafts import raw_of
from smm_portal.road.models import Draft, DraftConflict

from ...models import Evidence
from .. import access, comparing, dossier, drafting, files, services, sitting
from ..forms.scoring import ScoreForm, initial_of
from . import load
from .recusing import must_declare
from .review import next_unscored

PDF = "application/pdf"


@method_decorator(csp_update({"frame-src": [SELF]}), name="dispatch")
class ReviewFile(View):
    """Reading and scoring. The whole score is saved by one POST."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, *args, pk, application, **kwargs):
        self.commission = load.commission(request, pk, sitting.with_criteria)
        access.may_review(request.duty, self.commission).demand()
        if must_declare(self.commission):
            return redirect("personnel:declare", pk)
        rows = dossier.with_all(self.commission, request.user.pk)
        self.application = get_object_or_404(rows, pk=application)
        access.may_see_file(request.duty, self.commission, self.application).demand()
        self.mark = files.mark_of(self.application, self.commission)
        self.criteria = sitting.criteria(self.commission)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        kept = Draft.objects.open(request.duty, drafting.KIND, self._key)
        typed = kept.data.get("typed", {}).get("form")
        initial = initial_of(self.application.my_scores)
        if typed:
            initial |= {name: values[-1] for name, values in typed.items() if values}
        return self._show(ScoreForm(initial=initial, criteria=self.criteria), restored=bool(typed))

    def post(self, request):
        access.may_score(self.commission).demand()
        if request.POST.get("act") == "later":
            return self._keep()
        form = ScoreForm(request.POST, criteria=self.criteria)
        if form.is_valid():
            with guard(form) as done:
                self._save(form)
            if done:
                return self._go_on()
        return self._show(form, status=422)

    def _save(self, form) -> None:
        services.save_scores(self.commission, self.application, self.request.duty, form.given())
        drafting.drop(self.request.user.pk, self.commission.pk, self.application.pk)

    def _go_on(self):
        said = {"name": self.application.teacher}
        messages.success(self.request, _t("%(name)s: puanınız kaydedildi.") % said)
        if self.request.POST.get("act") == "stay":
            return redirect(self._url(self.application.pk))
        before, later, _left = next_unscored(
            self.commission, self.request.user.pk, self.application.pk
        )
        target = later or before
        return redirect(self._url(target) if target else self._list_url)

    def _keep(self):
        """What was typed is kept, right or not; nothing of it counts yet."""
        draft = Draft.objects.open(self.request.duty, drafting.KIND, self._key)
        try:
            draft.note({"typed": {"form": raw_of(self.request.POST)}})
        except DraftConflict:
            messages.error(self.request, _t("Taslak az önce başka bir pencerede değişti."))
            return self._show(ScoreForm(self.request.POST, criteria=self.criteria), status=409)
        messages.info(self.request, _t("Taslağınız saklandı. Puanlarınız henüz sayılmıyor."))
        return redirect(self._url(self.application.pk))

    @property
    def _key(self) -> str:
        return drafting.key_of(self.commission.pk, self.application.pk)

    def _url(self, application: int) -> str:
        return reverse("personnel:review_file", args=[self.commission.pk, application])

    @property
    def _list_url(self) -> str:
        return reverse("personnel:review", args=[self.commission.pk])

    def _show(self, form, *, restored=False, status=200):
        before, later, left = next_unscored(
            self.commission, self.request.user.pk, self.application.pk
        )
        rows = dossier.evidence(self.application)
        context = {
            **self._head(),
            "form": form,
            "restored": restored,
            "verdict": access.may_score(self.commission),
            "facts": dossier.fact_lines(self.application),
            "wishes": dossier.wishes(self.application),
            "evidence": rows,
            "shown": dossier.shown(rows, self.request.GET.get("belge", "")),
            "comparison": comparing.of(self.commission, self.application, self.mark, self.criteria),
            "before_url": before and self._url(before),
            "later_url": later and self._url(later),
            "left": left,
            "draft_key": self._key,
            "draft_kind": drafting.KIND,
        }
        return render(self.request, "personnel/commissions/file.html", context, status=status)

    def _head(self) -> dict:
        row, teacher = self.commission, self.application.teacher
        here = f"{row.province} · {row.call}"
        return {
            "title": str(teacher),
            "lead": f"{teacher.subject} · {teacher.school}",
            "commission": row,
            "application": self.application,
            "mark": self.mark,
            "crumbs": [
                (_t("Komisyonlar"), reverse("personnel:commissions")),
                (here, row.get_absolute_url()),
                (_t("Dosyalar"), self._list_url),
                (str(teacher), ""),
            ],
        }


@require_safe
@xframe_options_sameorigin
@csp_replace({"default-src": ["'none'"], "object-src": [SELF], "frame-ancestors": [SELF]})
def document(request, pk: int, application: int, evidence: int):
    """A document of the file, to be read inside its page; PDFs only, as checked when they came."""
    commission = load.commission(request, pk)
    access.may_review(request.duty, commission).demand()
    row = load.application(commission, application)
    access.may_see_file(request.duty, commission, row).demand()
    one = get_object_or_404(Evidence.objects.select_related("file"), pk=evidence, application=row)
    if one.file.content_type != PDF or must_declare(commission):
        raise Http404
    response = FileResponse(one.file.open(), filename=one.file.name, content_type=PDF)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
