"""Where the link of an invitation leads: open an account, or add the duty to one's own."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from smm_portal.kit.refusals import guard

from .. import accounts
from ..forms import PasswordForm
from ..models import Invitation, User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The invited person's page; whoever holds the link is the invited person."""
    invitation = accounts.find(token)
    if invitation is None or not _usable(invitation):
        context = {"invitation": invitation, "title": _("Davet bağlantısı")}
        return render(
            request,
            "offices/invitation_over.html",
            context,
            status=404 if invitation is None else 410,
        )
    owner = accounts.account_of(invitation)
    if owner is None:
        return _new_account(request, invitation)
    return _own_account(request, invitation, owner)


def _usable(invitation: Invitation) -> bool:
    return invitation.state in (Invitation.State.WAITING, Invitation.State.SENT)


def _new_account(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = PasswordForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            user = accounts.open_account(invitation, form.cleaned_data["password"])
        if done:
            return _signed_in(request, user)
    return _show(request, invitation, form=form)


def _signed_in(request: HttpRequest, user: User | None) -> HttpResponse:
    if user is None:
        return redirect(request.path)
    messages.success(request, _("Hesabınız açıldı. Hoş geldiniz."))
    return perform_login(
        request,
        user,
        email_verification="none",
        redirect_url=resolve_url(settings.LOGIN_REDIRECT_URL),
    )


def _own_account(request: HttpRequest, invitation: Invitation, owner: User) -> HttpResponse:
    if not request.user.is_authenticated and request.method == "POST":
        return redirect_to_login(request.path)
    if request.user.pk == owner.pk and request.method == "POST":
        return _add_duty(request, invitation)
    return _show(request, invitation, owner=owner, is_owner=request.user.pk == owner.pk)


def _add_duty(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    with guard(_Messages(request)) as done:
        accounts.accept(invitation, request.user)
    if not done:
        return redirect(request.path)
    messages.success(request, _("Görev hesabınıza eklendi."))
    return redirect("home")


class _Messages:
    """Takes a refusal where there is no form: as a message of the page."""

    fields = ()

    def __init__(self, request: HttpRequest):
        self.request = request

    def add_error(self, _field, error) -> None:
        messages.error(self.request, " ".join(error.messages))


def _show(request: HttpRequest, invitation: Invitation, **more) -> HttpResponse:
    context = {
        "invitation": invitation,
        "title": _("Portala davet edildiniz"),
        "login_url": f"{resolve_url(settings.LOGIN_URL)}?next={request.path}",
        **more,
    }
    return render(request, "offices/invitation_accept.html", context)
