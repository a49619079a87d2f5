"""A paper's page, the road drawn on it, and the acts that people do there (Madde 5/3)."""

import pytest

from smm_portal.offices.roles import Role
from smm_portal.road import access, drawing, services
from smm_portal.road.models import Step, Submission, Transition
from smm_portal.road.picture import markdown
from smm_portal.road.transitions import TRANSITIONS, Act, Row, State
from tests.factories.offices import duty_at
from tests.road.papers import BARE, UP, client_of, line_in, line_without_district

pytestmark = pytest.mark.django_db


def url(paper, slug: str = "") -> str:
    return f"/gonderiler/{paper.pk}/" + (f"{slug}/" if slug else "")


def test_the_table_that_people_read_is_the_one_the_database_asks():
    rows = Transition.objects.values_list("act", "before", "place", "role", "after", "needs_note")
    assert {Row(*row) for row in rows} == {Row(*map(_plain, row)) for row in TRANSITIONS}
    assert len(rows) == len(TRANSITIONS)


def _plain(value):
    return value if isinstance(value, bool) else str(value)


def test_a_paper_climbs_from_the_centre_to_mtegm_and_is_accepted(line):
    paper = line.paper()
    client = line.client(Role.GENERAL_COORDINATOR)
    assert client.post(url(paper, "gonder"), {"note": ""}).url == url(paper)
    for role in UP[1:-1]:
        line.client(role).post(url(paper, "ilet"), {"note": ""})
    line.client(Role.MTEGM_HEAD).post(url(paper, "kabul"), {"note": "Uygundur."})
    paper.refresh_from_db()
    assert (paper.state, paper.at_office_id) == (State.APPROVED, None)
    assert [s.act for s in paper.steps.all()] == ["SEND", *["FORWARD"] * 3, "APPROVE"]


def test_the_road_shows_where_it_is_and_what_is_ahead(line):
    paper = line.sent(Role.DISTRICT_DIRECTOR)
    road = drawing.draw(paper)
    assert [s.kind for s in road.stages] == ["Merkez", "Okul", "İlçe", "İl", "MTEGM"]
    assert [s.state for s in road.stages] == ["done", "done", "now", "ahead", "ahead"]


def test_a_centre_right_under_the_province_has_no_district_stage(db, bare_kind):
    paper = line_without_district().paper()
    assert [s.kind for s in drawing.draw(paper).stages] == ["Merkez", "Okul", "İl", "MTEGM"]


def test_returning_asks_for_the_reason_and_shows_it(line):
    paper = line.sent(Role.DISTRICT_DIRECTOR)
    client = line.client(Role.DISTRICT_DIRECTOR)
    answer = client.post(url(paper, "iade"), {"note": "  "})
    assert answer.status_code == 200
    assert "Gerekçe yazın" in answer.content.decode()
    client.post(url(paper, "iade"), {"note": "Göstergelerin ağırlıklarını düzeltin."})
    page = line.client(Role.GENERAL_COORDINATOR).get(url(paper)).content.decode()
    assert "Göstergelerin ağırlıklarını düzeltin." in page
    assert "İade etti" in page


def test_a_second_click_is_told_where_the_paper_is(line):
    paper = line.sent(Role.PRINCIPAL)
    client = line.client(Role.PRINCIPAL)
    client.post(url(paper, "ilet"), {"note": "", "seen": 1})
    answer = client.post(url(paper, "ilet"), {"note": "", "seen": 1}, follow=True)
    assert "İşlem yapılmadı" in answer.content.decode()
    assert paper.steps.count() == 2


def test_an_act_on_an_old_page_is_not_done(line):
    paper = line.sent(Role.PRINCIPAL)
    services.act(paper, line.duty(Role.GENERAL_COORDINATOR), Act.WITHDRAW)
    services.act(paper, line.duty(Role.GENERAL_COORDINATOR), Act.SEND)
    line.client(Role.PRINCIPAL).post(url(paper, "ilet"), {"note": "", "seen": 1})
    assert paper.steps.count() == 3


def test_a_development_coordinators_paper_goes_to_the_general_one_first(line):
    paper = line.paper()
    client = line.client(Role.DEVELOPMENT_COORDINATOR)
    assert "Genel koordinatöre sun" in client.get(url(paper)).content.decode()
    client.post(url(paper, "gonder"), {"note": ""})
    paper.refresh_from_db()
    assert paper.at_office_id == line.center.office_id
    assert access.may(line.duty(Role.GENERAL_COORDINATOR), paper, Act.FORWARD)
    assert not access.may(line.duty(Role.DEVELOPMENT_COORDINATOR), paper, Act.FORWARD)


