"""Calls a list view as a middleware-free request would, and reads what it says."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from smm_portal.offices.models import User


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


@pytest.fixture
def people(db):
    """Five people whose names try the Turkish alphabet."""
    rows = [("Çağla", "Ilgaz"), ("Cem", "İnce"), ("Şule", "Ilıca"), ("Ozan", "Çınar"), ("Ömer", "Cankat")]
    return [
        User.objects.create(email=f"k{i}@ornek.test", first_name=first, last_name=last, phone=f"0{i}")
        for i, (first, last) in enumerate(rows)
    ]
