"""Every table that hangs on a paper refuses every write while the paper travels, and after."""

import pytest
from django.apps import apps
from django.db import connection

from reporting.models import AnnualPlan
from smm_portal.offices.roles import Role
from smm_portal.road import services
from smm_portal.road.models import Step, Submission
from smm_portal.road.transitions import Act
from tests.road.test_state_machine import revision_of
from tests.support.refused import refused_by, run_sql

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare_kind")]

# Of the road itself: held by their own rules (tests/reporting/test_plan_rules.py, the state machine).
OWN = {"road_step"}


def things() -> list[type]:
    """The models of what is sent: one to one with its paper."""
    return [
        model
        for model in apps.get_models()
        for field in model._meta.fields
        if field.one_to_one and field.related_model is Submission
    ]


def children_of(model) -> set[type]:
    """The models that hang on a model and go with it, and theirs."""
    found = set()
    for relation in model._meta.related_objects:
        child = relation.related_model
        tied = relation.field.remote_field.on_delete.__name__ in ("CASCADE", "PROTECT")
        history = hasattr(child, "pgh_tracked_model")
        if tied and not history and child._meta.app_label == model._meta.app_label:
            found |= {child} | children_of(child)
    return found


def frozen_tables() -> list[str]:
    """Tables of what is sent, children included."""
    models = {m for thing in things() for m in ({thing} | children_of(thing))}
    return sorted({m._meta.db_table for m in models} - OWN)


def test_the_tables_of_a_plan_are_found():
    assert {
        "reporting_planrevision",
        "reporting_aim",
        "reporting_objective",
        "reporting_indicator",
        "reporting_plannedaction",
    } <= set(frozen_tables())


@pytest.fixture
def sent(line):
    """A whole plan on its way: every table has its rows."""
    revision = revision_of(line, 2027)
    paper = Submission.objects.get(pk=revision.submission_id)
    services.act(paper, line.duty(Role.GENERAL_COORDINATOR), Act.SEND)
    return paper


def columns_of(table: str) -> str:
    with connection.cursor() as cursor:
        rows = connection.introspection.get_table_description(cursor, table)
    return ", ".join(row.name for row in rows if row.name != "id")


def refusals(table: str) -> None:
    names = columns_of(table)
    with refused_by("road_frozen"):
        run_sql(f"UPDATE {table} SET version = version + 1")
    with refused_by_either(table):
        run_sql(f"DELETE FROM {table}")
    with refused_by_either(table):
        run_sql(f"INSERT INTO {table} ({names}) SELECT {names} FROM {table}")


def refused_by_either(table: str):
    """A revision has rules of its own that speak first: it stays, and one is open at a time."""
    own = {"reporting_planrevision": "plan_"}
    return _any_rule(("road_frozen", own.get(table, "road_frozen")))


def _any_rule(prefixes):
    from contextlib import contextmanager

    from django.db import IntegrityError, transaction

    @contextmanager
    def caught():
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            yield
        assert error.value.__cause__.diag.constraint_name.startswith(prefixes)

    return caught()


@pytest.mark.parametrize("table", frozen_tables())
def test_no_table_of_what_travels_takes_a_write(sent, table):
    assert run_sql(f"SELECT count(*) FROM {table}")[0][0], (
        f"{table} is empty: the test shows nothing"
    )
    refusals(table)


@pytest.mark.parametrize("table", frozen_tables())
def test_no_table_of_what_was_accepted_takes_a_write(sent, line, table):
    for role, act in (
        (Role.PRINCIPAL, Act.FORWARD),
        (Role.DISTRICT_DIRECTOR, Act.FORWARD),
        (Role.PROVINCE_DIRECTOR, Act.FORWARD),
        (Role.MTEGM_HEAD, Act.APPROVE),
    ):
        services.act(sent, line.duty(role), act)
    refusals(table)


@pytest.mark.parametrize("table", frozen_tables())
def test_a_withdrawn_paper_can_be_written_again(sent, line, table):
    services.act(sent, line.duty(Role.GENERAL_COORDINATOR), Act.WITHDRAW)
    run_sql(f"UPDATE {table} SET version = version + 1")


def test_a_plan_is_never_deleted(sent):
    with refused_by("plan_kept"):
        run_sql(f"DELETE FROM {AnnualPlan._meta.db_table}")
    assert Step.objects.filter(submission=sent).count() == 1
