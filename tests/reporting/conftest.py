"""Clients of people who write and read plans."""

import pytest
from django.test import Client

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def enter():
    """enter(duty) gives a client signed in and acting in the duty."""

    def entered(duty) -> Client:
        client = Client()
        client.force_login(duty.user, backend=BACKEND)
        client.post("/gorev-degistir/", {"duty": duty.pk})
        return client

    return entered
