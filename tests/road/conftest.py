"""A signed-in person with a duty, and the small guided act."""

import io

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from smm_portal.road import kinds
from tests.factories.offices import national_duty
from tests.road.papers import BARE, Line, line_in


@pytest.fixture
def bare_kind(monkeypatch):
    """Papers without a thing behind them; what follows a plan's acts is other tests' matter."""
    for key in (BARE, "annual_plan"):
        kind = kinds.PaperKind(key, "Yıllık plan", "5/4", url=lambda paper: "/metin/")
        monkeypatch.setitem(kinds._kinds, key, kind)
    return kind


@pytest.fixture
def line(db, bare_kind) -> Line:
    """A centre in Ankara and the people along its road."""
    return line_in()


@pytest.fixture
def pages(settings):
    """The addresses of the small act; the policy file does not know them."""
    settings.ROOT_URLCONF = "tests.road.acts"
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "PolicyMiddleware" not in m]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def duty(db):
    return national_duty("mtegm_expert")


@pytest.fixture
def person(client, duty, pages):
    client.force_login(duty.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def pdf(name="olur.pdf") -> SimpleUploadedFile:
    """A small real PDF."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, static_id=True)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")
