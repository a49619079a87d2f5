"""``manage.py yonerge`` and the page that is made from it."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from smm_portal.law import report
from smm_portal.law.models import Finding
from smm_portal.law.tasks import nightly_audit
from smm_portal.offices.models import Office

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


def said(*args) -> str:
    out = io.StringIO()
    call_command("yonerge", *args, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_json_is_a_list_of_63_objects():
    rows = json.loads(said("--json"))
    assert len(rows) == 63
    one = next(row for row in rows if row["clause"] == "4/3")
    assert {"clause", "statement", "held_by", "test", "findings"} <= set(one)
    assert "constraint" in one["held_by"]
    assert one["test"][0].startswith("tests/centers/test_clause_4_3.py::")
    assert "5/1-ç" in {row["clause"] for row in rows}


def test_the_table_names_every_clause():
    lines = said().splitlines()
    assert len([line for line in lines if line[:1].isdigit()]) == 63


def test_it_writes_nothing_unless_asked():
    said()
    assert not Finding.objects.exists()
    said("--save")
    assert Finding.objects.filter(clause="4/1", hard=False).exists()


def test_it_fails_when_a_finding_breaks_a_hard_clause():
    nightly_audit()
    Finding.objects.create(
        clause="4/3",
        office=Office.objects.first(),
        subject="Okuldaki merkezler",
        message="…",
        hard=True,
        first_seen="2026-01-01",
        last_seen="2026-01-01",
    )
    with pytest.raises(SystemExit) as stopped:
        said("--json")
    assert stopped.value.code == 1


def test_the_page_in_docs_is_up_to_date():
    written = (ROOT / "docs/yonerge.md").read_text()
    assert written == report.as_markdown(), "run: manage.py yonerge --markdown > docs/yonerge.md"
