"""Random acts by random people, through the services and by raw SQL as the app role: a paper is
never in a state outside the table, no step is lost or renumbered, nothing is written while it
travels, and only the directorate at the end of the road ends it with yes or no (Madde 5/3).
"""

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reporting.models import Aim, AnnualPlan, PlanRevision
from smm_portal.kit import dates
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.offices.models import Duty, Office
from smm_portal.offices.roles import Role
from smm_portal.road import access, services
from smm_portal.road.models import Step, Submission, Transition
from smm_portal.road.transitions import TRANSITIONS, Act, State
from tests.factories.offices import duty_at
from tests.reporting.test_plan_rules import whole
from tests.road.papers import UP, Line, line_in, line_without_district

ENDS = {State.RETURNED, State.APPROVED, State.REFUSED}
ACTS = [*Act.values, "UYDURMA"]
NOTES = ["", "   ", "Gerekçe", "ş" * 2000]
OUTSIDERS = (Role.TEACHER, Role.PROVINCE_HR)


def people_of(line: Line) -> list[Duty]:
    """Everybody on the road, a deputy, one whose duty ended, one whose duty is still to come."""
    kinds = {Role.DISTRICT_DIRECTOR: line.center.office.path.count("/") > 5}
    found = [line.duty(role) for role in UP if kinds.get(role, True)]
    found += [line.duty(r) for r in (Role.DEVELOPMENT_COORDINATOR, Role.PROVINCE_HR)]
    school, today = line.center.school.office, dates.today()
    found.append(duty_at(school, Role.PRINCIPAL, is_deputy=True))
    week = dates.dt.timedelta(days=7)
    found.append(duty_at(school, Role.PRINCIPAL, is_deputy=True, starts=today - week, ends=today))
    found.append(duty_at(school, Role.PRINCIPAL, is_deputy=True, starts=today + week))
    return found


def revision_of(line: Line, year: int) -> PlanRevision:
    plan = AnnualPlan.objects.create(center=line.center, year=year)
    paper = services.begin("annual_plan", line.center.office, f"Plan {year}", year)
    return whole(PlanRevision.objects.create(plan=plan, number=1, submission=paper))


class World:
    """What one example plays in; undone when it is over."""

    def __init__(self):
        self.lines = [line_in("Ankara"), line_without_district()]
        self.people = [duty for line in self.lines for duty in people_of(line)]
        self.people += [
            duty_at(Office.objects.get(code=code), role)
            for code, role in (("MTEGM", Role.MTEGM_EXPERT), ("OYGM", Role.OYGM_UNIT))
        ]
        self.revisions = [revision_of(line, 2027) for line in self.lines]
        self.papers = [revision.submission_id for revision in self.revisions]


def quietly(act, *args, **kwargs) -> bool:
    """Whether the act went through; refusals are part of the game."""
    try:
        with transaction.atomic():
            act(*args, **kwargs)
    except (DatabaseError, ClauseRefusal):
        return False
    return True


def sql(statement: str, parameters=()) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.rowcount


