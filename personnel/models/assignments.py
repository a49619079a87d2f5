"""Who sits on which seat, from approval to the last day (Madde 4/4, 4/5, 10/4)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from centers.models import Seat
from centers.models.decisions import NUMBER_PATTERN
from smm_portal.documents.models import StoredFile
from smm_portal.kit import dates
from smm_portal.kit.db import on_day, period
from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH

from .applications import Candidacy
from .appointments import Renewal
from .teachers import Teacher


class AssignmentQuerySet(models.QuerySet):
    def in_force(self, day=None) -> "AssignmentQuerySet":
        """Assignments whose term holds the day (today by default)."""
        return self.filter(on_day(day))

    def visible_to(self, duty) -> "AssignmentQuerySet":
        """Assignments at centres inside the reader's scope, his own always."""
        if duty is None:
            return self.none()
        path = duty.scope_path
        if path == ROOT_PATH:
            return self
        return self.filter(
            Q(seat__center__office__path__startswith=path) | Q(teacher__user=duty.user_id)
        )


@track()
class Assignment(models.Model):
    """A teacher in a seat. A row exists only from the approval on; a renewal is the next row.

    The term [starts, ends) lies inside one role of the seat and inside the centre's life
    (trigger assignment_in_role); it may later be shortened with a reason, never lengthened.
    """

    class Basis(models.TextChoices):
        CALL = "CALL", _("Başvuru")
        RENEWAL = "RENEWAL", _("Yeniden görevlendirme")
        INHERITED = "INHERITED", _("Devralınan")

    seat = models.ForeignKey(
        Seat, models.PROTECT, related_name="assignments", verbose_name=_("kadro")
    )
    teacher = models.ForeignKey(
        Teacher, models.PROTECT, related_name="assignments", verbose_name=_("öğretmen")
    )
    starts = models.DateField(_("başlangıç"))
    ends = models.DateField(_("bitiş"))
    period = period()
    basis = models.CharField(_("dayanak"), max_length=9, choices=Basis, default=Basis.INHERITED)
    candidacy = models.OneToOneField(
        Candidacy,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignment",
        verbose_name=_("başvuru"),
    )
    renewal = models.OneToOneField(
        Renewal,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="next_assignment",
        verbose_name=_("inha"),
    )
    approval_number = models.CharField(_("onay sayısı"), max_length=60)
    approval_date = models.DateField(_("onay tarihi"))
    file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("onay belgesi (PDF)"),
    )
    ended_early = models.BooleanField(_("erken sona erdi"), default=False)
    end_reason = models.CharField(_("erken bitiş gerekçesi"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("görevlendirme")
        verbose_name_plural = _("görevlendirmeler")
        indexes = [
            models.Index(fields=["ends", "id"], name="assignment_ends"),
            models.Index(fields=["-starts", "-id"], name="assignment_starts"),
        ]
        constraints = [
            ExclusionConstraint(
                name="assignment_one_in_seat",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "Kadroda o tarihlerde görevli bir öğretmen var (Madde 4/5)."
                ),
            ),
            ExclusionConstraint(
                name="assignment_one_of_teacher",
                expressions=[
                    ("teacher", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "Öğretmenin o tarihlerde bir merkezde görevi var (Madde 4/5)."
                ),
            ),
            models.CheckConstraint(
                name="assignment_period",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("Son gün, başlangıçtan önce olamaz (Madde 10/4)."),
            ),
            models.CheckConstraint(
                name="assignment_basis_follows",
                condition=Q(basis="INHERITED", candidacy__isnull=True, renewal__isnull=True)
                | Q(basis="CALL", candidacy__isnull=False, renewal__isnull=True)
                | Q(basis="RENEWAL", candidacy__isnull=True, renewal__isnull=False),
                violation_error_message=_(
                    "Görevlendirme bir başvurunun sonucuna ya da bir inhaya dayanır (Madde 10/4, 10/5)."
                ),
            ),
            models.CheckConstraint(
                name="assignment_approval_form",
                condition=Q(approval_number__regex=NUMBER_PATTERN),
                violation_error_message=_(
                    "Onay sayısı, E-20880154-10.04-101393051 biçiminde yazılır (Madde 10/4)."
                ),
            ),
            models.CheckConstraint(
                name="assignment_early_end_reason",
                condition=Q(ended_early=False, end_reason="")
                | Q(ended_early=True) & ~Q(end_reason=""),
                violation_error_message=_("Erken bitişin gerekçesi yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teacher} · {self.seat}"

    @property
    def last_day(self):
        """The last day in office."""
        return dates.last_day(self.ends)

    def in_force(self, day=None) -> bool:
        """Whether the term holds the day (today by default)."""
        day = day or dates.today()
        return self.starts <= day < self.ends
