"""What the offices room answers to the kit's questions (kit.hooks)."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from . import policy


def may_open(request, url: str) -> bool:
    """Whether the policy opens the address (read or written) to the reader's duty."""
    try:
        name = resolve(urlsplit(url).path).view_name
    except Resolver404:
        return False
    signed_in = request.user.is_authenticated
    duty = getattr(request, "duty", None)
    return any(policy.may(duty, name, how, signed_in=signed_in) for how in ("GET", "POST"))


def saved_views(request, list_name: str) -> list:
    """The reader's own kept views of a list, by name."""
    if not request.user.is_authenticated:
        return []
    return list(request.user.saved_views.filter(list_name=list_name).order_by("name"))
