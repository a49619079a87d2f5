"""6/1 and 7/1 in the database: what an application rests on, and what is not sent."""

import datetime as dt

import pytest

from personnel.applications.judging import snapshot
from personnel.models import Application, Evidence, ManagerialDuty, Teacher
from smm_portal.kit import dates
from tests.factories import calls
from tests.factories.centers import CenterFactory, SchoolFactory, StoredFileFactory, days_ago
from tests.factories.personnel import TeacherFactory, give_account, seat
from tests.support import days
from tests.support.refused import refused_by

pytestmark = pytest.mark.django_db
GENERAL, ENGLISH, DEVELOPMENT = 1, 2, 3
LAST_DAY = dt.date(2027, 3, 12)
OPENED = LAST_DAY - dt.timedelta(days=10)


def applicant(managed: str = "MTAL", **facts) -> Teacher:
    """A teacher with an account who managed a school of the kind ("" for none), as given else."""
    teacher = TeacherFactory(**facts)
    give_account(teacher)
    if managed:
        school = SchoolFactory(kind=managed)
        ManagerialDuty.objects.create(
            teacher=teacher, school=school, kind="CHIEF", starts=days_ago(900), ends=days_ago(899)
        )
    return teacher


def sent_for(number: int, teacher: Teacher, *, compulsory_place: bool = False) -> Application:
    """The teacher's application to a call for the numbered seat of a new centre, sent."""
    school = SchoolFactory(compulsory_service=compulsory_place)
    return calls.sent(calls.open_call(seat(CenterFactory(school=school), number)), teacher)


def goes(number: int, teacher: Teacher, **more) -> None:
    assert sent_for(number, teacher, **more).state == "SCHOOL"


def stays(number: int, teacher: Teacher, rule: str = "application_conditions", **more) -> None:
    with refused_by(rule):
        sent_for(number, teacher, **more)


def test_a_general_coordinator_needs_a_ministry_post():
    for employment in ("HOURLY", "PRIVATE"):
        stays(GENERAL, applicant(employment=employment))
    goes(GENERAL, applicant(employment="CONTRACT"))


def test_a_development_coordinator_needs_a_ministry_post():
    for employment in ("HOURLY", "PRIVATE"):
        stays(DEVELOPMENT, applicant("", employment=employment))
    goes(DEVELOPMENT, applicant("", employment="CONTRACT"))


def _four_years(number: int) -> None:
    """Four years complete on the last day of application, candidacy in them, and one day less."""
    whole = LAST_DAY.replace(year=LAST_DAY.year - 4)
    with days.on(OPENED):
        late, enough = (
            applicant(teaching_since=whole + dt.timedelta(days=1)),
            applicant(teaching_since=whole),
        )
        stays(number, late)
        stays(number, applicant(teaching_since=whole, days_not_counted=1))
        goes(number, enough)
        goes(number, applicant(teaching_since=whole - dt.timedelta(days=30), days_not_counted=30))


def test_a_general_coordinator_needs_four_years_on_the_last_day():
    _four_years(GENERAL)


def test_a_development_coordinator_needs_four_years_on_the_last_day():
    _four_years(DEVELOPMENT)


def test_who_managed_no_school_of_mtegm_adds_a_document():
    teacher = applicant("")
    call = calls.open_call(seat(CenterFactory()))
    with refused_by("application_needs_evidence"):
        calls.sent(call, teacher)
    row = calls.application(call, teacher)
    Evidence.objects.create(application=row, clause="6/1-c", file=StoredFileFactory())
    calls.judge_application(row, "SENT")
    assert calls.step(row, "SEND", calls.own_duty(teacher)).state == "SCHOOL"


@pytest.mark.parametrize(
    ("kind", "counts"),
    [("MTAL", True), ("MEM", True), ("PRIVATE_MTAL", False), ("OTHER", False)],
)
def test_managing_counts_at_schools_of_mtegm_only(kind, counts):
    assert snapshot(applicant(kind))["managed"] is counts


def test_managing_is_not_asked_of_a_development_coordinator():
    goes(DEVELOPMENT, applicant(""))


def test_a_general_coordinator_owes_no_compulsory_service_elsewhere():
    stays(GENERAL, applicant(compulsory_service="OWING"))
    goes(GENERAL, applicant(compulsory_service="EXEMPT"))
    goes(GENERAL, applicant(compulsory_service="OWING"), compulsory_place=True)


def test_a_development_coordinator_owes_no_compulsory_service_elsewhere():
    stays(DEVELOPMENT, applicant("", compulsory_service="OWING"))
    goes(DEVELOPMENT, applicant("", compulsory_service="OWING"), compulsory_place=True)


def tier_for(number: int, subject: str) -> int | None:
    return sent_for(number, applicant(subject=subject)).candidacies.get().judgings.get().tier


def test_the_field_decides_whose_turn_it_is_for_the_general_seat():
    assert tier_for(GENERAL, "Bilişim Teknolojileri") == 1
    assert tier_for(GENERAL, "Matematik") == 3


def test_the_field_decides_whose_turn_it_is_for_a_development_seat():
    assert tier_for(DEVELOPMENT, "Bilişim Teknolojileri") == 1
    assert tier_for(DEVELOPMENT, "Matematik") == 3


def test_the_english_seat_takes_applications_of_english_teachers_only():
    stays(ENGLISH, applicant(subject="Matematik"))
    stays(ENGLISH, applicant(subject="Bilişim Teknolojileri"))
    assert tier_for(ENGLISH, "İngilizce") == 1


def test_one_failing_seat_among_several_keeps_the_whole_application_back():
    center = CenterFactory()
    call = calls.open_call(seat(center, DEVELOPMENT), seat(center, ENGLISH))
    with refused_by("application_conditions"):
        calls.sent(call, applicant())


def test_nothing_is_sent_that_was_not_judged():
    row = calls.application(calls.open_call(), applicant())
    with refused_by("application_conditions"):
        calls.step(row, "SEND", calls.own_duty(row.teacher))


def test_the_last_day_counts_to_its_end_and_no_day_more():
    teacher = applicant()
    call = calls.open_call()
    row = calls.application(call, teacher)
    calls.judge_application(row, "SENT")
    with days.on(call.applications_until + dt.timedelta(days=1)), refused_by("application_open"):
        calls.step(row, "SEND", calls.own_duty(teacher))
    with days.on(call.applications_until):
        assert calls.step(row, "SEND", calls.own_duty(teacher)).state == "SCHOOL"
    assert dates.today() < call.applications_until
