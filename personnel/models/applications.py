"""Applications to a call: what a teacher asks for, with what, and what the offices checked."""

from django.db import models
from django.db.models import Deferrable, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.models import StoredFile
from smm_portal.kit.history import track
from smm_portal.offices.models import ROOT_PATH, Duty, Office, User
from smm_portal.offices.roles import OfficeKind

from .calls import Call, CallDocument, CallSeat
from .teachers import Teacher


class ApplicationState(models.TextChoices):
    """Where an application is; only an ``ApplicationStep`` moves it."""

    DRAFT = "DRAFT", _("Taslak")
    SCHOOL = "SCHOOL", _("Okul kontrolünde")
    DISTRICT = "DISTRICT", _("İlçe kontrolünde")
    PROVINCE = "PROVINCE", _("İl kontrolünde")
    COMMISSION = "COMMISSION", _("Komisyonda")
    WITHDRAWN = "WITHDRAWN", _("Geri çekildi")


CHECKS = (ApplicationState.SCHOOL, ApplicationState.DISTRICT, ApplicationState.PROVINCE)


class ApplicationQuerySet(models.QuerySet):
    def of_user(self, user_id) -> "ApplicationQuerySet":
        """A person's own applications, drafts included."""
        return self.filter(teacher__user=user_id)

    def sent(self) -> "ApplicationQuerySet":
        """What left the applicant's desk and was not withdrawn."""
        return self.exclude(state__in=[ApplicationState.DRAFT, ApplicationState.WITHDRAWN])

    def visible_to(self, duty) -> "ApplicationQuerySet":
        """Sent ones: to the Ministry all, to offices those of their teachers or of their centres.

        A province sees those for its centres, whatever province the teacher is from (reading 31);
        schools and districts see their own teachers'. One's own always. Never a fellow teacher's.
        """
        if duty is None:
            return self.none()
        mine = Q(teacher__user=duty.user_id)
        if duty.scope_path == ROOT_PATH:
            return self.filter(mine | ~Q(state=ApplicationState.DRAFT))
        checkers = (OfficeKind.SCHOOL, OfficeKind.DISTRICT, OfficeKind.PROVINCE)
        if duty.office.kind not in checkers or duty.role == "teacher":
            return self.filter(mine)
        seen = Q(teacher__school__office__path__startswith=duty.office.path)
        if duty.office.kind == OfficeKind.PROVINCE:
            for_us = Candidacy.objects.filter(call_seat__province=duty.office_id)
            seen |= Q(state=ApplicationState.COMMISSION, pk__in=for_us.values("application"))
        # Who withdrew from a file as a member of the commission does not read it elsewhere (10/2).
        away = Q(recusals__user=duty.user_id)
        rows = self.filter(mine | (seen & ~Q(state=ApplicationState.DRAFT)))
        return rows.exclude(~mine & away) if duty.office.kind == OfficeKind.PROVINCE else rows

    def waiting_at(self, office) -> "ApplicationQuerySet":
        """What the office has to check."""
        return self.filter(at_office=office, state__in=CHECKS)

    def for_commission(self, commission) -> "ApplicationQuerySet":
        """The files before a commission: in its call, with a seat of its province, checked."""
        seats = CallSeat.objects.filter(call=commission.call_id, province=commission.province_id)
        rows = Candidacy.objects.filter(call_seat__in=seats).values("application")
        return self.filter(state=ApplicationState.COMMISSION, pk__in=rows)


@track()
class Application(models.Model):
    """One teacher's application to one call, with his seats in order of wish (``candidacies``).

    ``facts`` are the teacher's facts as of sending, with the offices' corrections; it is what the
    conditions are judged by. ``number`` is given at sending.
    """

    State = ApplicationState

    call = models.ForeignKey(
        Call, models.PROTECT, related_name="applications", verbose_name=_("çağrı")
    )
    teacher = models.ForeignKey(
        Teacher, models.PROTECT, related_name="applications", verbose_name=_("öğretmen")
    )
    state = models.CharField(
        _("durum"), max_length=10, choices=ApplicationState, default=ApplicationState.DRAFT
    )
    at_office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="applications_here",
        verbose_name=_("bulunduğu makam"),
    )
    statement = models.TextField(
        _("gerekçe ve çalışmalar"),
        blank=True,
        max_length=5000,
        help_text=_("Neden bu görev? Ölçütlerle ilgili çalışmalarınızı yazın."),
    )
    facts = models.JSONField(_("bildirilen bilgiler"), default=dict)
    sent_at = models.DateTimeField(_("gönderilme"), null=True, blank=True)
    since = models.DateTimeField(_("makama geliş"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("kayıt zamanı"), auto_now_add=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("başvuru")
        verbose_name_plural = _("başvurular")
        indexes = [
            models.Index(fields=["at_office", "since", "id"], name="application_inbox"),
            models.Index(fields=["call", "state", "id"], name="application_call_state"),
            models.Index(fields=["-sent_at", "-id"], name="application_sent"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "teacher"],
                name="application_once",
                violation_error_message=_("Bu çağrıya başvurunuz var."),
            ),
            models.CheckConstraint(
                name="application_place",
                condition=Q(state__in=["SCHOOL", "DISTRICT", "PROVINCE"], at_office__isnull=False)
                | ~Q(state__in=["SCHOOL", "DISTRICT", "PROVINCE"]) & Q(at_office__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.teacher} · {self.call}"

    def get_absolute_url(self) -> str:
        return reverse("personnel:application", args=[self.pk])


@track()
class Candidacy(models.Model):
    """One seat that the applicant asks for; ``rank`` is his order of wish."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="candidacies", verbose_name=_("başvuru")
    )
    call_seat = models.ForeignKey(
        CallSeat, models.PROTECT, related_name="candidacies", verbose_name=_("kadro")
    )
    rank = models.PositiveSmallIntegerField(_("tercih sırası"))

    class Meta:
        verbose_name = _("kadro tercihi")
        verbose_name_plural = _("kadro tercihleri")
        ordering = ["application", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "call_seat"],
                name="candidacy_once",
                violation_error_message=_("Bu kadro tercihlerinizde zaten var."),
            ),
            models.UniqueConstraint(
                fields=["application", "rank"],
                name="candidacy_rank_once",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(name="candidacy_rank_from_one", condition=Q(rank__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.call_seat}"


@track()
class Evidence(models.Model):
    """A file of the application: for a document of the call, or for a condition's clause."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="evidence", verbose_name=_("başvuru")
    )
    document = models.ForeignKey(
        CallDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("istenen belge"),
    )
    clause = models.CharField(_("şart"), max_length=8, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="evidence", verbose_name=_("dosya")
    )
    note = models.CharField(_("açıklama"), max_length=300, blank=True)
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("başvuru belgesi")
        verbose_name_plural = _("başvuru belgeleri")
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_for_something",
                condition=Q(document__isnull=False) | ~Q(clause=""),
                violation_error_message=_("Belgenin ne için olduğunu seçin."),
            )
        ]

    def __str__(self) -> str:
        return str(self.file)


