"""Many files and many at once: queries that do not grow, races that leave everything whole."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personnel.commissions import scoring, services
from personnel.models import Minutes, Score
from tests.factories import calls
from tests.support import days
from tests.support.race import race, rules_of

from .conftest import during

BUDGET = 8
FRAME = ("BEGIN", "SET TRANSACTION READ ONLY", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")
COPIES = (
    (
        "personnel_teacher",
        """INSERT INTO personnel_teacher (first_name, last_name, school_id, subject_id, employment,
             teaching_since, days_not_counted, compulsory_service, working)
           SELECT 'Işıl', 'Soyad' || n, t.school_id, t.subject_id, t.employment, t.teaching_since,
             0, t.compulsory_service, true
           FROM personnel_teacher t, generate_series(1, %(count)s) n WHERE t.id = %(teacher)s""",
    ),
    (
        "personnel_application",
        """INSERT INTO personnel_application (call_id, teacher_id, state, statement, facts, sent_at,
             version, created_at)
           SELECT a.call_id, t.id, a.state, a.statement, a.facts, a.sent_at, 1, now()
           FROM personnel_application a, personnel_teacher t
           WHERE a.id = %(file)s AND t.last_name LIKE 'Soyad%%'""",
    ),
    (
        "personnel_candidacy",
        """INSERT INTO personnel_candidacy (application_id, call_seat_id, rank)
           SELECT a.id, k.call_seat_id, 1 FROM personnel_application a, personnel_candidacy k
           WHERE k.application_id = %(file)s AND a.call_id = %(call)s AND a.id <> %(file)s""",
    ),
    (
        "personnel_judging",
        """INSERT INTO personnel_judging (candidacy_id, why, day, judgements, eligible, needs, tier, at)
           SELECT k.id, j.why, j.day, j.judgements, j.eligible, j.needs, j.tier, now()
           FROM personnel_candidacy k, personnel_judging j, personnel_candidacy first
           WHERE first.application_id = %(file)s AND j.candidacy_id = first.id AND k.id <> first.id""",
    ),
)


def many(fresh_db, stage, count: int) -> None:
    """Copies of the stage's only file, by as many teachers."""
    file = stage.files[0]
    given = {
        "count": count,
        "file": file.pk,
        "teacher": file.teacher_id,
        "call": stage.call.pk,
    }
    with fresh_db.owner() as owner:
        for table, statement in COPIES:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            owner.execute(statement, given)
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        owner.execute("ANALYZE")


def asked(client, method: str, *args) -> list[str]:
    with CaptureQueriesContext(connection) as seen:
        answer = getattr(client, method)(*args)
    assert answer.status_code in (200, 302), answer.content.decode()
    return [one["sql"] for one in seen.captured_queries if not one["sql"].startswith(FRAME)]


def test_three_hundred_files_cost_no_more_than_eight_queries(fresh_db, sign_in):
    with during(1) as stage:
        client = sign_in(stage.members[0])
        client.get(stage.url())
        few = asked(client, "get", stage.url())
        many(fresh_db, stage, 299)
        lots = asked(client, "get", stage.url())
        page = client.get(f"{stage.url()}?adet=100").content.decode()
        assert "300 dosya" in page
        assert len(few) <= len(lots) <= BUDGET, "\n".join(lots)
        # a file: read, then the whole score in one request
        file = stage.url(stage.files[0])
        reading = asked(client, "get", file)
        saving = asked(client, "post", file, stage.answer(60, 70))
        again = asked(client, "post", file, stage.answer(61, 71))
        assert len(reading) <= BUDGET, "\n".join(reading)
        assert len(saving) <= 10, "\n".join(saving)
        assert len(again) <= len(saving), "\n".join(again)
        asked(client, "get", stage.commission.get_absolute_url())
        for query in ("puanim=bekleyen", "sira=1", "q=Soyad299", "sirala=-mine", "puanim=kapali"):
            assert len(asked(client, "get", f"{stage.url()}?{query}")) <= BUDGET
        assert "Soyad299" in client.get(f"{stage.url()}?q=soyad299").content.decode()
        assert len(scoring.totals(stage.commission)) == 300


@pytest.mark.race
def test_two_members_score_the_same_file_at_once(fresh_db):
    with during(1) as stage:
        duties, file, criteria = stage.members, stage.files[0], stage.criteria

        def score(i):
            with days.after(0):
                given = {one.pk: (50 + i, "") for one in criteria}
                return services.save_scores(stage.commission, file, duties[i % 4], given)

        done, errors = race(8, score)
        assert (len(done), errors) == (8, [])
        assert Score.objects.count() == 4 * len(criteria)
        assert all(mean for mean in scoring.totals(stage.commission).values())


@pytest.mark.race
def test_scores_and_the_opening_of_the_minutes_wait_for_each_other(fresh_db):
    with during(1) as stage:
        file, criteria, duties = stage.files[0], stage.criteria, stage.members
        paper = calls.minutes(stage.commission)
        calls.ruling(paper, file.candidacies.get())

        def act(i):
            with days.after(0):
                if i == 0:
                    return calls.signing(Minutes.objects.get(pk=paper.pk))
                given = {one.pk: (50, "") for one in criteria}
                return services.save_scores(stage.commission, file, duties[i], given)

        _done, errors = race(4, act)
        assert rules_of(errors) <= {"score_frozen"}
        paper.refresh_from_db()
        assert paper.state == "SIGNING"
        # whole or not at all: nobody is left with half a score
        for duty in duties:
            assert Score.objects.filter(user=duty.user).count() in (0, len(criteria))
