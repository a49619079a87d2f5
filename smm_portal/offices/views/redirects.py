"""Going back to where the reader was, never to a stranger's address."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def next_url(request: HttpRequest, default: str) -> str:
    """The ``next`` parameter where it stays on this site, else the default's address."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    hosts, secure = {request.get_host()}, request.is_secure()
    safe = url_has_allowed_host_and_scheme(asked, hosts, require_https=secure)
    return asked if safe else resolve_url(default)


def back(request: HttpRequest, default: str = "home") -> HttpResponseRedirect:
    """A redirect to ``next_url``."""
    return redirect(next_url(request, default))
