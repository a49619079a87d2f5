"""The clauses that the room of staff owns: the five seats, conditions, duties, selection."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register

from . import audits
from .applications import yonerge as of_applications  # noqa: F401
from .appointments import yonerge as of_appointments  # noqa: F401
from .calls import yonerge as of_calls  # noqa: F401
from .commissions import yonerge as of_commissions  # noqa: F401
from .results import yonerge as of_results  # noqa: F401
from .work import yonerge as of_work  # noqa: F401

register(
    Clause(
        "4/4",
        _(
            "Merkezde bir genel koordinatör ile mesleki gelişim koordinatörleri çalışır; "
            "bunlardan biri İngilizce öğretmenidir."
        ),
        "personnel",
        (Held.STRUCTURE, Held.CONSTRAINT, Held.TRIGGER, Held.AUDIT),
        _(
            "Aynı tarihlerde ikinci bir genel koordinatör ya da İngilizce kadrosu yazılamaz. "
            "İngilizce kadrosuna yalnız branşı İngilizce olan öğretmen görevlendirilir. Boş "
            "kadro bulgu olur, hiçbir işi durdurmaz."
        ),
        tests=(
            "tests/personnel/test_clause_4_4.py::test_a_centre_never_has_two_general_seats",
            "tests/personnel/test_clause_4_4.py::test_a_centre_never_has_two_english_seats",
            "tests/personnel/test_clause_4_4.py::test_the_english_seat_takes_only_an_english_teacher",
            "tests/personnel/test_clause_4_4.py::test_one_general_coordinator_on_any_day",
            "tests/personnel/test_races.py::test_two_general_coordinators_at_once_leave_one",
        ),
        audits=(
            audits.TWO_GENERALS,
            audits.TWO_ENGLISH,
            audits.ENGLISH_BY_ANOTHER,
            audits.NO_GENERAL_SEAT,
            audits.NO_GENERAL,
            audits.NO_ENGLISH_SEAT,
            audits.NO_ENGLISH,
        ),
    ),
    Clause(
        "4/5",
        _(
            "Koordinatörlerin sayısını ve alanlarını MTEGM belirler; merkezde hiçbir gün "
            "beşten çok öğretmen görevli olamaz."
        ),
        "personnel",
        (Held.STRUCTURE, Held.CONSTRAINT, Held.TRIGGER, Held.AUDIT),
        _(
            "Merkezin beş kadrosu vardır; altıncısının yeri yoktur. Bir kadroda bir günde bir "
            "öğretmen olur. Görev süresi, MTEGM'nin o kadro için belirlediği sürenin içinde kalır."
        ),
        tests=(
            "tests/personnel/test_clause_4_5.py::test_a_sixth_seat_cannot_exist",
            "tests/personnel/test_clause_4_5.py::test_seats_are_made_with_the_centre_and_never_change",
            "tests/personnel/test_clause_4_5.py::test_nobody_sits_outside_a_role",
            "tests/personnel/test_clause_4_5.py::test_a_seat_has_one_role_at_a_time",
            "tests/personnel/test_clause_4_5.py::test_a_seat_holds_one_person_at_a_time_and_a_person_one_seat",
            "tests/personnel/test_clause_4_5.py::test_a_role_is_not_taken_away_under_someone",
            "tests/personnel/test_races.py::test_forty_at_once_never_make_more_than_five",
            "tests/personnel/test_clause_4_5.py::test_seats_are_set_only_by_a_decision_on_seats",
            "tests/personnel/test_races.py::test_a_role_changed_while_someone_is_being_seated_never_leaves_him_outside",
        ),
        audits=(
            audits.OVER_FIVE,
            audits.SIXTH_SEAT,
            audits.TWO_IN_A_SEAT,
            audits.SEATED_WITHOUT_ROLE,
            audits.NO_SEATS,
        ),
    ),
)
