"""What waits at an office, and where what it passed on is now."""

import datetime as dt

import pytest

from smm_portal.kit import desk
from smm_portal.offices.roles import Role
from smm_portal.road import services
from smm_portal.road.drawing import short_name
from smm_portal.road.models import Step
from smm_portal.road.transitions import Act
from tests.factories.centers import days_ago
from tests.road.papers import line_in

pytestmark = pytest.mark.django_db


def send(line, due: dt.date, title: str):
    paper = line.paper(title)
    sender = line.duty(Role.GENERAL_COORDINATOR)
    Step.objects.create(submission=paper, duty=sender, act="SEND", next_due=due)
    return paper


def page_of(line, role: str, path: str) -> str:
    return line.client(role).get(path).content.decode()


def test_late_papers_come_first_and_say_so(line):
    send(line, days_ago(-2), "Zamanında")
    send(line, days_ago(3), "Geciken")
    page = page_of(line, Role.PRINCIPAL, "/gelen/")
    assert page.index("Geciken") < page.index("Zamanında")
    assert "3 gün geçti" in page
    assert "2 gün kaldı" in page


def test_the_inbox_holds_only_what_waits_here(line):
    here, gone = send(line, days_ago(-2), "Burada"), send(line, days_ago(-2), "İletilmiş")
    services.act(gone, line.duty(Role.PRINCIPAL), Act.FORWARD)
    page = page_of(line, Role.PRINCIPAL, "/gelen/")
    assert here.title in page
    assert gone.title not in page


def test_another_office_sees_nothing_of_it(line, bare_kind):
    send(line, days_ago(-2), "Burada")
    assert "Burada" not in page_of(line_in("Adana"), Role.PRINCIPAL, "/gelen/")


def test_the_menu_counts_what_waits(line):
    for number in range(3):
        send(line, days_ago(-2), f"Gönderi {number}")
    assert '<span class="menu-count">3</span>' in page_of(line, Role.PRINCIPAL, "/islerim/")


def test_late_ones_can_be_asked_for(line):
    send(line, days_ago(-2), "Zamanında")
    send(line, days_ago(3), "Geciken")
    page = page_of(line, Role.PRINCIPAL, "/gelen/?gecikme=evet")
    assert "Geciken" in page
    assert "Zamanında" not in page


def test_mtegm_filters_by_province(line, bare_kind):
    other = line_in("Adana")
    for one, title in ((line, "Ankaralı"), (other, "Adanalı")):
        paper = one.sent(Role.MTEGM_HEAD, title=title)
        assert paper.at_office.code == "MTEGM"
    number = other.office("PROVINCE").pk
    page = page_of(line, Role.MTEGM_EXPERT, f"/gelen/?il={number}")
    assert "Adanalı" in page
    assert "Ankaralı" not in page


def test_the_sender_follows_his_paper(line):
    paper = line.sent(Role.DISTRICT_DIRECTOR)
    for role in (Role.GENERAL_COORDINATOR, Role.DEVELOPMENT_COORDINATOR, Role.PRINCIPAL):
        page = page_of(line, role, "/giden/")
        assert paper.title in page
        assert short_name(line.office("DISTRICT")) in page


def test_the_desk_shows_what_waits_and_what_is_under_way(line):
    paper = send(line, days_ago(1), "Geciken")
    principal = desk.items_for(line.duty(Role.PRINCIPAL))
    assert [item.title for item in principal.waiting] == [paper.title]
    assert principal.late == 1
    sender = desk.items_for(line.duty(Role.GENERAL_COORDINATOR))
    assert [item.url for item in sender.sent] == [f"/gonderiler/{paper.pk}/"]


@pytest.mark.parametrize("query", ["?il=x", "?gecikme=belki", "?tur=yok", "?sayfa=-3", "?q=%00"])
def test_odd_addresses_are_answered(line, query):
    assert line.client(Role.MTEGM_HEAD).get("/gelen/" + query).status_code == 200
    assert line.client(Role.MTEGM_HEAD).get("/giden/" + query).status_code == 200


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_lists_leave_as_files(line, form):
    line.sent(Role.PRINCIPAL)
    for path in ("/gelen/", "/giden/"):
        answer = line.client(Role.PRINCIPAL).get(f"{path}?bicim={form}")
        assert answer.status_code == 200
        assert b"".join(answer)
