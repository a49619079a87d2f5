"""No key of a link and no identity number reaches the log."""

import io
import logging.config

import pytest
from django.conf import settings

from smm_portal.kit.logs import masked
from tests.support.examples.offices import EXAMPLES
from tests.support.world import build


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Not Found: /davet/a-B_c9/", "Not Found: /davet/***/"),
        (
            "POST /hesap/password/reset/key/1-cx9-ab12/?x=1",
            "POST /hesap/password/reset/key/***/?x=1",
        ),
        ("Key (q)=(10000000146) already exists", "Key (q)=(100******46) already exists"),
        ("E-20880154-10.04-101393051 and 202611210314555", None),
    ],
)
def test_secrets_are_masked_and_the_rest_stays(line, kept):
    assert masked(line) == (kept or line)


@pytest.mark.django_db
def test_a_wrong_password_on_an_invitation_leaves_no_key_in_the_log(client, monkeypatch):
    """The configuration that every environment shares, with its stream in our hands."""
    stream = io.StringIO()
    console = {**settings.LOGGING["handlers"]["console"], "stream": stream}
    logging.config.dictConfig({**settings.LOGGING, "handlers": {"console": console}})
    try:
        world = build()
        world.duty = world.duties["principal"]
        address = f"/davet/{EXAMPLES['invitation_accept'](world)[0]['token']}/"
        assert client.get(address).status_code == 200
        client.post(address, {"password": "kisa", "again": "baska"})
        client.put(address)
        client.get("/davet/hic-olmayan/")
    finally:
        logging.config.dictConfig(settings.LOGGING)
    assert "/davet/***/" in stream.getvalue()
    assert "anahtar" not in stream.getvalue()
    assert "kisa" not in stream.getvalue()
