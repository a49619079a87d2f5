"""Every page of the demo, once: (role, URL name, address), found by walking links."""

import time
from functools import cache

from allauth.account.internal.flows import login
from django.test import Client

from smm_portal.offices import acting
from tests.support import databases
from tests.support.crawl import walk

from .people import LOOKED_AT_AS, MOMENTS, READ_OFTEN

ANONYMOUS = "anonymous"
FILES: dict[str, str] = {}  # URL name → address of what answers with a file


@cache
def _found(database: str, emails: tuple[tuple[str, str], ...]) -> list[tuple[str, str, str]]:
    found, known = [], set()
    with databases.pointed_at(database):
        for role in LOOKED_AT_AS:
            client = client_of(dict(emails).get(role), role)
            pages, files = walk(client, each=READ_OFTEN.get(role, 1))
            for name, address in pages.items():
                if name not in known or (name == "home" and "@" not in str(role)):
                    found.append((role or ANONYMOUS, name, address))
            known |= pages.keys()
            FILES.update(files)
    return found


def client_of(email: str | None, role: str | None) -> Client:
    """A client signed in as if by the form a moment ago, acting in the duty of the role."""
    client = Client()
    if not email:
        return client
    from smm_portal.offices.models import Duty

    duty = Duty.objects.in_force().get(user__email=email, role=role.split("@")[0])
    client.force_login(duty.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": time.time(), "email": email, "reauthenticated": True}
    ]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = login.user_id_to_str(duty.user)
    session[acting.SESSION_KEY] = duty.pk
    session.save()
    return client


def email_of(demo, role: str) -> str | None:
    """Who is looked at as this role; nobody for the visitor without account."""
    return None if role == ANONYMOUS else demo.account(role)["email"]


def cookie_of(demo, role: str) -> dict:
    """The cookie with which a browser goes on as this role."""
    with databases.pointed_at(demo.database):
        client = client_of(email_of(demo, role), role)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": demo.address}


def pages(demo) -> list[tuple[str, str, str]]:
    """For each role the pages that no earlier role has shown, and each role's own desk."""
    emails = {role: account["email"] for role, account in demo.by_role.items()}
    return _found(demo.database, tuple(emails.items()))


def reached(demo) -> set[str]:
    """The URL names that links lead to, files included."""
    return {name for _, name, _ in pages(demo)} | FILES.keys()


def moments() -> list[tuple[str, str, str]]:
    """Pages in a special state."""
    return [(role or ANONYMOUS, name, address) for role, name, address in MOMENTS]
