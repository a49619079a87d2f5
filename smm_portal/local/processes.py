"""One child of the supervisor: started, watched, started again when it dies, stopped."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from .paths import ROOT

PR_SET_PDEATHSIG = 1
# A child that died this often within a minute is left alone for a while.
OFTEN, PAUSE = 4, 20


def _die_with_parent() -> None:
    """Linux: a killed supervisor takes its children along."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """A named command with its own log file and process group."""

    def __init__(self, name: str, command: list[str], log: Path):
        self.name, self.command, self.log = name, command, log
        self.process: subprocess.Popen | None = None
        self.deaths: list[float] = []

    def start(self) -> None:
        """Start it, in a session of its own: Ctrl-C reaches the supervisor alone."""
        with self.log.open("a") as log:
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )

    def alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def revive(self) -> bool:
        """Start it again if it died and has not died too often; True when that was done."""
        if self.alive():
            return False
        now = time.monotonic()
        if self.deaths and now - self.deaths[-1] < self._patience(now):
            return False
        self.deaths.append(now)
        self.start()
        return True

    def _patience(self, now: float) -> float:
        recent = [death for death in self.deaths if now - death < 60]
        return PAUSE if len(recent) >= OFTEN else 1

    def terminate(self) -> None:
        """Ask it to end."""
        if self.alive():
            self.process.terminate()

    def kill(self) -> None:
        """End it and whatever it started."""
        if self.process is not None:
            kill_group(self.process.pid)
            self.process.wait()

    def tail(self, lines: int = 15) -> str:
        """The end of its log."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])


def kill_group(pid: int) -> None:
    """SIGKILL to a child's whole group; nothing when it is gone."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def identity(pid: int) -> list:
    """What tells a process from a later one with the same number."""
    return [pid, psutil.Process(pid).create_time()]


def end_leftovers(identities: list[list], patience: float = 8) -> None:
    """End processes that a killed supervisor left, if they are still the same ones."""
    found = [process for process in map(_same, identities) if process]
    for process in found:
        process.terminate()
    for process in psutil.wait_procs(found, timeout=patience)[1]:
        kill_group(process.pid)


def _same(known: list) -> psutil.Process | None:
    try:
        process = psutil.Process(known[0])
        return process if abs(process.create_time() - known[1]) < 1 else None
    except psutil.Error:
        return None
