"""What this room holds about a person, each part as his own file tells it (offices.own_data)."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.admin.models import LogEntry
from pghistory.models import Event

from smm_portal.kit import dates

from . import looks
from .models import Duty, Invitation, User


def account(user: User) -> dict:
    """The account itself."""
    known = EmailAddress.objects.filter(user=user).exclude(email=user.email)
    return {
        "Ad": user.first_name,
        "Soyad": user.last_name,
        "E-posta": user.email,
        "Diğer e-posta adresleri": list(known.values_list("email", flat=True)),
        "Telefon": user.phone,
        "T.C. kimlik numarası": user.identity,
        "Hesabın açılışı": user.joined_at,
        "Son giriş": user.last_login,
        "Hesap açık": user.is_active,
    }


def second_factors(user: User) -> list[dict]:
    """The second steps of signing in; never their secrets."""
    rows = Authenticator.objects.filter(user=user).order_by("created_at")
    return [
        {"Tür": one.get_type_display(), "Kurulum": one.created_at, "Son kullanım": one.last_used_at}
        for one in rows
    ]


def duties(user: User) -> list[dict]:
    """Duties held now, before and to come."""
    rows = user.duties.select_related("office", "deputy_for").order_by("-starts", "pk")
    return [
        {**_duty(one), "Vekâleten": one.is_deputy, "Vekâlet edilen": str(one.deputy_for or "")}
        for one in rows
    ]


def deputies(user: User) -> list[dict]:
    """Who stood in for the person."""
    rows = Duty.objects.filter(deputy_for=user).select_related("office", "user")
    return [{"Vekil": str(one.user), **_duty(one)} for one in rows.order_by("-starts", "pk")]


def _duty(one: Duty) -> dict:
    return {
        "Görev": one.get_role_display(),
        "Makam": one.office.name,
        "İlk gün": one.starts,
        "Son gün": one.last_day,
    }


def invitations(user: User) -> list[dict]:
    """Invitations to the person's address, or accepted by him."""
    rows = Invitation.objects.filter(email=user.email) | Invitation.objects.filter(accepted_by=user)
    return [_invitation(one) for one in _ordered(rows)]


def invited(user: User) -> list[dict]:
    """Invitations that the person sent."""
    rows = Invitation.objects.filter(invited_by__user=user)
    return [{"E-posta": one.email, **_invitation(one)} for one in _ordered(rows)]


def _ordered(rows):
    return rows.select_related("office").order_by("created_at", "pk")


def _invitation(one: Invitation) -> dict:
    return {
        "Ad soyad": one.get_full_name(),
        "Görev": one.get_role_display(),
        "Makam": one.office.name,
        "Davet tarihi": one.created_at,
        "Görevin son günü": dates.last_day(one.duty_ends),
        "Durum": one.get_state_display(),
    }


def sessions(user: User) -> list[dict]:
    """Sessions still open, with the device that opened them."""
    rows = user.usersession_set.order_by("-created_at")
    return [{"Açılış": one.created_at, "Adres": one.ip, "Tarayıcı": one.user_agent} for one in rows]


def views(user: User) -> list[dict]:
    """Lists' filters that the person keeps."""
    rows = user.saved_views.order_by("list_name", "name")
    return [{"Liste": one.list_name, "Ad": one.name, "Süzgeç": one.query} for one in rows]


def lookers(user: User) -> list[dict]:
    """Who saw the person's whole identity number."""
    return [
        {
            "Görüntüleyen": str(one.duty.user),
            "Görev": str(one.duty),
            "Gerekçe": one.reason,
            "Zaman": one.at,
        }
        for one in looks.at_person(user)
    ]


def looks_taken(user: User) -> list[dict]:
    """Whose whole number the person saw."""
    return [
        {"Kimin": one.subject_name, "Görev": str(one.duty), "Gerekçe": one.reason, "Zaman": one.at}
        for one in looks.by_person(user)
    ]


def acts(user: User) -> list[dict]:
    """Each time the person changed a record: when, from which address, in which duty.

    Every table's past says who wrote it; what one request changed in several tables is told once.
    """
    found: dict = {}
    for request, at, facts in _signed_by(user):
        if request not in found or at < found[request]["Zaman"]:
            found[request] = _act(at, facts)
    return sorted(found.values(), key=lambda one: one["Zaman"])


def _signed_by(user: User):
    told = "pgh_context_id", "pgh_created_at", "pgh_context"
    parts = [
        model.objects.order_by().filter(pgh_context__user=user.pk).values_list(*told)
        for model in apps.get_models()
        if issubclass(model, Event) and not model._meta.proxy and model._meta.managed
    ]
    return parts[0].union(*parts[1:], all=True)


def _act(at, facts: dict) -> dict:
    return {
        "Zaman": at,
        "Adres": facts.get("address", ""),
        "Görev": facts.get("role_name", ""),
        "Makam": facts.get("office_name", ""),
    }


def admin_acts(user: User) -> list[dict]:
    """What the person changed in the administration's own pages."""
    rows = LogEntry.objects.filter(user=user).order_by("action_time")
    return [
        {"Zaman": one.action_time, "Kayıt": one.object_repr, "İşlem": one.get_action_flag_display()}
        for one in rows
    ]
