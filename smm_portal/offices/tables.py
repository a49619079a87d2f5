"""Columns and filters of this room's lists."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.columns import Column
from smm_portal.kit.db import on_day
from smm_portal.kit.filters import ChoiceFilter, DayFilter, FilterSet, FoldedFilter, YesNoFilter
from smm_portal.kit.markup import chip

from .models import Duty, IdentityView, Invitation, Office
from .roles import OfficeKind, Role

INVITATION_TONES = {
    Invitation.State.WAITING: ("info", "clock"),
    Invitation.State.SENT: ("info", "mail"),
    Invitation.State.ACCEPTED: ("success", "circle-check"),
    Invitation.State.EXPIRED: ("warning", "alert-triangle"),
    Invitation.State.REVOKED: ("neutral", "lock"),
}


def duty_chip(duty: Duty):
    """Whether a duty is in force, in words with its sign."""
    if duty.in_force():
        return chip("success", _("Yürürlükte"), "circle-check")
    if duty.ongoing:
        return chip("info", _("Başlayacak"), "clock")
    return chip("neutral", _("Bitti"), "lock")


def working_chip(office: Office):
    """Whether an office works."""
    if office.working:
        return chip("success", _("Çalışıyor"), "circle-check")
    return chip("neutral", _("Kapalı"), "lock")


def invitation_chip(invitation: Invitation):
    """The invitation's state; a failed mail says so."""
    if invitation.failure and invitation.state == Invitation.State.WAITING:
        return chip("danger", invitation.failure, "alert-circle")
    return chip(*_toned(invitation))


def _toned(invitation: Invitation):
    tone, sign = INVITATION_TONES[invitation.state]
    return tone, invitation.get_state_display(), sign


def role_words(duty) -> str:
    """The role, marked where it is held as deputy."""
    return f"{duty.get_role_display()} (V.)" if duty.is_deputy else duty.get_role_display()


def office_link(office: Office):
    """The office as a link to its page."""
    return format_html('<a href="{}">{}</a>', reverse("office_detail", args=[office.pk]), office)


DUTY_COLUMNS = (
    Column("user", _("Kişi"), value="user.get_full_name", sort="user__sort_key", link=True),
    Column("role", _("Görev"), value=role_words, sort=("role", "user__sort_key")),
    Column(
        "office",
        _("Makam"),
        value="office.name",
        sort=("office__sort_key", "user__sort_key"),
        render=lambda _v, row: office_link(row.office),
    ),
    Column("starts", _("İlk gün"), sort=("starts", "id"), hide_on_phone=True),
    Column("last_day", _("Son gün"), sort=("ends", "id")),
    Column(
        "state",
        _("Durum"),
        render=lambda _v, row: duty_chip(row),
        export=lambda row: _("Evet") if row.in_force() else _("Hayır"),
    ),
)

LAST_LOGIN = Column("last_login", _("Son giriş"), value="user.last_login", hide_on_phone=True)


def sees_use(duty: Duty) -> bool:
    """Whether the reader sees who uses his account: those who may close it."""
    return duty.role == Role.SYSTEM_ADMIN


OFFICE_COLUMNS = (
    Column("name", _("Makam"), sort="sort_key", link=True),
    Column("kind", _("Tür"), value="get_kind_display", sort=("kind", "sort_key")),
    Column("parent", _("Üst makam"), value="parent.name", sort=("parent__sort_key", "sort_key")),
    Column("detsis", _("DETSİS"), sort="detsis", code=True, hide_on_phone=True),
    Column(
        "working",
        _("Durum"),
        value="working",
        render=lambda _v, row: working_chip(row),
    ),
)

