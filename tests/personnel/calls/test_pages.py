"""Pages of calls: open to anyone, drafts to MTEGM alone; what each reader can do."""

import pytest
from django.test import Client
from django.urls import reverse

from smm_portal.offices.roles import Role
from tests.factories import calls
from tests.factories.centers import clerk
from tests.factories.offices import national_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(sign_in):
    return sign_in(clerk())


@pytest.fixture
def expert(sign_in):
    return sign_in(national_duty(Role.MTEGM_EXPERT))


def test_anyone_reads_published_calls_and_nobody_outside_mtegm_a_draft(expert):
    open_, draft = calls.open_call(), calls.draft_call(title="Gizli taslak")
    page = Client().get(reverse("personnel:calls"))
    assert open_.title in page.text
    assert draft.title not in page.text
    assert Client().get(draft.get_absolute_url()).status_code == 404
    assert expert.get(draft.get_absolute_url()).status_code == 200
    assert open_.title in Client().get(open_.get_absolute_url()).text


def test_the_page_asks_few_queries_however_many_seats(django_assert_max_num_queries):
    from tests.factories.centers import CenterFactory
    from tests.factories.personnel import seat

    call = calls.open_call(*(seat(CenterFactory()) for _ in range(3)))
    client = Client()
    client.get(call.get_absolute_url())
    with django_assert_max_num_queries(8):
        text = client.get(call.get_absolute_url()).text
    assert "Bugün burada" in text
    assert "Ankara" in text


@pytest.mark.parametrize("slug", ["konu", "kadrolar", "olcutler", "belgeler", "ozet"])
def test_each_step_shows(expert, slug, django_assert_max_num_queries):
    call = calls.draft_call()
    url = reverse("personnel:call_step", args=[call.pk, slug])
    expert.get(url)
    with django_assert_max_num_queries(16):
        assert expert.get(url).status_code == 200
