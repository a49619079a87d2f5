"""Forming a commission, opening its review, who sits."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.kit.refusals import guard
from smm_portal.offices import policy
from smm_portal.road.guided import GuidedAct, Step

from ...models import Call, CommissionMember
from .. import access, services, sitting
from ..forms.forming import MembersForm, PartsForm, chosen_of
from ..forms.members import MemberForm, ReplaceForm
from . import load

METHODS = ["GET", "HEAD", "POST"]


class FormCommission(GuidedAct):
    """The province directorate forms its commission for a call (10/2)."""

    kind = "personnel.commission"
    title = _("Değerlendirme komisyonunu kur")
    intro = _("Komisyon, ilinizdeki merkezlerin kadrolarına yapılan başvuruları inceler.")
    clause = "10/2"
    url_name = "personnel:commission_new"
    steps = (
        Step(
            "birimler",
            _("Başkan ve birimler"),
            PartsForm,
            "10/2",
            _(
                "Komisyona il millî eğitim müdürü başkanlık eder. İnsan kaynakları, öğretmen"
                " yetiştirme ile mesleki ve teknik eğitim birimlerinin yöneticileri katılır."
                " Yürürlükteki görevlerden önerilenleri denetleyin; vekiller (V.) ile gösterilir."
            ),
        ),
        Step(
            "uyeler",
            _("Diğer üyeler"),
            MembersForm,
            "10/2",
            _("Komisyonda en az üç kişi bulunur. Bir kişi birden çok birimi temsil edebilir."),
        ),
    )
    commit_label = _("Komisyonu kur")
    done_message = _("Komisyon kuruldu. Üyelere haber verildi.")
    exit_url_name = "personnel:commissions"

    def get_object(self):
        rows = Call.objects.visible_to(self.request.duty)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def may(self):
        return access.may_form(self.duty, self.object)

    @staticmethod
    def may_draft(duty, key):
        return policy.may(duty, "personnel:commission_new", "POST")

    @staticmethod
    def draft_detail(draft):
        # Whoever saves a draft names its key: a call that MTEGM still writes has no title here.
        call = Call.objects.public().filter(pk=draft.key).first()
        return call.title if call else ""

    def commit(self, cleaned):
        parts, extra = chosen_of(cleaned["birimler"]), cleaned["uyeler"]["members"]
        return services.form(self.object, self.duty, parts, extra)


@require_POST
def open_review(request, pk: int) -> HttpResponse:
    """From now on the members read and score."""
    commission = load.commission(request, pk)
    access.may_open(request.duty, commission).demand()
    services.open_review(commission)
    messages.success(request, _t("İnceleme açıldı. Üyelere haber verildi."))
    return redirect(commission)


@require_http_methods(METHODS)
def add_member(request, pk: int) -> HttpResponse:
    """One more who sits, for an open part or as a further member."""
    commission = load.commission(request, pk)
    access.may_change_members(request.duty, commission).demand()
    taken = {part for one in sitting.sitters(commission) for part in one.parts}
    form = MemberForm(request.POST or None, commission=commission, taken=taken)
    if request.method == "POST" and form.is_valid():
        with guard(form, "duty") as done:
            services.add_member(commission, form.cleaned_data["part"], form.cleaned_data["duty"])
        if done:
            messages.success(request, _t("Üye eklendi. Kendisine haber verildi."))
            return redirect(commission)
    context = _page(commission, form, _t("Üye ekle"), _t("Üye ekle"))
    return render(request, "kit/form.html", context)


@require_http_methods(METHODS)
def replace_member(request, pk: int) -> HttpResponse:
    """A member leaves with a reason, another takes his part."""
    mine = load.commissions(request.duty)
    rows = CommissionMember.objects.filter(left_at=None, commission__in=mine.values("pk"))
    member = get_object_or_404(rows.select_related("user", "commission__province"), pk=pk)
    commission = load.commission(request, member.commission_id)
    access.may_change_members(request.duty, commission).demand()
    form = ReplaceForm(request.POST or None, member=member)
    if request.method == "POST" and form.is_valid():
        with guard(form, "duty") as done:
            services.replace_member(member, **form.cleaned_data, by=request.duty)
        if done:
            messages.success(request, _t("Üyelik sona erdi, gerekçesi kaydedildi."))
            return redirect(commission)
    title = _t("Üyeyi değiştir: %(name)s") % {"name": member.user}
    return render(request, "kit/form.html", _page(commission, form, title, _t("Üyeyi değiştir")))


def _page(commission, form, title: str, label: str) -> dict:
    home = reverse("personnel:commissions")
    here = f"{commission.province} · {commission.call}"
    back = commission.get_absolute_url()
    return {
        "title": title,
        "lead": _t("Birimlerin görevlileri o sıfatla katılır (Madde 10/2)."),
        "crumbs": [(_t("Komisyonlar"), home), (here, back), (label, "")],
        "back_url": back,
        "submit_label": label,
        "form": form,
    }
