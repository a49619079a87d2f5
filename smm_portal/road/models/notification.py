"""What a person is told: shown in the portal, mailed at once or in the day's digest."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smm_portal.offices.models import Duty, User


class NotificationQuerySet(models.QuerySet):
    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at__isnull=True)

    def owed_mail(self) -> "NotificationQuerySet":
        """Not yet mailed and not being mailed by a worker right now; the row is the outbox."""
        free = Q(sending_until__isnull=True) | Q(sending_until__lt=timezone.now())
        return self.filter(free, mailed_at__isnull=True)


class Notification(models.Model):
    """One message to one person. ``key`` makes telling twice impossible.

    ``urgent`` ones are mailed at once, others in the day's digest; a worker leases the row by
    ``sending_until``.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="notifications")
    duty = models.ForeignKey(Duty, models.SET_NULL, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=120)
    text = models.CharField(_("bildirim"), max_length=400)
    url = models.CharField(max_length=300, blank=True)
    urgent = models.BooleanField(_("hemen"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    sending_until = models.DateTimeField(null=True, blank=True, editable=False)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("bildirim")
        verbose_name_plural = _("bildirimler")
        indexes = [
            models.Index(fields=["user", "-created_at"], name="notification_user"),
            models.Index(
                fields=["user"], condition=Q(read_at__isnull=True), name="notification_unread"
            ),
            models.Index(
                fields=["urgent", "id"],
                condition=Q(mailed_at__isnull=True),
                name="notification_owed",
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notification_once")]

    def __str__(self) -> str:
        return self.text
