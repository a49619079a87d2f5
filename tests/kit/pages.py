"""Calls a list view as a middleware-free request would, and reads what it says."""

import re

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails


def ask(view, query="", user=None, **headers):
    """A rendered response of the view to a GET."""
    request = RequestFactory(headers=headers).get(f"/liste/?{query}")
    request.user, request.duty = user or AnonymousUser(), None
    request.htmx = HtmxDetails(request)
    request.resolver_match = None
    response = view.as_view()(request)
    return response.render() if hasattr(response, "render") else response


def names(response) -> list[str]:
    """The link texts of the rows, in order."""
    return re.findall(r'class="row-link"[^>]*>([^<]*)<', response.content.decode())


def query(**values) -> str:
    data = QueryDict(mutable=True)
    data.update(values)
    return data.urlencode()
