"""A paper on its way up the tree, and the steps that moved it (Madde 5/3).

The application role can insert both and change neither: inserting a Step is the only thing that
moves a Submission (trigger road_step_moves, road 0003).
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates
from smm_portal.offices.models import ROOT_PATH, Duty, Office, User

from ..transitions import Act
from ..transitions import State as SubmissionState


class SubmissionQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "SubmissionQuerySet":
        """Papers of centres inside the reader's scope; drafts only to the centre itself."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        rows = self if path == ROOT_PATH else self.filter(office__path__startswith=path)
        if duty.office.kind == Office.Kind.CENTER:
            return rows
        # What lies on the centre's own desk has not left it yet.
        own_desk = Q(state=SubmissionState.WAITING, at_office=F("office"))
        return rows.exclude(own_desk).exclude(state=SubmissionState.DRAFT, sent_at__isnull=True)

    def waiting_at(self, office: Office) -> "SubmissionQuerySet":
        """The office's inbox."""
        return self.filter(at_office=office, state=SubmissionState.WAITING)

    def late(self, day) -> "SubmissionQuerySet":
        """Papers that an office holds longer than its working days."""
        return self.filter(state=SubmissionState.WAITING, due_on__lt=day)

    def sent_by(self, office: Office) -> "SubmissionQuerySet":
        """What a centre sent or an office passed on, and no longer lies there."""
        touched = Step.objects.filter(from_office=office).values("submission")
        waiting_here = Q(at_office=office, state=SubmissionState.WAITING)
        return (
            self.filter(pk__in=touched).exclude(state=SubmissionState.DRAFT).exclude(waiting_here)
        )


class Submission(models.Model):
    """One thing sent. What it is stands in the table of its kind, one to one.

    ``office`` is the sending centre's, ``at_office`` where it lies now (NULL: with the sender or
    at its end), ``since`` when it came there, ``due_on`` the last working day of that office.
    """

    kind = models.CharField(_("tür"), max_length=30)
    title = models.CharField(_("başlık"), max_length=250)
    year = models.PositiveSmallIntegerField(_("yıl"))
    number = models.PositiveSmallIntegerField(_("revizyon"), default=1)
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="sent", verbose_name=_("gönderen merkez")
    )
    state = models.CharField(
        _("durum"), max_length=8, choices=SubmissionState, default=SubmissionState.DRAFT
    )
    at_office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="inbox",
        verbose_name=_("bulunduğu makam"),
    )
    since = models.DateTimeField(_("geliş zamanı"), null=True, blank=True)
    due_on = models.DateField(_("son gün"), null=True, blank=True)
    sent_at = models.DateTimeField(_("gönderilme zamanı"), null=True, blank=True)
    closed_at = models.DateTimeField(_("sonuçlanma zamanı"), null=True, blank=True)
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)

    objects = SubmissionQuerySet.as_manager()
    lacking = None  # what sending lacks, kept for the buttons of one page; acts ask anew

    class Meta:
        verbose_name = _("gönderi")
        verbose_name_plural = _("gönderiler")
        indexes = [
            models.Index(
                fields=["at_office", "due_on", "id"],
                condition=Q(state="WAITING"),
                name="submission_inbox",
            ),
            models.Index(fields=["kind", "year", "state"], name="submission_kind_year"),
            models.Index(fields=["office", "-created_at"], name="submission_office"),
            models.Index(fields=["-sent_at", "-id"], name="submission_sent"),
            models.Index(fields=["due_on"], condition=Q(state="WAITING"), name="submission_due"),
        ]
        constraints = [
            models.CheckConstraint(
                name="submission_place",
                condition=Q(state="WAITING", at_office__isnull=False, since__isnull=False)
                | (~Q(state="WAITING") & Q(at_office__isnull=True, due_on__isnull=True)),
                violation_error_message=_(
                    "Bekleyen gönderi bir makamdadır, başkası değildir (Madde 5/3)."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("road:paper", args=[self.pk])

    def steps_taken(self) -> "list[Step]":
        """The steps in their order with people and offices; asked once for a paper."""
        if "steps" not in getattr(self, "_prefetched_objects_cache", {}):
            rows = self.steps.select_related("duty", "user", "from_office", "to_office")
            self._prefetched_objects_cache = {"steps": rows}
        return list(self.steps.all())

    @property
    def late(self) -> bool:
        """Whether the office that has it has kept it longer than its working days."""
        return self.due_on is not None and self.due_on < dates.today()


class Step(models.Model):
    """One act on a paper: who, in which duty, from where to where, when, why. Never changed.

    Only submission, duty, act, note and next_due are the writer's; the trigger fills the rest.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField(_("sıra"), default=0)
    act = models.CharField(_("işlem"), max_length=8, choices=Act)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("görev"))
    user = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("kişi")
    )
    from_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    to_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    before = models.CharField(max_length=8, choices=SubmissionState, blank=True, default="")
    after = models.CharField(max_length=8, choices=SubmissionState, blank=True, default="")
    note = models.CharField(_("gerekçe"), max_length=2000, blank=True)
    next_due = models.DateField(_("sonraki makamın son günü"), null=True, blank=True)
    arrived_at = models.DateTimeField(_("geliş zamanı"), null=True, blank=True)
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("adım")
        verbose_name_plural = _("adımlar")
        ordering = ["submission", "number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="step_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_act_display()}"


class Transition(models.Model):
    """The table of the road as the database asks it; written by migration only."""

    act = models.CharField(max_length=8)
    before = models.CharField(max_length=8)
    place = models.CharField(max_length=12)
    role = models.CharField(max_length=24)
    after = models.CharField(max_length=8)
    needs_note = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["act", "before", "place", "role"], name="transition_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.place} {self.role}"


class Kind(models.Model):
    """A kind of paper as the database knows it: where its road ends, what it must be complete by.

    ``missing`` names an SQL function (submission id → text[]) that lists what sending still
    lacks. Written by the migrations of the rooms that own kinds.
    """

    key = models.CharField(primary_key=True, max_length=30)
    final_code = models.CharField(max_length=12)
    missing = models.CharField(max_length=63, blank=True, default="")

    def __str__(self) -> str:
        return self.key
