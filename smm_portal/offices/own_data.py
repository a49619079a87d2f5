"""What the portal holds about a person, for himself: each room tells its part.

Here alone the identity number stands unmasked, for it is his own.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates

from .models import Invitation, User

Tell = Callable[[User], Any]
_parts: list[tuple[Any, Tell]] = []


def register(label, tell: Tell) -> None:
    """Add a part; ``tell(user)`` gives what JSON can hold: days and moments too."""
    if (label, tell) not in _parts:
        _parts.append((label, tell))


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


def account(user: User) -> dict:
    """The account itself."""
    return {
        "Ad": user.first_name,
        "Soyad": user.last_name,
        "E-posta": user.email,
        "Telefon": user.phone,
        "T.C. kimlik numarası": user.identity,
        "Hesabın açılışı": user.joined_at,
        "Son giriş": user.last_login,
    }


def duties(user: User) -> list[dict]:
    """Duties held now, before and to come."""
    rows = user.duties.select_related("office", "deputy_for").order_by("-starts", "pk")
    return [
        {
            "Görev": one.get_role_display(),
            "Makam": one.office.name,
            "İlk gün": one.starts,
            "Son gün": one.last_day,
            "Vekâleten": one.is_deputy,
            "Vekâlet edilen": str(one.deputy_for or ""),
        }
        for one in rows
    ]


def invitations(user: User) -> list[dict]:
    """Invitations to the person's address."""
    rows = Invitation.objects.filter(email=user.email).select_related("office")
    return [
        {
            "Ad soyad": one.get_full_name(),
            "Görev": one.get_role_display(),
            "Makam": one.office.name,
            "Davet tarihi": one.created_at,
            "Görevin son günü": dates.last_day(one.duty_ends),
            "Durum": one.get_state_display(),
        }
        for one in rows.order_by("created_at", "pk")
    ]


def sessions(user: User) -> list[dict]:
    """Sessions still open, with the device that opened them."""
    rows = user.usersession_set.order_by("-created_at")
    return [{"Açılış": one.created_at, "Adres": one.ip, "Tarayıcı": one.user_agent} for one in rows]


def views(user: User) -> list[dict]:
    """Lists' filters that the person keeps."""
    rows = user.saved_views.order_by("list_name", "name")
    return [{"Liste": one.list_name, "Ad": one.name, "Süzgeç": one.query} for one in rows]


def add_own() -> None:
    """This room's parts; from AppConfig.ready."""
    register(_("Hesap"), account)
    register(_("Görevler"), duties)
    register(_("Davetler"), invitations)
    register(_("Açık oturumlar"), sessions)
    register(_("Saklanan görünümler"), views)
