"""Holds the clause register to its word: a test that it names must run and pass.

A named test that was skipped fails the run, whatever was asked for; in a run of everything a
named test that did not run at all fails it too.
"""

import pytest

RAN: dict[str, set[str]] = {}


def pytest_runtest_logreport(report) -> None:
    """Note how each phase of each test ended; parameters of one test count together."""
    from smm_portal.law.register import bare

    if report.when == "call" or report.outcome != "passed":
        RAN.setdefault(bare(report.nodeid), set()).add(_word(report))


def _word(report) -> str:
    return "skipped" if hasattr(report, "wasxfail") else report.outcome


def _whole(config) -> bool:
    option = config.option
    narrowed = (
        option.keyword,
        option.markexpr,
        getattr(option, "lf", False),
        getattr(option, "deselect", None),
        option.collectonly,
        option.maxfail,
    )
    return config.args_source != pytest.Config.ArgsSource.ARGS and not any(narrowed)


def unproven(named, ran, whole: bool) -> list[str]:
    """The named tests that did not do their duty, each with why."""
    bad = [
        f"{test}: {', '.join(sorted(ran[test] - {'passed'}))}"
        for test in named
        if ran.get(test, set()) - {"passed"}
    ]
    missing = [f"{test}: did not run" for test in named if test not in ran] if whole else []
    return bad + missing


def pytest_sessionfinish(session) -> None:
    """Fail the run where the register's word does not hold. Workers leave it to their master."""
    config = session.config
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    from smm_portal.law.register import named_tests

    config.stash[FAULTS] = unproven(named_tests(), RAN, _whole(config))
    if config.stash[FAULTS] and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


FAULTS = pytest.StashKey[list]()


def pytest_terminal_summary(terminalreporter, config) -> None:
    """Say which tests of the register are unproven."""
    for fault in config.stash.get(FAULTS, []):
        terminalreporter.write_line(f"yonerge: {fault}", red=True)
