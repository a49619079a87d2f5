"""A pytest run of its own, in which the register's tests are skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SKIPPER = """
import pytest
def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.skip(reason="left out"))
"""


@pytest.fixture
def pytester_run(tmp_path):
    """Run a test file with every test in it skipped, as somebody might by mistake."""
    (tmp_path / "skipper.py").write_text(SKIPPER)

    def run(path: str) -> subprocess.CompletedProcess:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "skipper",
            "-p",
            "no:cacheprovider",
            path,
        ]
        search = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
        env = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
        return subprocess.run(
            command,
            cwd=ROOT,
            env={**env, "PYTHONPATH": search},
            capture_output=True,
            text=True,
            check=False,
        )

    return run