class Judging(models.Model):
    """The conditions of 6/1 or 7/1 judged for one candidacy at one time; the newest stands.

    ``judgements`` holds clause, title, outcome, reason and change of each; ``eligible`` says that
    no condition but the field's is unmet, ``needs`` which clauses wait for a document, ``tier``
    1–3 by 6/2 and 7/2 (NULL: none is ever open to him). Rows never change.
    """

    class Why(models.TextChoices):
        SENT = "SENT", _("Başvuru gönderildi")
        CORRECTED = "CORRECTED", _("Bilgi düzeltildi")
        AGAIN = "AGAIN", _("Yeniden bakıldı")

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="judgings")
    why = models.CharField(_("neden"), max_length=9, choices=Why)
    day = models.DateField(_("esas alınan gün"))
    judgements = models.JSONField(_("şartlar"))
    eligible = models.BooleanField(_("şartları taşıyor"))
    needs = models.JSONField(_("belge bekleyen maddeler"), default=list)
    tier = models.PositiveSmallIntegerField(_("sıra grubu"), null=True)
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("şart incelemesi")
        verbose_name_plural = _("şart incelemeleri")
        ordering = ["candidacy", "pk"]
        constraints = [
            models.CheckConstraint(
                name="judging_tier", condition=Q(tier__isnull=True) | Q(tier__gte=1, tier__lte=3)
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidacy} · {self.day}"


class ApplicationStep(models.Model):
    """One act on an application; inserting it moves the application (trigger), it never changes.

    Only application, act, duty and note are the writer's; the trigger fills the rest.
    """

    class Act(models.TextChoices):
        SEND = "SEND", _("Gönderdi")
        CHECK = "CHECK", _("Kontrol etti")
        WITHDRAW = "WITHDRAW", _("Geri çekti")
        REOPEN = "REOPEN", _("Yeniden açtı")

    application = models.ForeignKey(Application, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField(_("sıra"), default=0)
    act = models.CharField(_("işlem"), max_length=8, choices=Act)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("görev"))
    user = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("kişi")
    )
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, related_name="+", verbose_name=_("makam")
    )
    before = models.CharField(max_length=10, choices=ApplicationState, blank=True, default="")
    after = models.CharField(max_length=10, choices=ApplicationState, blank=True, default="")
    note = models.CharField(_("not"), max_length=1000, blank=True)
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("başvuru adımı")
        verbose_name_plural = _("başvuru adımları")
        ordering = ["application", "number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="application_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.application} · {self.get_act_display()}"


class FactCorrection(models.Model):
    """A fact that a checking office found different, with the reason; changes ``facts`` (trigger)."""

    class Fact(models.TextChoices):
        EMPLOYMENT = "employment", _("İstihdam")
        WORKING = "working", _("Görevde")
        TEACHING_SINCE = "teaching_since", _("Öğretmenliğe başlama")
        DAYS_NOT_COUNTED = "days_not_counted", _("Hizmetten sayılmayan gün")
        COMPULSORY_SERVICE = "compulsory_service", _("Zorunlu çalışma yükümlülüğü")
        SUBJECT = "subject", _("Branş")
        MANAGED = "managed", _("Yöneticilik görevi")

    application = models.ForeignKey(Application, models.PROTECT, related_name="corrections")
    fact = models.CharField(_("bilgi"), max_length=18, choices=Fact)
    before = models.JSONField(_("önce"), null=True)
    after = models.JSONField(_("sonra"))
    reason = models.CharField(_("gerekçe"), max_length=500)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("görev"))
    at = models.DateTimeField(_("zaman"), auto_now_add=True)

    class Meta:
        verbose_name = _("bilgi düzeltmesi")
        verbose_name_plural = _("bilgi düzeltmeleri")
        ordering = ["application", "pk"]
        constraints = [
            models.CheckConstraint(
                name="fact_correction_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Düzeltmenin gerekçesi yazılır."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} · {self.get_fact_display()}"
