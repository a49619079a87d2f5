"""What every page's frame shows: menu, duties, theme. Each part is made when a template asks."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from . import menu, policy

THEME_COOKIE = "tema"
THEMES = ("light", "dark")


def furniture(request: HttpRequest) -> dict:
    """Context processor; pages override ``crumbs``."""
    duty = getattr(request, "duty", None)
    return {
        "duty": duty,
        "duties": SimpleLazyObject(lambda: _duties(request)),
        "menu": SimpleLazyObject(lambda: menu.build(duty, request.path)),
        "theme": theme(request),
        "crumbs": [],
        "may": May(request),
    }


def _duties(request: HttpRequest) -> list:
    user = getattr(request, "user", None)
    return user.duties_today if user and user.is_authenticated else []


def theme(request: HttpRequest) -> str:
    """ "light", "dark", or "" where the device decides."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""


class May:
    """``{% if may.duty_list %}``: whether the reader may open an address without a namespace."""

    def __init__(self, request: HttpRequest):
        self.request = request

    def __getitem__(self, url_name: str) -> bool:
        duty = getattr(self.request, "duty", None)
        user = getattr(self.request, "user", None)
        signed_in = bool(user and user.is_authenticated)
        return bool(policy.may(duty, url_name.replace("__", ":"), signed_in=signed_in))
