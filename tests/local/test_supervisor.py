"""The whole of ``make run``: ready line, health, restart of a dead child, a clean end."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import psutil
import pytest

from smm_portal.local.paths import ROOT

from .test_services import open_folder

pytestmark = pytest.mark.xdist_group("services")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _get(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address, timeout=10) as page:
            return page.status, page.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


class Run:
    """A supervisor in a folder of its own."""

    def __init__(self, folder):
        self.folder, self.port = folder, _free_port()
        self.output = folder.parent / "output.txt"
        dropped = {
            "SMM_DB_NAME",
            "SMM_DB_AS",
            "DJANGO_SETTINGS_MODULE",
            "DATABASE_URL",
            "DATABASE_OWNER_URL",
            "REDIS_URL",
        }
        environment = {k: v for k, v in os.environ.items() if k not in dropped}
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "smm_portal.local", "run"],
                env={**environment, "SMM_LOCAL_DIR": str(folder), "PORT": str(self.port)},
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def text(self) -> str:
        return self.output.read_text()

    def wait_for(self, words: str, seconds: float = 240) -> None:
        end = time.monotonic() + seconds
        while words not in self.text():
            assert self.process.poll() is None, self.text()
            assert time.monotonic() < end, self.text()
            time.sleep(0.1)

    def children(self) -> list[int]:
        return [pid for pid, _ in json.loads((self.folder / "run.json").read_text())]

    def get(self, path: str) -> tuple[int, bytes]:
        return _get(f"http://127.0.0.1:{self.port}{path}")

    def end(self) -> float:
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        return time.monotonic() - began


@pytest.fixture
def folder():
    with open_folder() as path:
        yield path


@pytest.fixture
def started(folder):
    runs = []

    def start():
        runs.append(Run(folder))
        return runs[-1]

    yield start
    for run in runs:
        with contextlib.suppress(ProcessLookupError):
            run.process.kill()
        run.process.wait(10)


def test_the_portal_starts_survives_and_stops(started, folder):
    first = started()
    first.wait_for("Hazır: http://127.0.0.1:")
    assert first.get("/saglik/canli/")[0] == 200
    _comes_whole(first)
    _a_second_run_is_refused(folder)
    _a_killed_child_comes_back(first)

    first.process.kill()  # nothing of it may stop the next start
    first.process.wait(10)
    second = started()
    second.wait_for("Hazır: http://127.0.0.1:", seconds=60)
    assert "hazırlanıyor" not in second.text()  # set-up that is done is skipped
    _comes_whole(second)
    children = second.children()
    assert second.end() < 12
    assert second.process.returncode == 0
    assert not any(psutil.pid_exists(pid) for pid in children)
    assert not list((folder / "run").glob("*"))


def _comes_whole(run) -> None:
    end = time.monotonic() + 60
    while run.get("/saglik/hazir/")[0] != 200:
        assert time.monotonic() < end, run.get("/saglik/hazir/")
        time.sleep(0.3)
    body = json.loads(run.get("/saglik/hazir/")[1])
    assert body["durum"] == "hazır"
    assert set(body["parçalar"].values()) == {"çalışıyor"}


def _a_second_run_is_refused(folder) -> None:
    environment = {**os.environ, "SMM_LOCAL_DIR": str(folder), "PORT": str(_free_port())}
    command = [sys.executable, "-m", "smm_portal.local", "run"]
    result = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 1
    assert "zaten çalışıyor" in result.stderr


def _a_killed_child_comes_back(run) -> None:
    worker = run.children()[1]
    os.kill(worker, signal.SIGKILL)
    run.wait_for("worker durmuştu", seconds=30)
    assert worker not in run.children()


def test_a_taken_port_is_one_clear_line():
    from smm_portal.local import supervisor
    from smm_portal.local.paths import LocalError

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(LocalError, match=str(taken)):
            supervisor._refuse_busy(taken)


def test_a_wrong_port_is_one_clear_line(monkeypatch):
    from smm_portal.local import supervisor
    from smm_portal.local.paths import LocalError

    for wrong in ("abc", "0", "70000", "-1"):
        monkeypatch.setenv("PORT", wrong)
        with pytest.raises(LocalError, match="PORT"):
            supervisor.port()
