"""Who looked at whose whole identity number, in which duty, why and when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.db import folded, folded_index

from .duty import Duty


class IdentityView(models.Model):
    """One look at a number that pages show masked. Rows come in and stay as they are: a trigger
    sets the moment and refuses every change (offices 0006).

    ``subject`` is the record looked at ("teacher:5"): the rooms that keep people lie higher.
    """

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+", verbose_name=_("görüntüleyen"))
    subject = models.CharField(_("kayıt"), max_length=40, db_index=True)
    subject_name = models.CharField(_("kimin"), max_length=170)
    reason = models.CharField(_("gerekçe"), max_length=500)
    at = models.DateTimeField(_("zaman"), auto_now_add=True)
    search = folded("subject_name")

    class Meta:
        verbose_name = _("kimlik numarası görüntüleme")
        verbose_name_plural = _("kimlik numarası görüntülemeleri")
        indexes = [
            models.Index(fields=["-at", "-id"], name="identity_view_at"),
            folded_index("identity_view_search"),
        ]
        constraints = [
            models.CheckConstraint(
                name="identity_view_reason",
                condition=Q(reason__regex=r"\S.{8,}\S"),
                violation_error_message=_("Gerekçe en az on karakter olmalı."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_name} · {self.duty}"
