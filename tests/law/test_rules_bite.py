"""Each rule of 4/1–4/5 is what refuses: taken away in a scratch database, its named test fails."""

import importlib

import pytest
from _pytest.outcomes import Failed

from smm_portal.law.register import all_clauses

# (clause, what is taken away, the test that must notice)
CALLS = "tests/personnel/calls/test_clause_10_1.py::"
CENTERS, PERSONNEL = "tests/centers/test_clause_", "tests/personnel/test_clause_"
TERMS = "tests/personnel/appointments/test_clause_"
COMMISSIONS = "tests/personnel/commissions/test_clause_10_2.py::"
RESULTS = "tests/personnel/results/test_rules.py::"
WORK = "tests/personnel/work/test_rules.py::"
APPLICATIONS = "tests/personnel/applications/test_clauses.py::"
TAKEN_AWAY = [
    ("4/1", "ALTER TABLE centers_center DROP CONSTRAINT center_founding",
     CENTERS + "4_1.py::test_no_centre_is_active_without_a_founding_decision"),
    ("4/1", "ALTER TABLE centers_center DROP CONSTRAINT center_closing",
     CENTERS + "4_1.py::test_no_centre_closes_without_a_closing_decision"),
    ("4/1", "DROP TRIGGER center_moves ON centers_center",
     CENTERS + "4_1.py::test_a_decision_of_another_kind_neither_founds_nor_closes"),
    ("4/1", "DROP TRIGGER center_begins ON centers_center",
     CENTERS + "4_1.py::test_only_a_school_attached_to_mtegm_hosts"),
    ("4/1", "DROP TRIGGER decision_final ON centers_decision",
     CENTERS + "4_1.py::test_a_decision_is_never_edited_nor_deleted"),
    ("4/2", "DROP TRIGGER center_field_rule ON centers_centerfield",
     CENTERS + "4_2.py::test_no_field_is_set_without_a_decision"),
    ("4/3", "DROP INDEX center_one_a_school",
     CENTERS + "4_3.py::test_a_school_never_hosts_two_centres"),
    ("4/4", "ALTER TABLE centers_seatrole DROP CONSTRAINT seat_role_one_general",
     PERSONNEL + "4_4.py::test_a_centre_never_has_two_general_seats"),
    ("4/4", "ALTER TABLE centers_seatrole DROP CONSTRAINT seat_role_one_english",
     PERSONNEL + "4_4.py::test_a_centre_never_has_two_english_seats"),
    ("4/4", "DROP TRIGGER assignment_in_role ON personnel_assignment",
     PERSONNEL + "4_4.py::test_the_english_seat_takes_only_an_english_teacher"),
    ("4/4", "ALTER TABLE personnel_assignment DROP CONSTRAINT assignment_one_in_seat",
     PERSONNEL + "4_4.py::test_one_general_coordinator_on_any_day"),
    ("4/5", "ALTER TABLE centers_seat DROP CONSTRAINT seat_number_one_to_five",
     PERSONNEL + "4_5.py::test_a_sixth_seat_cannot_exist"),
    ("4/5", "ALTER TABLE centers_seat DROP CONSTRAINT seat_number_once",
     PERSONNEL + "4_5.py::test_a_sixth_seat_cannot_exist"),
    ("4/5", "DROP TRIGGER seat_permanent ON centers_seat",
     PERSONNEL + "4_5.py::test_seats_are_made_with_the_centre_and_never_change"),
    ("4/5", "DROP TRIGGER assignment_in_role ON personnel_assignment",
     PERSONNEL + "4_5.py::test_nobody_sits_outside_a_role"),
    ("4/5", "ALTER TABLE centers_seatrole DROP CONSTRAINT seat_role_one_at_a_time",
     PERSONNEL + "4_5.py::test_a_seat_has_one_role_at_a_time"),
    ("4/5", "ALTER TABLE personnel_assignment DROP CONSTRAINT assignment_one_of_teacher",
     PERSONNEL + "4_5.py::test_a_seat_holds_one_person_at_a_time_and_a_person_one_seat"),
    ("4/5", "DROP TRIGGER seat_role_holds_people ON centers_seatrole",
     PERSONNEL + "4_5.py::test_a_role_is_not_taken_away_under_someone"),
    ("8/1-f", "DROP TRIGGER duty_task_rule ON personnel_dutytask",
     WORK + "test_only_the_centres_general_coordinator_shares_out_the_work"),
    ("8/1-f", "DROP TRIGGER duty_task_rule ON personnel_dutytask",
     WORK + "test_a_letter_belongs_to_its_role"),
    ("8/1-f", "ALTER TABLE personnel_dutytask DROP CONSTRAINT duty_task_dates",
     WORK + "test_work_lies_in_the_term_and_ends_after_it_begins"),
    ("8/2", "DROP TRIGGER duty_task_rule ON personnel_dutytask",
     WORK + "test_the_general_coordinator_answers_to_the_principal_alone"),
    ("9/2", "DROP TRIGGER duty_task_rule ON personnel_dutytask",
     WORK + "test_others_answer_to_the_general_coordinator_and_the_principal"),
    ("9/2", "ALTER TABLE personnel_dutytask DROP CONSTRAINT duty_task_delivered",
     WORK + "test_a_task_is_delivered_with_words_and_only_then_accepted"),
    ("10/4", "DROP TRIGGER assignment_follows ON personnel_assignment",
     TERMS + "10_4.py::test_only_whom_the_final_minutes_name_is_appointed"),
    ("10/4", "DROP TRIGGER nomination_rule ON personnel_nomination",
     TERMS + "10_4.py::test_only_whom_the_final_minutes_name_is_put_on_the_list"),
    ("10/4", "DROP TRIGGER assignment_follows ON personnel_assignment",
     TERMS + "10_4.py::test_nothing_is_inherited_after_the_first_call"),
    ("10/4", "DROP TRIGGER start_rule ON personnel_dutystart",
     TERMS + "10_4.py::test_only_the_hosts_principal_records_a_start"),
    ("10/4", "ALTER TABLE personnel_assignment DROP CONSTRAINT assignment_basis_follows",
     TERMS + "10_4.py::test_an_assignment_has_one_basis"),
    ("10/5", "DROP TRIGGER assignment_follows ON personnel_assignment",
     TERMS + "10_5.py::test_a_renewal_is_the_next_term_of_the_same_person"),
    ("10/5", "DROP TRIGGER renewal_rule ON personnel_renewal",
     TERMS + "10_5.py::test_nobody_is_renewed_without_a_proposal_of_mtegm"),
    ("10/5", "DROP INDEX renewal_once",
     TERMS + "10_5.py::test_a_term_is_proposed_once"),
    ("10/2", "DROP TRIGGER commission_moves ON personnel_commission",
     COMMISSIONS + "test_the_review_does_not_open_without_a_part"),
    ("10/2", "DROP TRIGGER commission_moves ON personnel_commission",
     COMMISSIONS + "test_the_review_does_not_open_with_two_persons"),
    ("10/2", "DROP TRIGGER commission_moves ON personnel_commission",
     COMMISSIONS + "test_the_review_does_not_open_while_applications_are_open"),
    ("10/2", "DROP TRIGGER commission_member_rule ON personnel_commissionmember",
     COMMISSIONS + "test_a_part_is_taken_only_from_its_unit_of_the_province"),
    ("10/2", "DROP TRIGGER score_rule ON personnel_score",
     COMMISSIONS + "test_nobody_scores_his_own_application"),
    ("10/2", "DROP TRIGGER score_rule ON personnel_score",
     COMMISSIONS + "test_only_members_score"),
    ("10/2", "ALTER TABLE personnel_commission DROP CONSTRAINT commission_once",
     COMMISSIONS + "test_a_province_has_one_commission_for_a_call"),
    ("10/1", "DROP TRIGGER call_rule ON personnel_call",
     CALLS + "test_the_calendar_of_a_published_call_never_changes"),
    ("10/1", "DROP TRIGGER call_rule ON personnel_call",
     CALLS + "test_only_mtegms_head_publishes"),
    ("10/1", "DROP TRIGGER criterion_frozen ON personnel_criterion",
     CALLS + "test_the_criteria_of_a_published_call_never_change"),
    ("10/1", "DROP TRIGGER call_seat_frozen ON personnel_callseat",
     CALLS + "test_the_seats_and_documents_of_a_published_call_never_change"),
    ("10/1", "DROP TRIGGER call_document_frozen ON personnel_calldocument",
     CALLS + "test_the_seats_and_documents_of_a_published_call_never_change"),
    ("10/1", "ALTER TABLE personnel_callchange DROP CONSTRAINT call_change_reason",
     CALLS + "test_a_change_needs_a_reason_and_only_extends"),
    ("10/1", "DROP TRIGGER call_change_applies ON personnel_callchange",
     CALLS + "test_a_change_needs_a_reason_and_only_extends"),
    ("6/2", "DROP TRIGGER minutes_rule ON personnel_minutes",
     RESULTS + "test_the_same_holds_for_the_general_coordinator"),
    ("7/2", "DROP TRIGGER minutes_rule ON personnel_minutes",
     RESULTS + "test_a_lower_tier_never_opens_while_the_higher_has_somebody_who_fits"),
    ("7/2", "DROP TRIGGER minutes_rule ON personnel_minutes",
     RESULTS + "test_nobody_waits_where_nobody_fits"),
    ("10/3", "ALTER TABLE personnel_ruling DROP CONSTRAINT ruling_reason",
     RESULTS + "test_no_candidate_is_left_without_a_ruling_and_its_reason"),
    ("10/3", "DROP TRIGGER confirmation_rule ON personnel_confirmation",
     RESULTS + "test_only_the_members_make_minutes_stand"),
    ("10/3", "DROP TRIGGER ruling_rule ON personnel_ruling",
     RESULTS + "test_nothing_changes_once_the_minutes_are_confirmed"),
    ("10/3", "DROP TRIGGER minutes_rule ON personnel_minutes",
     RESULTS + "test_the_final_minutes_say_what_was_decided_before"),
    ("10/3", "DROP TRIGGER minutes_rule ON personnel_minutes",
     RESULTS + "test_nothing_goes_to_the_ministry_before_the_days_for_objections_are_over"),
    ("10/3", "DROP TRIGGER objection_rule ON personnel_objection",
     RESULTS + "test_a_decided_objection_stays_decided"),
    ("10/3", "DROP TRIGGER objection_rule ON personnel_objection",
     RESULTS + "test_an_objection_keeps_its_days"),
    ("6/1-a", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_a_general_coordinator_needs_a_ministry_post"),
    ("6/1-b", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_a_general_coordinator_needs_four_years_on_the_last_day"),
    ("6/1-c", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_who_managed_no_school_of_mtegm_adds_a_document"),
    ("6/1-ç", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_a_general_coordinator_owes_no_compulsory_service_elsewhere"),
    ("6/1-d", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_nothing_is_sent_that_was_not_judged"),
    ("7/1-a", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_a_development_coordinator_needs_a_ministry_post"),
    ("7/1-b", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_a_development_coordinator_needs_four_years_on_the_last_day"),
    ("7/1-c", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_a_development_coordinator_owes_no_compulsory_service_elsewhere"),
    ("7/1-ç", "DROP TRIGGER application_step_moves ON personnel_applicationstep",
     APPLICATIONS + "test_the_english_seat_takes_applications_of_english_teachers_only"),
]  # fmt: skip


def _test_function(node: str):
    path, name = node.split("::")
    return getattr(importlib.import_module(path.removesuffix(".py").replace("/", ".")), name)


@pytest.mark.parametrize(("clause", "statement", "node"), TAKEN_AWAY)
def test_the_named_test_fails_without_its_rule(clause, statement, node, fresh_db, owner_sql):
    owner_sql(statement)
    with pytest.raises((AssertionError, Failed)):
        _test_function(node)()


@pytest.mark.parametrize("node", sorted({node for _, _, node in TAKEN_AWAY}))
def test_the_named_test_passes_with_its_rule(node, fresh_db):
    _test_function(node)()


def test_the_register_names_these_tests():
    named = {(c.no, node) for c in all_clauses() for node in c.tests}
    assert {(clause, node) for clause, _, node in TAKEN_AWAY} <= named


def test_every_clause_of_article_four_has_a_rule_here():
    assert {clause for clause, _, _ in TAKEN_AWAY} >= {"4/1", "4/2", "4/3", "4/4", "4/5"}
