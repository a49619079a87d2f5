"""People, the tree of offices, and who acts where and when."""


from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates
from smm_portal.kit.db import folded, folded_index, on_day, period, sorted_by
from smm_portal.kit.history import track

from .identity import Identified
from .roles import NATIONAL, SINGLE, OfficeKind, Role

ROOT_PATH = "/"


class UserManager(BaseUserManager):
    """Users are known by e-mail, which is kept in ASCII lower case."""

    def create_user(self, email: str, password: str | None = None, **extra) -> "User":
        """A stored user; without a password he can only sign in after a reset."""
        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.lower())


@track(exclude=["password", "last_login"])
class User(Identified, AbstractBaseUser):
    """A person who can sign in. What he may do follows from his duties, never from a flag here."""

    email = models.EmailField(_("e-posta"), unique=True)
    first_name = models.CharField(_("ad"), max_length=80)
    last_name = models.CharField(_("soyad"), max_length=80)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    is_active = models.BooleanField(_("etkin"), default=True)
    joined_at = models.DateTimeField(_("kayıt tarihi"), auto_now_add=True)
    search = folded("first_name", "last_name", "email")
    sort_key = sorted_by("last_name", "first_name")

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["first_name", "last_name"]

    class Meta:
        verbose_name = _("kullanıcı")
        verbose_name_plural = _("kullanıcılar")
        constraints = [
            models.CheckConstraint(
                name="user_email_lower",
                condition=Q(email__regex=r"^[^A-Z]+$"),
                violation_error_message=_("E-posta küçük harflerle yazılır."),
            )
        ]
        indexes = [folded_index("user_search"), models.Index(fields=["sort_key", "id"], name="user_sort")]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name

    @cached_property
    def duties_today(self) -> list["Duty"]:
        """The duties in force today, the most recently begun first; one query."""
        return list(
            self.duties.filter(on_day()).select_related("office").order_by("-starts", "id")
        )

    @property
    def is_staff(self) -> bool:
        """Django's admin is for system administrators in force."""
        return self.is_active and any(d.role == Role.SYSTEM_ADMIN for d in self.duties_today)

    def has_perm(self, perm, obj=None) -> bool:
        return self.is_staff

    def has_perms(self, perms, obj=None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label) -> bool:
        return self.is_staff


class OfficeQuerySet(models.QuerySet):
    def under(self, path: str) -> "OfficeQuerySet":
        """The office at ``path`` and everything below it."""
        return self if path == ROOT_PATH else self.filter(path__startswith=path)


@track()
class Office(models.Model):
    """A node of the Ministry's tree. ``path`` is kept by trigger: /1/34/972/ with own id last."""

    Kind = OfficeKind

    kind = models.CharField(_("tür"), max_length=12, choices=OfficeKind)
    name = models.CharField(_("ad"), max_length=250)
    code = models.CharField(_("kısa ad"), max_length=12, null=True, blank=True, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("üst makam")
    )
    path = models.CharField(
        max_length=120, unique=True, editable=False, db_collation="C", default=""
    )
    detsis = models.CharField(_("DETSİS numarası"), max_length=10, null=True, blank=True, unique=True)
    working = models.BooleanField(_("çalışıyor"), default=True)
    search = folded("name")
    sort_key = sorted_by("name")

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("makam")
        verbose_name_plural = _("makamlar")
        constraints = [
            models.CheckConstraint(
                name="office_ministry_is_root",
                condition=Q(kind="MINISTRY", parent__isnull=True)
                | (~Q(kind="MINISTRY") & Q(parent__isnull=False)),
                violation_error_message=_("Bakanlık dışında her makamın bir üst makamı vardır."),
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="MINISTRY"), name="office_one_ministry"
            ),
        ]
        indexes = [
            folded_index("office_search"),
            models.Index(fields=["kind", "sort_key", "id"], name="office_kind_sort"),
        ]

    def __str__(self) -> str:
        return self.name

    def holds(self, other: "Office") -> bool:
        """Whether ``other`` is this office or stands below it."""
        return other.path.startswith(self.path)


class DutyQuerySet(models.QuerySet):
    def in_force(self, day=None) -> "DutyQuerySet":
        """Duties whose period holds the day (today by default)."""
        return self.filter(on_day(day))

    def visible_to(self, duty: "Duty") -> "DutyQuerySet":
        """Duties at offices inside the reader's scope."""
        path = duty.scope_path
        return self if path == ROOT_PATH else self.filter(office__path__startswith=path)


