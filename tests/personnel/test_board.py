"""The board of seats: what is filled, ending, vacant; its figures part the list; scope and files."""

import datetime as dt

import pytest
from django.urls import reverse

from centers.services import draft_center
from personnel import board
from smm_portal.kit import dates
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, days_ago, district
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import AssignmentFactory, TeacherFactory, coordinator_duty, seat

pytestmark = pytest.mark.django_db
URL = "/kadrolar/"


@pytest.fixture
def unit(sign_in):
    return sign_in(national_duty(Role.PERSONNEL_UNIT))


@pytest.fixture
def center():
    """Seat 1 filled, 3 ending in 20 days, 4 vacant since 10 days, the English one never taken."""
    made = CenterFactory()
    AssignmentFactory(seat=seat(made, 1))
    AssignmentFactory(
        seat=seat(made, 3), starts=days_ago(100), ends=dates.today() + dt.timedelta(days=20)
    )
    AssignmentFactory(seat=seat(made, 4), starts=days_ago(90), ends=days_ago(10))
    return made


def numbers(client, **query) -> list[int]:
    return [row.seat.number for row in client.get(URL, query).context["page"].rows]


def counted(client, **query) -> dict[str, int]:
    figures = client.get(URL, query).context["figures"]
    return {str(figure.label): figure.number for figure in figures}


def test_each_state_lists_its_seats_and_the_figures_say_how_many(unit, center):
    assert numbers(unit) == [1, 2, 3, 4]  # the fifth is out of use
    assert numbers(unit, durum="dolu") == [1]
    assert numbers(unit, durum="bitecek") == [3]
    assert numbers(unit, durum="bos") == [2, 4]
    assert numbers(unit, durum="ingilizce") == [2]
    expected = {
        "Kullanılan kadro": 4,
        "Dolu": 1,
        "60 gün içinde bitecek": 1,
        "Boş": 2,
        "İngilizce öğretmeni eksik": 1,
    }
    assert counted(unit) == expected
    assert counted(unit, durum="bos") == expected  # the figures part what else is asked for
    page = unit.get(URL, {"durum": "bos", "gorev": "ENGLISH"})
    links = {str(figure.label): figure.url for figure in page.context["figures"]}
    assert links["Dolu"] == "/kadrolar/?gorev=ENGLISH&durum=dolu"
    for figure in page.context["figures"]:
        assert len(unit.get(figure.url).context["page"].rows) == figure.number


def test_a_row_says_who_till_when_or_since_when_nobody(unit, center):
    rows = {row.seat.number: row for row in unit.get(URL).context["page"].rows}
    assert rows[1].holder["name"] == str(seat(center, 1).assignments.get().teacher)
    assert board.vacant_days(rows[4]) == 10
    assert board.vacant_days(rows[2]) == 400  # since the seat came into use
    text = unit.get(URL).content.decode()
    assert "20 gün" not in text  # the last day is the one before
    assert "19 gün kaldı" in text
    assert "10 gündür boş" in text
    assert reverse("personnel:assign", args=[center.pk]) in text


@pytest.mark.parametrize(("left", "state"), [(60, "bitecek"), (61, "dolu"), (1, "bitecek")])
def test_sixty_days_are_the_border(unit, left, state):
    made = CenterFactory()
    AssignmentFactory(
        seat=seat(made, 1), starts=days_ago(50), ends=dates.today() + dt.timedelta(days=left)
    )
    assert 1 in numbers(unit, durum=state)


def test_a_term_that_ended_today_leaves_a_vacant_seat(unit):
    made = CenterFactory()
    AssignmentFactory(seat=seat(made, 1), starts=days_ago(50), ends=dates.today())
    assert 1 in numbers(unit, durum="bos")
    coming = dates.today() + dt.timedelta(days=1)
    AssignmentFactory(seat=seat(made, 1), starts=coming)
    assert 1 in numbers(unit, durum="bos")  # nobody sits there yet