def test_withdrawal_ends_with_the_first_act_above(line):
    paper = line.sent(Role.PRINCIPAL)
    sender = line.duty(Role.GENERAL_COORDINATOR)
    assert access.may(sender, paper, Act.WITHDRAW)
    services.act(paper, line.duty(Role.PRINCIPAL), Act.FORWARD)
    assert "geri çekilemez" in access.may(sender, paper, Act.WITHDRAW).reason


def test_a_deputy_is_marked_on_the_road(line):
    paper = line.sent(Role.PRINCIPAL)
    deputy = duty_at(line.office("SCHOOL"), Role.PRINCIPAL, is_deputy=True)
    client = client_of(deputy)
    assert "vekâleten yapıyorsunuz" in client.get(url(paper, "ilet")).content.decode()
    client.post(url(paper, "ilet"), {"note": ""})
    assert "(V.)" in client.get(url(paper)).content.decode()


def test_drafts_are_the_centres_alone(line):
    paper = line.paper()
    assert line.client(Role.DEVELOPMENT_COORDINATOR).get(url(paper)).status_code == 200
    for role in (Role.PRINCIPAL, Role.PROVINCE_DIRECTOR, Role.MTEGM_HEAD):
        assert line.client(role).get(url(paper)).status_code == 404


def test_a_withdrawn_paper_is_the_centres_again(line):
    paper = line.sent(Role.PRINCIPAL)
    services.act(paper, line.duty(Role.GENERAL_COORDINATOR), Act.WITHDRAW)
    assert line.client(Role.PRINCIPAL).get(url(paper)).status_code == 404


def test_other_centres_papers_do_not_exist(line, bare_kind):
    paper, other = line.sent(Role.PRINCIPAL), line_in("Adana")
    for role in (Role.GENERAL_COORDINATOR, Role.PRINCIPAL, Role.PROVINCE_DIRECTOR):
        assert other.client(role).get(url(paper)).status_code == 404
        assert other.client(role).post(url(paper, "geri-cek")).status_code in (403, 404)


def test_what_lacks_is_named_before_sending(line, monkeypatch):
    from smm_portal.road import kinds

    lacking = kinds.PaperKind(BARE, "Yıllık plan", "5/4", lambda p: "/", lambda p: ["Amaç"])
    monkeypatch.setitem(kinds._kinds, BARE, lacking)
    paper, client = line.paper(), line.client(Role.GENERAL_COORDINATOR)
    assert "İlki: Amaç" in client.get(url(paper)).content.decode()
    answer = client.post(url(paper, "gonder"), {"note": ""})
    assert "Göndermeden önce tamamlayın: Amaç" in answer.content.decode()
    assert not Step.objects.filter(submission=paper).exists()


@pytest.mark.parametrize("slug", ["uydurma", "forward", "SEND"])
def test_unknown_acts_do_not_exist(line, slug):
    paper = line.paper()
    assert line.client(Role.GENERAL_COORDINATOR).get(url(paper, slug)).status_code == 404


def test_a_long_note_stays_with_its_message(line):
    paper = line.sent(Role.PRINCIPAL)
    answer = line.client(Role.PRINCIPAL).post(url(paper, "iade"), {"note": "ş" * 2001})
    assert answer.status_code == 200
    assert "ş" * 2001 in answer.content.decode()


def test_the_page_about_the_road_is_the_table(settings):
    """Renew it by ``manage.py yol > docs/yol.md``."""
    assert (settings.BASE_DIR / "docs" / "yol.md").read_text("utf-8") == markdown()


def test_what_lies_on_the_centres_own_desk_has_not_left_it(line):
    """An MGK's paper is the general coordinator's to see first; the offices above see it later."""
    paper, principal = line.paper(), line.duty(Role.PRINCIPAL)
    services.act(paper, line.duty(Role.DEVELOPMENT_COORDINATOR), Act.SEND)
    assert paper not in Submission.objects.visible_to(principal)
    assert paper in Submission.objects.visible_to(line.duty(Role.GENERAL_COORDINATOR))
    services.act(paper, line.duty(Role.GENERAL_COORDINATOR), Act.FORWARD)
    assert paper in Submission.objects.visible_to(principal)
