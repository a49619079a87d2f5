"""Davetler: who was called to the portal, calling one official or many people at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from smm_portal.kit import dates, days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard

from .. import access, invitations, pick
from ..forms import InviteForm
from ..models import Invitation, Office
from ..tables import INVITATION_COLUMNS, InvitationFilters, invitation_chip, office_link
from .picking import number, office_words
from .redirects import back

PREVIEWED = 50


class InvitationList(ListPage):
    """Invitations to offices inside the reader's scope."""

    title = gettext_lazy("Davetler")
    lead = gettext_lazy("Portala hesap açmaya çağrılan kişiler ve davetlerin durumu.")
    filterset_class = InvitationFilters
    ordering = ("-created_at",)
    search_label = gettext_lazy("Kişi ara")
    export_name = "davetler"
    empty_title = gettext_lazy("Görev alanınızda davet yok.")
    empty_text = gettext_lazy("Hesabı olmayan kişileri davet ederek başlayın.")

    columns = INVITATION_COLUMNS

    def get_queryset(self):
        return Invitation.objects.visible_to(self.request.duty).select_related("office")

    def row_url(self, row) -> str:
        return reverse("invitation_detail", args=[row.pk])

    def main_act(self) -> Act:
        return Act(_("Toplu davet"), reverse("invitation_bulk"), primary=True)

    def acts(self) -> list[Act]:
        one = Act(_("Görevli davet et"), reverse("invitation_new"))
        return [one, *invitations.ways(self.request.duty)]


class InvitationDetail(DetailPage):
    """One invitation: whom, to what, how it stands, and what can still be done with it."""

    page_name = "invitation_detail"

    def get_queryset(self):
        rows = Invitation.objects.visible_to(self.request.duty)
        return rows.select_related("office", "invited_by__user", "invited_by__office")

    def get_title(self) -> str:
        return self.object.get_full_name()

    def chip(self):
        return invitation_chip(self.object)

    def facts(self) -> list[Fact]:
        one = self.object
        return [
            Fact(_("E-posta"), one.email),
            Fact(_("Görev"), one.get_role_display()),
            Fact(_("Makam"), office_link(one.office)),
            Fact(_("Davet eden"), f"{one.invited_by.user} · {one.invited_by}"),
            Fact(_("Davet tarihi"), days.moment(one.created_at)),
            Fact(_("Görevin son günü"), days.day(dates.last_day(one.duty_ends))),
            Fact(_("Gönderim"), days.moment(one.sent_at)),
            Fact(_("Son geçerlilik"), days.moment(one.expires_at)),
        ]

    def acts(self) -> list[Act]:
        one = self.object
        if one.state in (Invitation.State.ACCEPTED, Invitation.State.REVOKED):
            return []
        power = access.may_invite(self.request.duty, one.role, one.office)
        send, drop = (reverse(f"invitation_{act}", args=[one.pk]) for act in ("resend", "revoke"))
        asks = _("Bağlantı artık geçmez. Kişiyi sonra yeniden davet edebilirsiniz.")
        return [
            Act(_("Yeniden gönder"), send, power, primary=True, post=True),
            Act(_("Geri çek"), drop, power, post=True, danger=True, confirm=asks),
        ]

    def crumbs(self) -> list[tuple[str, str]]:
        return [(_("Davetler"), reverse("invitation_list")), (self.get_title(), "")]


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """One official: first the office, then the person."""
    if "makam" not in request.GET:
        return _pick_office(request)
    rows = Office.objects.under(request.duty.scope_path).filter(working=True)
    office = get_object_or_404(rows, pk=number(request, "makam"))
    if not access.roles_to_give(request.duty, office):
        raise PermissionDenied(_("Bu makama davet etme yetkiniz yok."))
    return _invite_one(request, office)


def _pick_office(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "")
    found = pick.offices(request.duty, text, access.kinds_to_give(request.duty))
    url = reverse("invitation_new")
    context = _frame(_("Görevli davet et")) | {
        "heading": _("Kişi hangi makama davet edilecek?"),
        "search_label": _("Makamın adı"),
        "q": text,
        "rows": [(o.name, office_words(o), f"{url}?makam={o.pk}") for o in found[: pick.SHOWN]],
        "more": len(found) > pick.SHOWN,
    }
    return render(request, "offices/pick.html", context)


