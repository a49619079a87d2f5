"""In which of his duties a user acts: the session's choice, else what can be told without asking."""

from django.http import HttpRequest, HttpResponse

from smm_portal.kit.keys import row_key

from .models import Duty

SESSION_KEY = "duty"
COOKIE = "gorev"  # the last choice on this device, kept beyond the session
COOKIE_AGE = 365 * 24 * 3600


def resolve(request: HttpRequest) -> Duty | None:
    """The duty of this request, or None: signed out, none in force, or still to be chosen."""
    if not request.user.is_authenticated:
        return None
    duties = {duty.pk: duty for duty in request.user.duties_today}
    chosen = duties.get(request.session.get(SESSION_KEY))
    return chosen or _remember(request, _obvious(request, duties))


def _obvious(request: HttpRequest, duties: dict[int, Duty]) -> Duty | None:
    if len(duties) == 1:
        return next(iter(duties.values()))
    return duties.get(row_key(request.COOKIES.get(COOKIE, "")))


def _remember(request: HttpRequest, duty: Duty | None) -> Duty | None:
    if duty:
        request.session[SESSION_KEY] = duty.pk
    elif SESSION_KEY in request.session:
        del request.session[SESSION_KEY]
    return duty


def choose(request: HttpRequest, response: HttpResponse, duty: Duty) -> HttpResponse:
    """Act in ``duty`` from now on, and next time on this device too."""
    request.session[SESSION_KEY] = duty.pk
    response.set_cookie(
        COOKIE, str(duty.pk), COOKIE_AGE, secure=request.is_secure(), httponly=True, samesite="Lax"
    )
    return response