INSERT = """
INSERT INTO road_step (submission_id, duty_id, act, note, number, before, after,
  from_office_id, to_office_id, user_id, at, arrived_at, next_due)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, '2020-01-01', '2020-01-01', '2020-01-01')
"""
TAMPERING = [
    "UPDATE road_submission SET state = 'APPROVED', at_office_id = NULL, due_on = NULL",
    "UPDATE road_submission SET at_office_id = office_id",
    "DELETE FROM road_submission",
    "UPDATE road_step SET note = 'başka'",
    "UPDATE road_step SET number = number + 1",
    "DELETE FROM road_step",
    "TRUNCATE road_step CASCADE",
    "UPDATE road_transition SET role = 'teacher'",
    "INSERT INTO road_transition (act, before, place, role, after, needs_note)"
    " VALUES ('APPROVE', 'WAITING', 'SCHOOL', 'principal', 'APPROVED', false)",
    "DELETE FROM road_transition",
    "UPDATE road_kind SET final_code = 'SCHOOL', missing = ''",
    "INSERT INTO road_submission (kind, title, year, number, office_id, state, created_at)"
    " SELECT 'annual_plan', 'Kestirme', 2027, 9, id, 'APPROVED', now() FROM offices_office"
    " WHERE kind = 'CENTER' LIMIT 1",
    "ALTER TABLE road_step DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
]
WRITING = [
    ("INSERT INTO reporting_aim (key, position, version, text, revision_id)"
     " VALUES (gen_random_uuid(), 9, 1, 'Sızan', %s)"),
    "UPDATE reporting_aim SET text = 'Değişen' WHERE revision_id = %s",
    "UPDATE reporting_planrevision SET situation = 'Değişen' WHERE id = %s",
    ("UPDATE reporting_indicator SET target = 99 WHERE objective_id IN (SELECT o.id FROM"
     " reporting_objective o JOIN reporting_aim a ON a.id = o.aim_id WHERE a.revision_id = %s)"),
    ("DELETE FROM reporting_plannedaction WHERE objective_id IN (SELECT o.id FROM"
     " reporting_objective o JOIN reporting_aim a ON a.id = o.aim_id WHERE a.revision_id = %s)"),
]  # fmt: skip
indexes = st.integers(0, 63)


