"""Every page of the demo, once: (role, URL name, address), found by walking links."""

from functools import cache

from django.test import Client

from tests.support import databases
from tests.support.crawl import walk

from .people import LOOKED_AT_AS


@cache
def pages(database: str, accounts: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
    """For each role the pages that no earlier role has shown, and each role's own desk."""
    found, known = [], set()
    emails = dict(accounts)
    with databases.pointed_at(database):
        for role in LOOKED_AT_AS:
            for name, address in walk(_client(emails.get(role))).items():
                if name not in known or name == "home":
                    known.add(name)
                    found.append((role or "anonymous", name, address))
    return found


def _client(email: str | None) -> Client:
    client = Client()
    if email:
        from smm_portal.offices.models import User

        client.force_login(
            User.objects.get(email=email),
            backend="django.contrib.auth.backends.ModelBackend",
        )
    return client


def of(demo) -> list[tuple[str, str, str]]:
    """The pages of a served demo."""
    emails = {role: account["email"] for role, account in demo.by_role.items()}
    return pages(demo.database, tuple(emails.items()))
