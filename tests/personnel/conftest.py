"""A signed-in client for any duty."""

import pytest
from django.test import Client

from smm_portal.offices import acting


@pytest.fixture
def sign_in():
    """``sign_in(duty)`` gives a client of its user, acting in that duty."""

    def make(duty) -> Client:
        client = Client()
        client.force_login(duty.user)
        session = client.session
        session[acting.SESSION_KEY] = duty.pk
        session.save()
        return client

    return make
