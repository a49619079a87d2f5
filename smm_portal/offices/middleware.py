"""Who acts, and whether he may: each request gets its duty, each address its policy."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _
from stdnum.tr import tckimlik

from . import acting, policy


class ActingDutyMiddleware:
    """Sets ``request.duty``; the user's duties are read once, in one query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.duty = acting.resolve(request)
        return self.get_response(request)


class PolicyMiddleware:
    """Refuses what policy.toml does not allow, before the view is called."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        name = request.resolver_match.view_name
        signed_in = request.user.is_authenticated
        verdict = policy.may(request.duty, name, request.method, signed_in=signed_in)
        return None if verdict else _answer(request, name, verdict)


def _answer(request: HttpRequest, name: str, verdict) -> HttpResponse:
    """What the refused person meets: the sign-in page, the choice of duty, or the reason."""
    known = policy.load().rule(name)
    if not request.user.is_authenticated and known:
        return _to_login(request)
    if request.duty is None and policy.needs_duty(name, request.method):
        return _send(request, f"{reverse('duty_choose')}{_next(request)}")
    raise PermissionDenied(verdict.reason)


def _to_login(request: HttpRequest) -> HttpResponse:
    login = resolve_url("account_login")
    if request.headers.get("HX-Request"):
        return _send(request, login)
    if request.method not in policy.READS:
        return redirect(login)
    return redirect_to_login(request.get_full_path(), login)


def _next(request: HttpRequest) -> str:
    is_page = request.method in policy.READS and not request.headers.get("HX-Request")
    return "?" + urlencode({"next": request.get_full_path()}) if is_page else ""


def _send(request: HttpRequest, url: str) -> HttpResponse:
    """A redirect that takes the whole page along, also where htmx asked for a part of it."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": url})
    return redirect(url)


class NoIdentityInAddressMiddleware:
    """An identity number in an address would stay in histories, logs and on paper: what is read
    by such an address is asked again without it, and the reader is told why."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in policy.READS or not _identities(request):
            return self.get_response(request)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204)  # nothing is swapped, nothing typed is lost
        messages.warning(
            request,
            _(
                "Kimlik numarası adres satırına yazılmaz; arama yapılmadı. Yetkiniz varsa"
                " Öğretmenler sayfasındaki “Kimlik numarasıyla bul” alanını kullanın."
            ),
        )
        return redirect(_without_identities(request))


def _identities(request: HttpRequest) -> set[str]:
    """The names in the address under which an identity number stands."""
    return {name for name, values in request.GET.lists() if any(map(_is_identity, values))}


def _is_identity(text: str) -> bool:
    digits = "".join(text.split()) if len(text) < 40 else ""
    return len(digits) == 11 and digits.isascii() and tckimlik.is_valid(digits)


def _without_identities(request: HttpRequest) -> str:
    query = request.GET.copy()
    for name in _identities(request):
        del query[name]
    # Two slashes at the start would lead to another host.
    path = escape_leading_slashes(escape_uri_path(request.path))
    return path + (f"?{query.urlencode()}" if query else "")