INVITATION_COLUMNS = (
    Column("name", _("Kişi"), value="get_full_name", sort=("last_name", "first_name"), link=True),
    Column("email", _("E-posta"), sort="email"),
    Column("role", _("Görev"), value="get_role_display", sort=("role", "last_name")),
    Column("office", _("Makam"), value="office.name", sort=("office__sort_key", "last_name")),
    Column("created_at", _("Davet tarihi"), sort=("created_at", "id"), hide_on_phone=True),
    Column("expires_at", _("Son geçerlilik"), sort=("expires_at", "id"), hide_on_phone=True),
    Column(
        "state",
        _("Durum"),
        value="get_state_display",
        render=lambda _v, row: invitation_chip(row),
    ),
)


def person_link(user):
    """The person as a link to his page."""
    return format_html('<a href="{}">{}</a>', reverse("user_detail", args=[user.pk]), user)


LOOK_COLUMNS = (
    Column("subject_name", _("Kimin numarası"), link=True),
    Column(
        "viewer",
        _("Görüntüleyen"),
        value="duty.user.get_full_name",
        sort=("duty__user__sort_key", "at"),
        render=lambda _v, row: person_link(row.duty.user),
    ),
    Column("duty", _("Hangi görevle"), value=lambda row: str(row.duty)),
    Column("reason", _("Gerekçe")),
    Column("at", _("Zaman"), sort=("at", "id")),
)


class _InForce(YesNoFilter):
    """Asked anew each time: a condition made at import would know the wrong day."""

    def filter(self, qs, value):
        return (qs.filter if value == "evet" else qs.exclude)(on_day()) if value else qs


class _UnusedFilter(ChoiceFilter):
    """Open accounts that nobody has signed in with for so many days, or ever."""

    def filter(self, qs, value):
        if not value:
            return qs
        unused = Q(user__last_login__isnull=True)
        if value != NEVER:
            unused |= Q(user__last_login__lt=timezone.now() - timedelta(days=int(value)))
        return qs.filter(unused, user__is_active=True)


NEVER = "hic"
UNUSED = (
    ("30", _("30 gündür giriş yok")),
    ("90", _("90 gündür giriş yok")),
    ("180", _("180 gündür giriş yok")),
    (NEVER, _("Hiç giriş yapılmadı")),
)


class DutyFilters(FilterSet):
    role = ChoiceFilter("role", choices=Role, label=_("Görev"))
    kind = ChoiceFilter("office__kind", choices=OfficeKind, label=_("Makam türü"))
    office = FoldedFilter("office__search", label=_("Makam adı"))
    in_force = _InForce(label=_("Durum"), yes=_("Yürürlükte"), no=_("Değil"))
    giris = _UnusedFilter(choices=UNUSED, label=_("Kullanılmayan hesaplar"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not sees_use(self.request.duty):
            del self.filters["giris"]

    class Meta(FilterSet.Meta):
        model = Duty
        fields = ()


class OfficeFilters(FilterSet):
    kind = ChoiceFilter("kind", choices=OfficeKind, label=_("Tür"))
    working = YesNoFilter("working", label=_("Durum"), yes=_("Çalışıyor"), no=_("Kapalı"))

    class Meta(FilterSet.Meta):
        model = Office
        fields = ()


class _StateFilter(ChoiceFilter):
    def filter(self, qs, value):
        return qs.in_state(value) if value else qs


class InvitationFilters(FilterSet):
    state = _StateFilter(choices=Invitation.State, label=_("Durum"))
    role = ChoiceFilter("role", choices=Role, label=_("Görev"))
    since = DayFilter("created_at", lookup_expr="date__gte", label=_("Şu günden beri"))

    class Meta(FilterSet.Meta):
        model = Invitation
        fields = ()


class LookFilters(FilterSet):
    gorev = ChoiceFilter("duty__role", choices=Role, label=_("Görev"))
    ilk = DayFilter("at", lookup_expr="date__gte", label=_("Bu tarihten"))
    son = DayFilter("at", lookup_expr="date__lte", label=_("Bu tarihe kadar"))

    class Meta(FilterSet.Meta):
        model = IdentityView
        fields = ()
