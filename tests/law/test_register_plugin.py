"""The plugin that holds the register to its word."""

from tests.support.register_plugin import unproven

NAMED = {"tests/a.py::test_one": ["4/1"], "tests/a.py::test_two": ["4/2"]}


def test_all_passed():
    ran = {test: {"passed"} for test in NAMED}
    assert unproven(NAMED, ran, whole=True) == []


def test_a_skipped_one_fails_any_run():
    ran = {"tests/a.py::test_one": {"passed", "skipped"}}
    assert unproven(NAMED, ran, whole=False) == ["tests/a.py::test_one: skipped"]


def test_a_missing_one_fails_a_run_of_everything():
    ran = {"tests/a.py::test_one": {"passed"}}
    assert unproven(NAMED, ran, whole=True) == ["tests/a.py::test_two: did not run"]
    assert unproven(NAMED, ran, whole=False) == []


def test_a_skip_in_another_pytest_run_fails_it(pytester_run):
    outcome = pytester_run("tests/centers/test_clause_4_3.py")
    assert outcome.returncode == 1
    assert (
        "yonerge: tests/centers/test_clause_4_3.py::test_a_school_never_hosts_two_centres: skipped"
        in outcome.stdout
    )
