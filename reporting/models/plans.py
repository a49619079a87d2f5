"""The annual plan of a centre and its numbered revisions (Madde 5/4)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.utils.translation import gettext_lazy as _

from centers.models import Center
from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH
from smm_portal.offices.roles import OfficeKind
from smm_portal.road.models import Submission, SubmissionState

PLAN = "annual_plan"


class AnnualPlanQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "AnnualPlanQuerySet":
        """Plans of centres inside the reader's scope; outside the centre from sending on."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        rows = self if path == ROOT_PATH else self.filter(center__office__path__startswith=path)
        if duty.office.kind == OfficeKind.CENTER:
            return rows
        left = PlanRevision.objects.that_left().filter(plan=models.OuterRef("pk"))
        return rows.filter(models.Exists(left))


class PlanRevisionQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "PlanRevisionQuerySet":
        """Revisions of centres inside the reader's scope; drafts only to the centre itself."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        rows = (
            self if path == ROOT_PATH else self.filter(plan__center__office__path__startswith=path)
        )
        return rows if duty.office.kind == OfficeKind.CENTER else rows.that_left()

    def that_left(self) -> "PlanRevisionQuerySet":
        """Revisions that left their centre; on its general coordinator's desk they have not."""
        rows = self.exclude(submission__state=SubmissionState.DRAFT)
        return rows.exclude(submission__at_office=F("submission__office"))

    def with_lacks(self) -> "PlanRevisionQuerySet":
        """``lacking``: what a draft lacks before it may be sent; None for what is no draft."""
        lines = ArrayField(models.TextField())
        asked = Func(F("submission_id"), function="reporting_plan_missing", output_field=lines)
        draft = Q(submission__state=SubmissionState.DRAFT)
        return self.annotate(lacking=Case(When(draft, then=asked), output_field=lines))

    def newest(self, rows=None) -> "PlanRevisionQuerySet":
        """Of each plan the newest revision, or the newest among ``rows``."""
        later = PlanRevision.objects.all() if rows is None else rows
        later = later.filter(plan=models.OuterRef("plan"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(later))


@track()
class AnnualPlan(models.Model):
    """One plan a centre and calendar year. Which revision is in force: the last one accepted."""

    center = models.ForeignKey(
        Center, models.PROTECT, related_name="plans", verbose_name=_("merkez")
    )
    year = models.PositiveSmallIntegerField(_("yıl"))
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)

    objects = AnnualPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("yıllık plan")
        verbose_name_plural = _("yıllık planlar")
        indexes = [models.Index(fields=["-year", "center"], name="plan_year_center")]
        constraints = [
            models.UniqueConstraint(
                fields=["center", "year"],
                name="plan_once_a_year",
                violation_error_message=_("Merkezin bu yıl için planı var (Madde 5/4)."),
            ),
            models.CheckConstraint(
                name="plan_year_sane",
                condition=Q(year__gte=2021, year__lte=2100),
                violation_error_message=_("Plan yılı 2021 ile 2100 arasında olmalı (Madde 5/4)."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.center} {self.year}"


class PlanRevision(models.Model):
    """One revision: what travels. Its submission is the paper on the road.

    ``changes`` says what this revision changes in the one before and why (from the second on).
    ``version`` counts saves of its own text, so that two writers do not overwrite each other.
    """

    plan = models.ForeignKey(
        AnnualPlan, models.PROTECT, related_name="revisions", verbose_name=_("plan")
    )
    number = models.PositiveSmallIntegerField(_("revizyon"))
    submission = models.OneToOneField(
        Submission, models.PROTECT, related_name="plan_revision", verbose_name=_("gönderi")
    )
    situation = models.TextField(
        _("durum özeti"),
        blank=True,
        help_text=_("Merkezin alanlarında ihtiyaç nedir, geçen yıldan ne kaldı?"),
    )
    changes = models.TextField(_("değişiklik gerekçesi"), blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)

    objects = PlanRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan revizyonu")
        verbose_name_plural = _("plan revizyonları")
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_revision_once"),
            models.CheckConstraint(name="plan_revision_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.number}"
