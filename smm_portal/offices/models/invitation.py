"""Invitations to open an account."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import folded, folded_index
from smm_portal.kit.history import track

from ..roles import Role
from .duty import Duty
from .office import ROOT_PATH, Office
from .user import User


class InvitationQuerySet(models.QuerySet):
    def open(self) -> "InvitationQuerySet":
        """Neither accepted nor taken back; it may have expired."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def valid(self) -> "InvitationQuerySet":
        """Open and not expired."""
        return self.open().filter(expires_at__gt=timezone.now())

    def owed(self) -> "InvitationQuerySet":
        """Valid, not yet sent, and not being sent by a worker right now."""
        now = timezone.now()
        free = Q(sending_until__isnull=True) | Q(sending_until__lt=now)
        return self.valid().filter(free, sent_at__isnull=True)

    def visible_to(self, duty: Duty) -> "InvitationQuerySet":
        """Invitations to offices inside the reader's scope."""
        path = duty.scope_path
        return self if path == ROOT_PATH else self.filter(office__path__startswith=path)

    def in_state(self, state: str) -> "InvitationQuerySet":
        """Invitations whose ``state`` is the given one; the SQL twin of the property."""
        late = Q(expires_at__lte=timezone.now())
        return {
            Invitation.State.ACCEPTED: self.filter(accepted_at__isnull=False),
            Invitation.State.REVOKED: self.filter(revoked_at__isnull=False),
            Invitation.State.EXPIRED: self.open().filter(late),
            Invitation.State.SENT: self.open().filter(~late, sent_at__isnull=False),
            Invitation.State.WAITING: self.open().filter(~late, sent_at__isnull=True),
        }[state]


@track(exclude=["token_hash", "sending_until", "failure"])
class Invitation(models.Model):
    """A call to open an account. The link's secret is made when the mail is, and kept as a hash.

    ``sent_at`` empty means that a mail is owed; a worker leases the row by ``sending_until``.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Bekliyor")
        SENT = "sent", _("Gönderildi")
        ACCEPTED = "accepted", _("Kabul edildi")
        EXPIRED = "expired", _("Süresi geçti")
        REVOKED = "revoked", _("Geri çekildi")

    email = models.EmailField(_("e-posta"))
    first_name = models.CharField(_("ad"), max_length=80)
    last_name = models.CharField(_("soyad"), max_length=80)
    role = models.CharField(_("görev"), max_length=24, choices=Role)
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="invitations", verbose_name=_("makam")
    )
    duty_ends = models.DateField(_("görevin bitişi"), null=True, blank=True)
    source = models.CharField(max_length=40, default="manual", editable=False)
    token_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)
    invited_by = models.ForeignKey(
        Duty, models.PROTECT, related_name="+", verbose_name=_("davet eden")
    )
    created_at = models.DateTimeField(_("davet tarihi"), auto_now_add=True)
    expires_at = models.DateTimeField(_("son geçerlilik"))
    sending_until = models.DateTimeField(null=True, blank=True, editable=False)
    failure = models.CharField(_("gönderim hatası"), max_length=200, blank=True, editable=False)
    sent_at = models.DateTimeField(_("gönderim"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("kabul"), null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(_("geri çekilme"), null=True, blank=True)
    search = folded("first_name", "last_name", "email")

    objects = InvitationQuerySet.as_manager()

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
            models.CheckConstraint(
                name="invitation_one_end",
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                violation_error_message=_("Kabul edilmiş bir davet geri çekilemez."),
            ),
        ]
        indexes = [
            folded_index("invitation_search"),
            models.Index(fields=["-created_at"], name="invitation_created"),
        ]

    def __str__(self) -> str:
        return f"{self.get_full_name()} <{self.email}>"

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def state(self) -> str:
        """Where the invitation is now, as one of ``State``."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        if self.expires_at <= timezone.now():
            return self.State.EXPIRED
        return self.State.SENT if self.sent_at else self.State.WAITING

    def get_state_display(self) -> str:
        return str(self.State(self.state).label)
