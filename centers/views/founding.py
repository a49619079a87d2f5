"""Founding a centre: the school first, which is held from then on, then a guided act (4/1, 4/3)."""

from django.contrib import messages
from django.db.models import F, Prefetch
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views import View

from smm_portal.kit import filters
from smm_portal.road.guided import GuidedAct, Step
from smm_portal.road.models import Draft

from .. import access, letters, services
from ..forms.decisions import FoundingDecisionForm, decision_of
from ..forms.fields import FieldsForm
from ..forms.school_choice import SchoolChoiceForm
from ..forms.seats import SeatsForm, plans_of
from ..models import Center, CenterState, DecisionKind, School
from ..search import match_schools
from .approvals import AsksApproval

SHOWN = 20
FOUND = "centers.found"
SCHOOL_STEP = _("Okul")

FIELDS_STEP = Step(
    "alanlar",
    _("Faaliyet alanları"),
    FieldsForm,
    "4/2",
    _("Merkezin hangi alanlarda çalışacağını MTEGM belirler. En az bir alan seçin."),
    template="centers/step_fields.html",
)
SEATS_STEP = Step(
    "kadrolar",
    _("Kadrolar"),
    SeatsForm,
    "4/5",
    _(
        "Merkezde bir genel koordinatör ile mesleki gelişim koordinatörleri çalışır; biri İngilizce"
        " öğretmenidir (Madde 4/4). Sayılarını ve alanlarını MTEGM belirler, toplamı beşi geçemez."
    ),
    template="centers/step_seats.html",
)
FOUNDING_ASKS = _(
    "Merkezi MTEGM kurar. Onayın sayısını, tarihini ve imzalı belgesini girin. Merkez, kararın"
    " yürürlük gününde kurulmuş olur."
)


class FoundStart(View):
    """Choosing the school. Each school found says at once whether a centre can be founded there."""

    template_name = "centers/found_school.html"

    def get(self, request):
        return self._page(request, SchoolChoiceForm())

    def post(self, request):
        access.may_found(request.duty).demand()
        form = SchoolChoiceForm(request.POST)
        if form.is_valid() and (center := form.draft()):
            messages.success(request, _t("Okul bu kuruluş için ayrıldı. Alanları belirleyin."))
            return HttpResponseRedirect(reverse("centers:founding", args=[center.pk]))
        return self._page(request, form, status=422)

    def _page(self, request, form, status: int = 200) -> TemplateResponse:
        text = request.GET.get("q", "")[: filters.MAX_QUERY]
        found = find_schools(text)
        context = {
            "title": _("Merkez kur"),
            "form": form,
            "typed": text,
            "asked": bool(filters.folded_words(text)),
            "schools": found[:SHOWN],
            "more": len(found) > SHOWN,
            "drafts": unfinished(request.duty),
            "rail": start_rail(),
            "place": 1,
            "crumbs": [(_("Merkezler"), reverse("centers:list")), (_("Merkez kur"), "")],
        }
        name = "centers/found_results.html" if self._wants_part(request) else self.template_name
        return TemplateResponse(request, name, context, status=status)

    @staticmethod
    def _wants_part(request) -> bool:
        return request.method == "GET" and bool(request.htmx) and not request.htmx.boosted


def find_schools(text: str) -> list[School]:
    """Schools for what was typed, those that can host first, each with its living centre."""
    if not filters.folded_words(text):
        return []
    live = Prefetch("centers", Center.objects.live(), to_attr="living")
    rows = match_schools(School.objects.select_related("district__province"), text)
    order = (F("working").desc(), "sort_key", "pk")
    return list(rows.prefetch_related(live).order_by(*order)[: SHOWN + 1])


def unfinished(duty):
    """Foundings begun and not decided."""
    drafts = Center.objects.visible_to(duty).filter(state=CenterState.DRAFT).with_place()
    return drafts.order_by("-created_at")[:50]


def start_rail() -> list[dict]:
    """The steps to come, seen from the first."""
    later = [FIELDS_STEP.title, SEATS_STEP.title, _("Kuruluş kararı"), _("Özet ve karar")]
    return [
        {"title": SCHOOL_STEP, "current": True},
        *({"title": title, "url": "", "done": False, "current": False} for title in later),
    ]


class Found(AsksApproval, GuidedAct):
    """From the school to the founding decision."""

    approval = letters.FOUNDING
    kind = FOUND
    title = _("Merkez kur")
    clause = "4/1"
    url_name = "centers:founding"
    steps = (
        FIELDS_STEP,
        SEATS_STEP,
        Step(
            "karar",
            _("Kuruluş kararı"),
            FoundingDecisionForm,
            "4/1",
            FOUNDING_ASKS,
            template="centers/step_decision.html",
        ),
    )
    commit_label = _("Merkezi kur")
    done_message = _("Merkez kuruldu.")

    def get_object(self):
        rows = Center.objects.visible_to(self.duty).with_place()
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def may(self):
        return access.may_continue(self.duty, self.object)

    @staticmethod
    def may_draft(duty, key):
        return access.may_found(duty)

    @staticmethod
    def draft_detail(draft):
        center = Center.objects.filter(pk=draft.key).first()
        return center.name if center else ""

    def get_exit_url(self):
        return reverse("centers:detail", args=[self.object.pk])

    def load(self):
        """The own draft; where there is none, what a colleague has written so far."""
        super().load()
        if self.draft.pk is None and (other := self._colleagues()):
            self.draft.data = other.data
            if self.request.method == "POST":
                self.draft.put(other.data)
            self.progress = self.walk(self.draft)

    def _all_drafts(self):
        return Draft.objects.unfinished().filter(kind=self.kind, key=self.key)

    def _colleagues(self) -> Draft | None:
        return self._all_drafts().exclude(user=self.duty.user_id).order_by("-updated_at").first()

    def rail(self, current):
        return [
            {"title": SCHOOL_STEP, "url": "", "done": True, "current": False},
            *super().rail(current),
        ]

    def discard(self):
        """Giving up the founding frees the school; everybody's draft of it goes."""
        services.drop_draft(self.object)
        self._all_drafts().delete()
        messages.success(
            self.request, _t("Kuruluştan vazgeçildi. Okul yeni bir kuruluş için serbest.")
        )
        return HttpResponseRedirect(reverse("centers:list"))

    def commit(self, cleaned):
        decision = decision_of(cleaned["karar"], DecisionKind.FOUNDING)
        fields, seats = list(cleaned["alanlar"]["chosen"]), plans_of(cleaned["kadrolar"])
        services.found_center(self.object, decision, fields, seats)
        self._all_drafts().exclude(user=self.duty.user_id).delete()
        return reverse("centers:detail", args=[self.object.pk])
