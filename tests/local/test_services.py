"""Local PostgreSQL and Valkey: found again, started again after a kill, stopped when unused."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest

from smm_portal.local.paths import ROOT

pytestmark = pytest.mark.xdist_group("services")


def _command(folder: Path, code: str, **kwargs) -> subprocess.CompletedProcess:
    environment = {k: v for k, v in os.environ.items() if not k.endswith("_URL")}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "SMM_LOCAL_DIR": str(folder)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        **kwargs,
    )


START = """
import json, psycopg
from smm_portal.local import ensure
from smm_portal.local.postgres import Postgres
from smm_portal.local.valkey import Valkey
services = ensure()
with psycopg.connect(services.app_url) as connection:
    who = connection.execute("SELECT current_user").fetchone()[0]
print(json.dumps({"who": who, "postgres": Postgres.here().process().pid,
                  "valkey": Valkey.here().process().pid, "sockets": str(Postgres.here().sockets)}))
"""
STOP = "from smm_portal.local.services import stop; print(stop())"


def _start(folder: Path) -> dict:
    result = _command(folder, START)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@contextlib.contextmanager
def open_folder():
    """A local folder that others can reach: pytest's own are closed to them, and as root
    PostgreSQL, which runs as somebody else, would move away from those."""
    parent = Path(tempfile.mkdtemp(prefix="smm-"))
    parent.chmod(0o755)
    try:
        yield parent / ".local"
    finally:
        _command(parent / ".local", STOP)
        shutil.rmtree(parent, ignore_errors=True)


@pytest.fixture(scope="module")
def folder():
    with open_folder() as path:
        yield path


def _kill(*pids: int) -> None:
    processes = [psutil.Process(pid) for pid in pids]
    for process in processes:
        process.send_signal(signal.SIGKILL)
    psutil.wait_procs(processes, timeout=10)


def test_started_once_and_found_by_the_next_process(folder):
    first, second = _start(folder), _start(folder)
    assert first["who"] == "smm_app"
    assert (first["postgres"], first["valkey"]) == (second["postgres"], second["valkey"])


def test_killed_servers_leave_nothing_that_stops_the_next_start(folder):
    before = _start(folder)
    _kill(before["postgres"], before["valkey"])
    after = _start(folder)
    assert after["postgres"] != before["postgres"]
    assert after["valkey"] != before["valkey"]


def test_a_stale_pid_of_a_living_stranger_is_not_believed(folder):
    before = _start(folder)
    _kill(before["postgres"], before["valkey"])
    for name in ("postgres/postmaster.pid", "valkey.pid"):
        path = folder / name
        lines = path.read_text().split("\n") if path.exists() else [""]
        path.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    _start(folder)
    assert psutil.pid_exists(os.getpid())


def test_a_first_start_cut_short_is_made_anew():
    with open_folder() as folder:
        (folder / "postgres.new").mkdir(parents=True)
        (folder / "postgres.new" / "PG_VERSION").write_text("18\n")
        assert _start(folder)["who"] == "smm_app"


def test_stop_spares_services_that_another_process_uses(folder):
    _start(folder)
    holder = f"import subprocess, sys; from smm_portal.local import ensure; ensure(); \
print(subprocess.run([sys.executable, '-c', {STOP!r}], capture_output=True, text=True).stdout)"
    assert _command(folder, holder).stdout.strip() == "False"
    assert _command(folder, STOP).stdout.strip() == "True"


def test_a_long_path_has_its_sockets_elsewhere():
    with open_folder() as short:
        folder = short / ("uzun-bir-klasör-adı-" * 4) / ".local"
        folder.mkdir(parents=True)
        sockets = Path(_start(folder)["sockets"])
        assert len(str(sockets)) < 60
        assert not str(sockets).startswith(str(folder))
        assert _command(folder, STOP).stdout.strip() == "True"


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "plain").write_text("")
    environment = {**os.environ, "SMM_LOCAL_DIR": str(tmp_path / "plain" / "x")}
    command = [sys.executable, "-m", "smm_portal.local", "start"]
    result = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 1
    assert "SMM_LOCAL_DIR" in result.stderr
    assert "Traceback" not in result.stderr
