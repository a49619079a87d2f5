"""Lists' filters kept under a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .user import User


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