class TheRoad(RuleBasedStateMachine):
    """What people and intruders do; what must hold whatever they do."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.world = World()
        self.seen: dict[int, list[tuple]] = {paper: [] for paper in self.world.papers}

    def teardown(self):
        for state in Submission.objects.filter(pk__in=self.seen).values_list("state", flat=True):
            event(f"ended {state}")
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def paper(self, index: int) -> Submission:
        pk = self.world.papers[index % len(self.world.papers)]
        return Submission.objects.select_related("office", "at_office").get(pk=pk)

    def person(self, index: int) -> Duty:
        return self.world.people[index % len(self.world.people)]

    # Acts by the rules and against them.

    @rule(paper=indexes, choice=indexes)
    def somebody_who_may_acts(self, paper, choice):
        """Follows the road, so that examples get far."""
        paper = self.paper(paper)
        able = [(p, a) for p in self.world.people for a in access.acts_open_to(p, paper)
                if p.in_force()]  # fmt: skip
        if able:
            person, act = able[choice % len(able)]
            assert quietly(services.act, paper, person, act, "Gerekçe")

    @rule(paper=indexes, choice=indexes)
    def somebody_who_may_moves_it_on(self, paper, choice):
        """Upwards only: random choices alone would rarely reach the end."""
        paper = self.paper(paper)
        up = [(p, a) for p in self.world.people for a in (Act.SEND, Act.FORWARD, Act.APPROVE)
              if p.in_force() and access.may(p, paper, a)]  # fmt: skip
        if up:
            person, act = up[choice % len(up)]
            assert quietly(services.act, paper, person, act)

    @rule(paper=indexes, person=indexes, act=st.sampled_from(ACTS), note=st.sampled_from(NOTES))
    def anybody_acts(self, paper, person, act, note):
        paper, duty = self.paper(paper), self.person(person)
        allowed = duty.in_force() and act in Act.values and access.may(duty, paper, act)
        missing_reason = act in (Act.RETURN, Act.REFUSE) and not note.strip()
        done = quietly(services.act, paper, duty, act, note)
        assert done == bool(allowed and not missing_reason)

    @rule(
        paper=indexes,
        person=indexes,
        act=st.sampled_from(ACTS),
        note=st.sampled_from(NOTES),
        number=st.integers(-5, 99),
        states=st.tuples(st.sampled_from(State.values), st.sampled_from(State.values)),
        office=indexes,
    )
    def an_intruder_inserts_a_step(self, paper, person, act, note, number, states, office):
        paper, duty = self.paper(paper), self.person(person)
        offices = [one.office_id for one in self.world.people]
        there, user = offices[office % len(offices)], self.world.people[office % 7].user_id
        values = [paper.pk, duty.pk, act, note, number, *states, there, there, user]
        quietly(sql, INSERT, values)

    @rule(statement=st.sampled_from(TAMPERING))
    def an_intruder_tampers(self, statement):
        assert not quietly(sql, statement)

    @rule(index=indexes, statement=st.sampled_from(WRITING))
    def somebody_writes(self, index, statement):
        revision = self.world.revisions[index % len(self.world.revisions)]
        state = Submission.objects.get(pk=revision.submission_id).state
        with_rows = []

        def write():
            with_rows.append(sql(statement, [revision.pk]))
            transaction.set_rollback(True)  # what a draft takes is undone: it stays whole

        done = quietly(write)
        assert done == (state == State.DRAFT) or with_rows == [0]

    @precondition(lambda self: any(s for s in self.seen.values()))
    @rule(index=indexes)
    def the_next_revision_waits_for_the_end(self, index):
        revision = self.world.revisions[index % len(self.world.revisions)]
        paper = self.paper(self.world.papers.index(revision.submission_id))
        fresh = []

        def begin():
            office = paper.office
            new = services.begin("annual_plan", office, "Plan", 2027, revision.number + 1)
            fresh.append(
                PlanRevision.objects.create(
                    plan_id=revision.plan_id, number=revision.number + 1, submission=new
                )
            )

        newest = PlanRevision.objects.filter(plan=revision.plan_id).order_by("-number").first()
        done = quietly(begin)
        assert done == (paper.state in ENDS and newest.pk == revision.pk)

    # What must hold.

    @invariant()
    def steps_only_come(self):
        for paper, before in self.seen.items():
            steps = Step.objects.filter(submission=paper).order_by("number")
            now = list(steps.values_list("pk", "number", "act", "duty", "note", "after", "at"))
            assert now[: len(before)] == before
            assert [row[1] for row in now] == list(range(1, len(now) + 1))
            self.seen[paper] = now

    @invariant()
    def every_step_is_a_row_of_the_table(self):
        rows = {(r.act, r.before, r.role, r.after) for r in TRANSITIONS}
        for step in Step.objects.filter(submission__in=self.seen).select_related("duty"):
            assert (step.act, step.before, step.duty.role, step.after) in rows
            assert step.user_id == step.duty.user_id
            assert step.from_office_id == step.duty.office_id
            assert step.at.date() >= dates.dt.date(2026, 1, 1)
            if step.act in (Act.RETURN, Act.REFUSE):
                assert step.note.strip()
            if step.act in (Act.APPROVE, Act.REFUSE):
                assert (step.duty.office.code, step.duty.role) == ("MTEGM", Role.MTEGM_HEAD)

    @invariant()
    def each_step_begins_where_the_last_one_ended(self):
        for paper in self.seen:
            state, place = State.DRAFT, None
            for step in Step.objects.filter(submission=paper).order_by("number"):
                assert step.before == state
                assert step.act in (Act.SEND, Act.WITHDRAW) or step.from_office_id == place
                state, place = step.after, step.to_office_id

    @invariant()
    def a_paper_is_what_its_last_step_made_it(self):
        for paper in Submission.objects.filter(pk__in=self.seen):
            last = paper.steps.order_by("number").last()
            assert paper.state == (last.after if last else State.DRAFT)
            assert paper.at_office_id == (last.to_office_id if last else None)
            assert (paper.state == State.WAITING) == (paper.at_office_id is not None)
            assert (paper.state in ENDS) == (paper.closed_at is not None)

    @invariant()
    def the_table_stays(self):
        assert Transition.objects.count() == len(TRANSITIONS)
        assert not Submission.objects.filter(number=9).exists()
        assert not Aim.objects.filter(text__in=("Sızan", "Değişen")).exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("bare_kind")
def test_nothing_that_people_do_leads_off_the_road():
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        TheRoad,
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