def _frame(title: str) -> dict:
    return {"title": title, "crumbs": [(_("Davetler"), reverse("invitation_list")), (title, "")]}


def _invite_one(request: HttpRequest, office: Office) -> HttpResponse:
    form = InviteForm(request.POST or None, duty=request.duty, office=office)
    if request.method == "POST" and form.is_valid():
        with guard(form, "email") as done:
            _created, left = invitations.invite_many(request.duty, [form.candidate()])
        if done and not left:
            messages.success(request, _("Davet hazırlandı; e-posta birazdan gönderilecek."))
            return redirect("invitation_list")
        for _person, reason in left if done else ():
            form.add_error("email", reason)
    context = _frame(_("Görevli davet et")) | {
        "form": form,
        "lead": office.name,
        "submit_label": _("Davet et"),
        "cancel_url": reverse("invitation_list"),
    }
    return render(request, "kit/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """Source, then who would be invited and who not and why, then the decision."""
    sources = invitations.sources(request.duty)
    source = next((s for s in sources if s.name == request.GET.get("kaynak")), None)
    if source is None:
        ways = invitations.ways(request.duty)
        context = _frame(_("Toplu davet")) | {"sources": sources, "ways": ways}
        return render(request, "offices/invite_source.html", context)
    form = source.form(_narrowing(request), duty=request.duty)
    if not form.is_bound or not form.is_valid():
        return render(request, "offices/invite_narrow.html", _bulk(source, form))
    return _preview_or_invite(request, source, form)


def _narrowing(request: HttpRequest):
    """The filters stand in the address; without any the form is shown empty first."""
    return request.GET if "onizle" in request.GET else None


def _bulk(source, form) -> dict:
    return _frame(_("Toplu davet")) | {"source": source, "form": form}


def _preview_or_invite(request: HttpRequest, source, form) -> HttpResponse:
    people = source.candidates(request.duty, form.cleaned_data)
    if request.method == "POST":
        return _invite_all(request, people)
    parts = invitations.sort_out(request.duty, people)
    context = _bulk(source, form) | {
        "fit": parts.fit[:PREVIEWED],
        "fit_count": len(parts.fit),
        "unfit": parts.unfit[:PREVIEWED],
        "unfit_count": len(parts.unfit),
        "previewed": PREVIEWED,
        "valid_days": invitations.VALID_DAYS,
    }
    return render(request, "offices/invite_preview.html", context)


def _invite_all(request: HttpRequest, people) -> HttpResponse:
    created, left = invitations.invite_many(request.duty, people)
    if created:
        messages.success(request, _said(len(created)))
    if left:
        text = _("%(count)s kişi davet edilmedi; nedenleri önizlemede yazar.")
        messages.warning(request, text % {"count": len(left)})
    return redirect("invitation_list")


def _said(count: int) -> str:
    text = ngettext(
        "%(count)s davet hazırlandı; e-postalar birazdan gönderilecek.",
        "%(count)s davet hazırlandı; e-postalar birazdan gönderilecek.",
        count,
    )
    return text % {"count": count}


def _mine(request: HttpRequest, pk: int) -> Invitation:
    """The invitation inside the reader's scope, in his power."""
    rows = Invitation.objects.visible_to(request.duty).select_related("office")
    invitation = get_object_or_404(rows, pk=pk)
    access.may_invite(request.duty, invitation.role, invitation.office).demand()
    return invitation


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new link; the old one stops working."""
    if invitations.resend(_mine(request, pk)):
        messages.success(request, _("Davet yeniden gönderilecek; önceki bağlantı artık geçmez."))
    else:
        messages.error(request, _("Bu davet sonuçlanmış, yeniden gönderilemez."))
    return back(request, "invitation_list")


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the invitation back; its link stops working."""
    if invitations.revoke(_mine(request, pk)):
        messages.success(request, _("Davet geri çekildi; bağlantısı artık geçmez."))
    else:
        messages.error(request, _("Bu davet sonuçlanmış, geri çekilemez."))
    return back(request, "invitation_list")
