"""Three holds on every request: GETs cannot write, writes are signed, refusals are explained."""

import ipaddress
import uuid

import pghistory
from django.conf import settings
from django.shortcuts import render
from django.urls import Resolver404, resolve

from . import refusals
from .history import duty_facts
from .readonly import read_only

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class ReadOnlyGetMiddleware:
    """Safe requests run in a transaction that PostgreSQL keeps from writing.

    What must write on GET is named in ``settings.READ_ONLY_EXCEPT`` (URL names). The session is
    saved outside, further up the chain. Streamed bodies are read after the transaction: their
    makers open a read-only one of their own (``kit.exports``).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in SAFE or excepted(request.path_info):
            return self.get_response(request)
        with read_only():
            return self.get_response(request)


def excepted(path: str) -> bool:
    """Whether the address belongs to a named exception."""
    names = getattr(settings, "READ_ONLY_EXCEPT", ())
    try:
        return bool(names) and resolve(path).view_name in names
    except Resolver404:
        return False


class HistoryContextMiddleware:
    """Every change a request makes carries who, in which duty, from where and in which request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in SAFE:
            return self.get_response(request)
        with pghistory.context(**context_of(request)):
            return self.get_response(request)


def context_of(request) -> dict:
    """The facts that history keeps of a request."""
    user = getattr(request, "user", None)
    known = bool(user and user.is_authenticated)
    return {
        "user": user.pk if known else None,
        "user_name": user.get_full_name() if known else "",
        **duty_facts(getattr(request, "duty", None)),
        "address": client_address(request),
        "request": str(uuid.uuid4()),
    }


def client_address(request) -> str:
    """Where the request came from. Behind ``ALLAUTH_TRUSTED_PROXY_COUNT`` proxies the address that the
    outermost of them saw; what a client writes into the header himself is never believed."""
    hops = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    said = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if hops and len(said) >= hops and _is_address(said[-hops]):
        return said[-hops]
    return request.META.get("REMOTE_ADDR", "")


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


class RefusalMiddleware:
    """A rule that refuses outside a form answers with a page that names it, not with a fault."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        refusal = refusals.explain(exception)
        if refusal is None:
            return None
        context = {"refusal": refusal, "back": _back(request)}
        return render(request, "409.html", context, status=409)


def _back(request) -> str:
    same = request.build_absolute_uri("/")
    referrer = request.headers.get("Referer", "")
    return "/" + referrer[len(same) :].lstrip("/\\") if referrer.startswith(same) else "/"
