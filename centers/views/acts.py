"""What MTEGM decides about a standing centre: fields, seats, the missing founding, closing."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.road.guided import GuidedAct, Step

from .. import access, letters, services
from ..forms.closing import ClosingForm
from ..forms.decisions import (
    ClosingDecisionForm,
    FieldsDecisionForm,
    FoundingDecisionForm,
    SeatsDecisionForm,
    decision_of,
)
from ..forms.seats import plans_of
from ..models import Center, DecisionKind
from .approvals import AsksApproval
from .founding import FIELDS_STEP, SEATS_STEP


def decision_step(form_class, title, clause: str, asks) -> Step:
    """The step in which the decision is given."""
    template = "centers/step_decision.html"
    return Step("karar", title, form_class, clause, asks, template=template)


class CenterAct(GuidedAct):
    """A guided act on one centre in the reader's scope."""

    allow = staticmethod(access.may_set_fields)

    def get_object(self):
        rows = Center.objects.visible_to(self.request.duty).with_place()
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def may(self):
        return type(self).allow(self.duty, self.object)

    @staticmethod
    def may_draft(duty, key):
        return access.may_found(duty)

    @staticmethod
    def draft_detail(draft):
        center = Center.objects.filter(pk=draft.key).first()
        return center.name if center else ""

    def get_exit_url(self):
        return self.center_url

    @property
    def center_url(self) -> str:
        return reverse("centers:detail", args=[self.object.pk])


class SetFields(CenterAct):
    """The fields of a centre from a decision on (4/2)."""

    kind = "centers.set_fields"
    title = _("Faaliyet alanlarını belirle")
    clause = "4/2"
    url_name = "centers:set_fields"
    allow = staticmethod(access.may_set_fields)
    steps = (
        FIELDS_STEP,
        decision_step(
            FieldsDecisionForm,
            _("Alan belirleme kararı"),
            "4/2",
            _(
                "Alanları MTEGM'nin kararı belirler. Seçilenler yürürlük gününde başlar, seçilmeyenler o gün sona erer."
            ),
        ),
    )
    done_message = _("Faaliyet alanları belirlendi.")

    def commit(self, cleaned):
        decision = decision_of(cleaned["karar"], DecisionKind.FIELDS)
        services.set_fields(self.object, decision, list(cleaned["alanlar"]["chosen"]))
        return self.center_url


class SetSeats(CenterAct):
    """What the seats are for from a decision on (4/4, 4/5)."""

    kind = "centers.set_seats"
    title = _("Kadroları belirle")
    clause = "4/5"
    url_name = "centers:set_seats"
    allow = staticmethod(access.may_set_seats)
    steps = (
        SEATS_STEP,
        decision_step(
            SeatsDecisionForm,
            _("Kadro belirleme kararı"),
            "4/5",
            _(
                "Koordinatörlerin sayısını ve alanlarını MTEGM'nin kararı belirler."
                " Değişmeyen kadrolar olduğu gibi kalır."
            ),
        ),
    )
    done_message = _("Kadrolar belirlendi.")

    def commit(self, cleaned):
        decision = decision_of(cleaned["karar"], DecisionKind.SEATS)
        services.set_seats(self.object, decision, plans_of(cleaned["kadrolar"]))
        return self.center_url


class RecordFounding(CenterAct):
    """The missing founding decision of an inherited centre (reading 5)."""

    kind = "centers.record_founding"
    title = _("Kuruluş kararını gir")
    clause = "4/1"
    url_name = "centers:record_founding"
    allow = staticmethod(access.may_record_founding)
    steps = (
        decision_step(
            FoundingDecisionForm,
            _("Kuruluş kararı"),
            "4/1",
            _(
                "Devralınan merkezin kuruluş onayını girin. Yürürlük günü, merkezin kuruluş"
                " tarihi olur ve sonradan değişmez."
            ),
        ),
    )
    done_message = _("Kuruluş kararı girildi.")

    def commit(self, cleaned):
        services.record_founding(self.object, decision_of(cleaned["karar"], DecisionKind.FOUNDING))
        return self.center_url


class Close(AsksApproval, CenterAct):
    """Closing: the checklist first, then the decision (4/1)."""

    approval = letters.CLOSING
    kind = "centers.close"
    title = _("Merkezi kapat")
    clause = "4/1"
    url_name = "centers:close"
    allow = staticmethod(access.may_close)
    steps = (
        Step(
            "denetim",
            _("Denetim listesi"),
            ClosingForm,
            "4/1",
            _(
                "Merkez kurulduğu yolla kapanır. Kapanmadan önce görevlendirmeler ve süren işler bitirilir."
            ),
            template="centers/step_closing.html",
        ),
        decision_step(
            ClosingDecisionForm,
            _("Kapatma kararı"),
            "4/1",
            _("Merkezi MTEGM kapatır. Karar, kapanış gününde yürürlükte olmalıdır."),
        ),
    )
    commit_label = _("Merkezi kapat")
    done_message = _("Merkez kapatıldı.")
    warning = _("Kapatılan merkez yeniden açılamaz. Alanları ve kadroları kapanış günü sona erer.")

    def commit(self, cleaned):
        decision = decision_of(cleaned["karar"], DecisionKind.CLOSING)
        services.close_center(self.object, decision, cleaned["denetim"]["day"])
        return self.center_url