@track()
class Duty(models.Model):
    """Who holds which role at which office in which period, in person or as deputy (vekâlet).

    Those of coordinators and teachers follow from records and are written by triggers only;
    ``source`` says from which ("assignment:12", "teacher:5", "invitation:7", "manual").
    """

    Role = Role

    user = models.ForeignKey(User, models.PROTECT, related_name="duties", verbose_name=_("kişi"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="duties", verbose_name=_("makam"))
    role = models.CharField(_("görev"), max_length=24, choices=Role)
    starts = models.DateField(_("başlangıç"), default=dates.today)
    ends = models.DateField(_("bitiş"), null=True, blank=True)
    period = period()
    is_deputy = models.BooleanField(_("vekâleten"), default=False)
    deputy_for = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="deputies", verbose_name=_("vekâlet edilen")
    )
    source = models.CharField(max_length=40, default="manual", editable=False)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("görev")
        verbose_name_plural = _("görevler")
        constraints = [
            models.CheckConstraint(
                name="duty_period",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message=_("Bitiş, başlangıçtan önce olamaz."),
            ),
            models.CheckConstraint(
                name="duty_deputy",
                condition=Q(deputy_for__isnull=True)
                | (Q(is_deputy=True) & ~Q(deputy_for=F("user"))),
                violation_error_message=_("Kişi kendisine vekâlet edemez."),
            ),
            ExclusionConstraint(
                name="duty_once",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("office", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Kişinin bu makamda aynı görevi o tarihlerde zaten var."),
            ),
            ExclusionConstraint(
                name="duty_one_head",
                expressions=[
                    ("office", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(role__in=sorted(SINGLE), is_deputy=False),
                violation_error_message=_("Makamın o tarihlerde asaleten bir müdürü var."),
            ),
            models.UniqueConstraint(
                fields=["source"],
                condition=~Q(source="manual"),
                name="duty_source_once",
            ),
        ]
        indexes = [models.Index(fields=["office", "role"], name="duty_office_role")]

    def __str__(self) -> str:
        deputy = " (V.)" if self.is_deputy else ""
        return f"{self.get_role_display()}{deputy} · {self.office}"

    @property
    def scope_path(self) -> str:
        """The path below which this duty reads; "/" for the Ministry's own people."""
        return ROOT_PATH if self.role in NATIONAL else self.office.path

    def in_force(self, day=None) -> bool:
        """Whether the period holds the day (today by default)."""
        day = day or dates.today()
        return self.starts <= day and (self.ends is None or day < self.ends)

    @property
    def last_day(self):
        """The last day of the duty, or None while it is open."""
        return dates.last_day(self.ends)


@track(exclude=["token_hash"])
class Invitation(models.Model):
    """A call to open an account. The link's secret is kept only as a hash."""

    email = models.EmailField(_("e-posta"))
    first_name = models.CharField(_("ad"), max_length=80)
    last_name = models.CharField(_("soyad"), max_length=80)
    role = models.CharField(_("görev"), max_length=24, choices=Role)
    office = models.ForeignKey(Office, models.PROTECT, related_name="invitations", verbose_name=_("makam"))
    duty_ends = models.DateField(_("görevin bitişi"), null=True, blank=True)
    source = models.CharField(max_length=40, default="manual", editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("davet eden"))
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("son geçerlilik"))
    sent_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    search = folded("first_name", "last_name", "email")

    class Meta:
        verbose_name = _("davet")
        verbose_name_plural = _("davetler")
        constraints = [
            models.UniqueConstraint(
                fields=["email", "office", "role"],
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_open_once",
                violation_error_message=_("Bu kişiye bu görev için açık bir davet zaten var."),
            ),
            models.CheckConstraint(
                name="invitation_email_lower",
                condition=Q(email__regex=r"^[^A-Z]+$"),
                violation_error_message=_("E-posta küçük harflerle yazılır."),
            ),
        ]
        indexes = [
            folded_index("invitation_search"),
            models.Index(fields=["-created_at"], name="invitation_created"),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name} <{self.email}>"


class SavedView(models.Model):
    """A list's filters that a person keeps under a name."""

    user = models.ForeignKey(User, models.CASCADE, related_name="saved_views")
    list_name = models.CharField(max_length=80)
    name = models.CharField(_("ad"), max_length=80)
    query = models.CharField(max_length=2000)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "list_name", "name"],
                name="saved_view_once",
                violation_error_message=_("Bu adla kayıtlı bir görünümünüz var."),
            )
        ]

    def __str__(self) -> str:
        return self.name
