"""People who can sign in."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import folded, folded_index, on_day, sorted_by
from smm_portal.kit.history import track

from ..identity import Identified
from ..roles import Role
from .office import ROOT_PATH

if TYPE_CHECKING:
    from .duty import Duty


class UserQuerySet(models.QuerySet):
    def visible_to(self, duty) -> "UserQuerySet":
        """People who hold or held a duty inside the reader's scope."""
        path = duty.scope_path
        if path == ROOT_PATH:
            return self
        held = Q(duties__office__path__startswith=path)
        return self.filter(pk__in=User.objects.filter(held).values("pk"))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
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
        indexes = [
            folded_index("user_search"),
            models.Index(fields=["sort_key", "id"], name="user_sort"),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name

    @cached_property
    def duties_today(self) -> list["Duty"]:
        """The duties in force today, the most recently begun first, a teacher's own last; one query."""
        rows = self.duties.filter(on_day()).select_related("office").order_by("-starts", "id")
        # Whoever holds another duty beside it came for that one.
        return sorted(rows, key=lambda duty: duty.role == Role.TEACHER)

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
