"""What the portal holds about a person, for himself: each room tells its part.

Here alone the identity number stands unmasked, for it is his own.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import User

Tell = Callable[[User], Any]
_parts: list[tuple[Any, Tell]] = []
_covered: set[str] = set()


def register(label, tell: Tell, *covers: str) -> None:
    """Add a part; ``tell(user)`` gives what JSON can hold: days and moments too.

    ``covers`` names the models ("road.Draft") that it tells of: a test asks of every model that
    points to a person whether some part covers it.
    """
    if (label, tell) not in _parts:
        _parts.append((label, tell))
    _covered.update(covers)


def covered() -> frozenset[str]:
    """The models of which some part tells."""
    return frozenset(_covered)


def gather(user: User) -> dict:
    """Everything that the rooms hold about the person, by their labels."""
    told = {str(label): tell(user) for label, tell in _parts}
    return {"Hazırlanma": timezone.now(), **told}


def as_json(data: dict) -> Iterator[str]:
    """The file's text, piece by piece."""
    return _Encoder(ensure_ascii=False, indent=2).iterencode(data)


class _Encoder(DjangoJSONEncoder):
    """Labels from gettext become text; moments stand on Türkiye's clock."""

    def default(self, value):
        if isinstance(value, datetime) and timezone.is_aware(value):
            return timezone.localtime(value).isoformat(timespec="seconds")
        return super().default(value)


def add_own() -> None:
    """This room's parts; from AppConfig.ready."""
    from . import own_parts as parts

    register(_("Hesap"), parts.account, "account.EmailAddress")
    register(_("İki adımlı doğrulama"), parts.second_factors, "mfa.Authenticator")
    register(_("Görevler"), parts.duties, "offices.Duty")
    register(_("Bana vekâlet edenler"), parts.deputies)
    register(_("Davetler"), parts.invitations, "offices.Invitation")
    register(_("Gönderdiğim davetler"), parts.invited)
    register(_("Açık oturumlar"), parts.sessions, "usersessions.UserSession")
    register(_("Saklanan görünümler"), parts.views, "offices.SavedView")
    register(_("Kimlik numaramı görüntüleyenler"), parts.lookers, "offices.IdentityView")
    register(_("Görüntülediğim kimlik numaraları"), parts.looks_taken)
    register(_("Kayıtlardaki işlemlerim"), parts.acts, "pghistory.MiddlewareEvents")
    register(_("Yönetim ekranındaki işlemlerim"), parts.admin_acts, "admin.LogEntry")
