"""Who sat where through the years: what is drawn, what is vacant, and who may look."""

import datetime as dt
import itertools

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from personnel import timeline
from personnel.models import ManagerialDuty
from personnel.timeline import FREE, HELD, NONE, VACANT, Stretch, Window
from smm_portal.kit import dates
from smm_portal.offices.models import Office
from smm_portal.offices.roles import Role
from tests.factories.centers import CenterFactory, SchoolFactory, days_ago, district
from tests.factories.offices import duty_at, national_duty
from tests.factories.personnel import AssignmentFactory, TeacherFactory, seat, teacher_duty

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def stretch(starts: dt.date, ends: dt.date, text: str = "x") -> Stretch:
    return Stretch(starts, ends, HELD, text, text)


def spans(cells) -> list[tuple[int, str]]:
    return [(cell.span, cell.state) for cell in cells]


def test_a_term_covers_its_half_months():
    window = Window(2025, 2026)
    term = stretch(dt.date(2025, 3, 1), dt.date(2025, 9, 1))
    assert spans(window.cells([term])) == [(4, NONE), (12, HELD), (32, NONE)]
    half = stretch(dt.date(2025, 1, 16), dt.date(2025, 2, 1))
    assert spans(window.cells([half])) == [(1, NONE), (1, HELD), (46, NONE)]


def test_what_lies_outside_is_cut():
    window = Window(2026, 2026)
    long = stretch(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
    assert spans(window.cells([long])) == [(24, HELD)]
    assert spans(window.cells([stretch(dt.date(2020, 1, 1), dt.date(2021, 1, 1))])) == [(24, NONE)]


@given(st.lists(DAYS, min_size=2, max_size=12, unique=True), st.integers(2019, 2031))
def test_a_line_is_always_full(days, first):
    """However the terms lie, the cells of a line fill it, none is empty, none overlaps."""
    window = Window(first, first + 2)
    borders = sorted(days)
    terms = [stretch(a, b) for a, b in itertools.pairwise(borders)]
    cells = window.cells(terms)
    assert sum(cell.span for cell in cells) == window.width
    assert all(cell.span > 0 for cell in cells)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=6), st.none() | st.integers(2015, 2035))
def test_a_window_holds_three_years_at_most(pairs, last):
    shown = timeline.window([(min(p), dates.day_after(max(p))) for p in pairs], last)
    assert 1 <= len(shown.years) <= timeline.YEARS
    assert last is None or shown.last == last


pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(sign_in):
    return sign_in(national_duty(Role.PERSONNEL_UNIT))


@pytest.fixture
def center():
    """Seat 1: a term, forty days vacant, a term that goes on."""
    made = CenterFactory()
    AssignmentFactory(seat=seat(made, 1), starts=days_ago(300), ends=days_ago(140))
    AssignmentFactory(seat=seat(made, 1), starts=days_ago(100))
    return made


def url_of(name: str, owner) -> str:
    return reverse(f"personnel:{name}_timeline", args=[owner.pk])


def test_a_centre_shows_terms_and_gaps(unit, center):
    page = unit.get(url_of("center", center))
    rows = {row.label[:1]: row for row in page.context["drawing"].rows}
    assert set(rows) == set("1234")  # the fifth seat was never in use
    drawn = [cell.state for cell in rows["1"].cells if cell.state != NONE]
    assert drawn[:5] == [VACANT, HELD, VACANT, HELD, FREE]
    assert "140" in rows["1"].note  # 100 days before the first term, 40 between
    assert [cell.state for cell in rows["2"].cells if cell.state != NONE] == [VACANT, FREE]
    assert "401" in rows["2"].note  # today counts
    text = page.content.decode()
    for row in center.seats.get(number=1).assignments.all():
        assert str(row.teacher) in text
    assert " style=" not in text


def test_the_year_narrows_list_and_drawing(unit, center):
    year = dates.today().year
    page = unit.get(url_of("center", center), {"yil": year + 1})
    assert page.context["drawing"].window.last == year + 1
    assert unit.get(url_of("center", center), {"yil": 2018}).context["page"].rows == []
    for wrong in ("x", "1", "99999999999", ""):
        assert unit.get(url_of("center", center), {"yil": wrong}).status_code == 200


def test_a_teacher_shows_terms_and_managerial_duties(unit, center):
    teacher = seat(center, 1).assignments.order_by("starts").first().teacher
    for starts, ends in ((days_ago(900), days_ago(700)), (days_ago(500), None)):
        ManagerialDuty.objects.create(
            teacher=teacher, kind="DEPUTY", school=teacher.school, starts=starts, ends=ends
        )
    page = unit.get(url_of("teacher", teacher))
    labels = [row.label for row in page.context["drawing"].rows]
    assert labels == ["Merkez görevi", "Müdür yardımcısı"]
    text = page.content.decode()
    assert center.name in text
    assert teacher.school.name in text
    file = unit.get(url_of("teacher", teacher), {"bicim": "csv"})
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert teacher.identity not in lines[1]


def test_nothing_is_drawn_where_nothing_was(unit):
    teacher = TeacherFactory()
    page = unit.get(url_of("teacher", teacher))
    assert page.context["drawing"] is None
    assert "bugüne kadar bir merkezde görevlendirilmedi" in page.content.decode()
    assert (
        'id="zaman"'
        not in unit.get(reverse("personnel:teacher", args=[teacher.pk])).content.decode()
    )


def test_pages_of_centre_and_teacher_lead_there(unit, center):
    shown = unit.get(reverse("centers:detail", args=[center.pk])).content.decode()
    assert url_of("center", center) in shown
    teacher = seat(center, 1).assignments.first().teacher
    shown = unit.get(reverse("personnel:teacher", args=[teacher.pk])).content.decode()
    assert url_of("teacher", teacher) in shown


def test_a_teacher_sees_his_own_on_his_record(sign_in):
    duty = teacher_duty()
    AssignmentFactory(teacher=duty.user.teacher)
    client = sign_in(duty)
    page = client.get(reverse("personnel:my_record")).content.decode()
    assert 'id="zaman"' in page
    assert url_of("teacher", duty.user.teacher) not in page
    assert client.get(url_of("teacher", duty.user.teacher)).status_code == 403


def test_others_provinces_do_not_exist(sign_in, center):
    away = CenterFactory(school=SchoolFactory(district=district("Bursa")))
    office = Office.objects.get(kind="PROVINCE", name__startswith="Ankara")
    client = sign_in(duty_at(office, Role.PROVINCE_HR))
    assert client.get(url_of("center", center)).status_code == 200
    assert client.get(url_of("center", away)).status_code == 404
    far = TeacherFactory(school=away.school)
    assert client.get(url_of("teacher", far)).status_code == 404