def test_filters_and_search(unit, center):
    away = CenterFactory(
        school=SchoolFactory(district=district("Bursa"), name="Iğdır Şehit Mesleki Lisesi")
    )
    AssignmentFactory(
        seat=seat(away, 1), teacher=TeacherFactory(first_name="Işıl", last_name="Şağırlı")
    )
    bursa = away.school.district.province_id
    assert numbers(unit, il=bursa) == [1, 2, 3, 4]
    assert len(numbers(unit, gorev="GENERAL")) == 2
    assert numbers(unit, il=bursa, gorev="DEVELOPMENT") == [3, 4]
    assert numbers(unit, il=bursa, gorev="ENGLISH") == [2]
    field = seat(away, 3).roles.get().field_id
    assert numbers(unit, il=bursa, alan=field) == [3]
    for typed in ("isil sagirli", "IŞIL ŞAĞIRLI"):
        assert numbers(unit, q=typed) == [1], typed
    assert numbers(unit, q="igdir sehit") == [1, 2, 3, 4]
    assert counted(unit, q="isil")["Dolu"] == 1
    for query in ({"durum": "yok"}, {"il": "x"}, {"sirala": "-until"}, {"sirala": "province"}):
        assert unit.get(URL, query).status_code == 200


def test_the_last_day_sorts(unit, center):
    assert numbers(unit, sirala="until")[:2] == [3, 1]
    assert numbers(unit, sirala="-center") == [4, 3, 2, 1]


def test_a_founding_has_no_seats_yet(unit, center):
    before = numbers(unit)
    draft_center(SchoolFactory())
    assert numbers(unit) == before


def test_everybody_sees_his_own_part(center, sign_in):
    away = CenterFactory(school=SchoolFactory(district=district("Bursa")))
    province = Office.objects.get(kind="PROVINCE", name__startswith="Bursa")
    hr = sign_in(duty_at(province, Role.PROVINCE_HR))
    assert {row.center_id for row in hr.get(URL).context["page"].rows} == {away.pk}
    text = hr.get(URL).content.decode()
    assert reverse("personnel:assign", args=[away.pk]) not in text
    own = coordinator_duty(away, 1)
    rows = sign_in(own).get(URL).context["page"].rows
    assert {row.center_id for row in rows} == {away.pk}
    assert rows[0].holder["name"] == own.user.get_full_name()


def test_the_files_tell_the_whole(unit, center):
    text = b"".join(unit.get(URL, {"bicim": "csv"}).streaming_content).decode("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == 5
    assert "Boş kaldığı ilk gün" in lines[0]
    vacant = next(line for line in lines if ";4;" in line)
    assert vacant.endswith(f"{days_ago(10):%d.%m.%Y};10")
    assert unit.get(URL, {"bicim": "xlsx"}).status_code == 200


def test_pages_follow_the_figures(unit, center):
    for _ in range(6):
        CenterFactory()
    page = unit.get(URL).context["page"]
    assert (page.total, page.last, len(page.rows)) == (28, 2, 25)
    for asked, number, rows in (
        ("2", 2, 3),
        ("99", 2, 3),
        ("0", 1, 25),
        ("-1", 1, 25),
        ("x", 1, 25),
    ):
        page = unit.get(URL, {"sayfa": asked}).context["page"]
        assert (page.number, len(page.rows)) == (number, rows), asked
    assert len(unit.get(URL, {"adet": "50"}).context["page"].rows) == 28
    assert len(unit.get(URL, {"durum": "bos", "adet": "7"}).context["page"].rows) == 25
    assert unit.get(URL, {"durum": "olmaz"}).context["page"].total == 28


def test_many_rows_cost_no_more(unit, center, django_assert_max_num_queries):
    unit.get(URL)
    for _ in range(8):
        AssignmentFactory()
    with django_assert_max_num_queries(12) as asked:  # with the savepoint's own words
        assert len(unit.get(URL).context["page"].rows) == 25
    told = [
        q["sql"] for q in asked.captured_queries if q["sql"].split(" ")[0] in {"SELECT", "WITH"}
    ]
    assert len(told) <= 8, "\n".join(told)
