"""``make run``: services, set-up, web server, worker and beat; all ended by Ctrl-C."""

import json
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request

from . import demo_accounts, locks, services
from .paths import LocalError, local_dir, state_dir
from .prepare import prepare
from .processes import Child, end_leftovers, identity

STOP_SECONDS = 8
START_SECONDS = 60
WORKER_SECONDS = 10


def say(line: str) -> None:
    """One line for the person at the terminal, at once."""
    print(line, flush=True)


def port() -> int:
    """The web port: ``PORT``, or 8000."""
    given = os.environ.get("PORT") or "8000"
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise LocalError(f"PORT bir kapı numarası olmalı: {given!r}. / PORT must be a port number.")
    return int(given)


class Supervisor:
    """Everything that one ``make run`` has started."""

    def __init__(self):
        self.port = port()
        self.stopping = False
        self.children = [
            Child(name, command, self._log(name)) for name, command in self._commands()
        ]

    def _log(self, name: str):
        folder = local_dir() / "logs"
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.log"
        path.write_text("")
        return path

    def _commands(self):
        celery = [sys.executable, "-m", "celery", "-A", "smm_portal"]
        yield "web", _gunicorn(self.port)
        yield "worker", [*celery, "worker", *_WORKER]
        schedule = str(local_dir() / "beat-schedule")
        yield "beat", [*celery, "beat", "-l", "WARNING", "-s", schedule, "--pidfile="]

    def run(self) -> int:
        """Start everything, watch it, stop it; the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_signal)
        try:
            self._begin()
            self._watch()
        except KeyboardInterrupt:
            say("\nDurduruluyor …")
        finally:
            self.stop()
        return 0

    def _stop_signal(self, number, frame) -> None:
        """The first signal ends the work in order; later ones do not disturb that."""
        if not self.stopping:
            self.stopping = True
            raise KeyboardInterrupt

    def _begin(self) -> None:
        end_leftovers(_known_children())
        _refuse_busy(self.port)
        if state_dir() != local_dir():
            say(f"PostgreSQL verileri {state_dir()} altında (ev klasörünüz başkalarına kapalı).")
        prepare(services.ensure(), say)
        for child in self.children:
            child.start()
        _remember([identity(child.process.pid) for child in self.children])
        self._wait_ready()
        _greet(self.port)

    def _wait_ready(self) -> None:
        end = time.monotonic() + START_SECONDS
        while not _answers(self.port):
            web = self.children[0]
            if not web.alive() or time.monotonic() > end:
                raise LocalError(
                    f"Web sunucusu başlamadı / web server did not start:\n{web.tail()}"
                )
            time.sleep(0.1)
        # Worker and broker too, but a slow worker does not keep people from the pages.
        whole = min(end, time.monotonic() + WORKER_SECONDS)
        while not _answers(self.port, "hazir") and time.monotonic() < whole:
            time.sleep(0.2)

    def _watch(self) -> None:
        while True:
            time.sleep(1)
            revived = [child for child in self.children if child.revive()]
            for child in revived:
                say(f"{child.name} durmuştu, yeniden başlatıldı ({child.log}).")
            if revived:
                _remember([identity(c.process.pid) for c in self.children if c.alive()])

    def stop(self) -> None:
        """End children within seconds, then the services if nobody else uses them."""
        self.stopping = True
        for child in self.children:
            child.terminate()
        end = time.monotonic() + STOP_SECONDS
        while any(child.alive() for child in self.children) and time.monotonic() < end:
            time.sleep(0.05)
        for child in self.children:
            child.kill()
        _remember([])
        services.stop()


_WORKER = (
    "-l", "WARNING", "-c", "2", "-n", "smm@%h",
    "--without-gossip", "--without-mingle", "--without-heartbeat",
)  # fmt: skip


def _gunicorn(number: int) -> list[str]:
    shared = "/dev/shm" if os.access("/dev/shm", os.W_OK) else str(local_dir())  # noqa: S108
    return [
        sys.executable, "-m", "gunicorn", "smm_portal.wsgi:application",
        "--bind", f"127.0.0.1:{number}", "--worker-class", "gthread",
        "--workers", "2", "--threads", "4", "--preload", "--worker-tmp-dir", shared,
        "--graceful-timeout", "5", "--timeout", "60", "--log-level", "warning",
        "--no-control-socket",
    ]  # fmt: skip


def _answers(number: int, question: str = "canli") -> bool:
    try:
        address = f"http://127.0.0.1:{number}/saglik/{question}/"
        with urllib.request.urlopen(address, timeout=5) as page:
            return page.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _refuse_busy(number: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except OSError as error:
            raise LocalError(
                f"{number} numaralı kapı kullanımda: `PORT={number + 1} make run` deneyin. /"
                f" Port {number} is taken."
            ) from error


def _greet(number: int) -> None:
    say(f"Hazır: http://127.0.0.1:{number}/")
    accounts = demo_accounts()
    if accounts:
        say("Deneme hesapları / demo accounts:")
    width = max((len(account["email"]) for account in accounts), default=0)
    for account in accounts:
        say(
            f"  {account['email']:<{width}}  {account['password']}  {account['role']} · {account['where']}"
        )
    say("Durdurmak için Ctrl-C.")


def _known_children() -> list[list]:
    path = local_dir() / "run.json"
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return []


def _remember(identities: list[list]) -> None:
    (local_dir() / "run.json").write_text(json.dumps(identities))


def run() -> int:
    """One supervisor a local folder."""
    lock = locks.take("run")
    if lock is None:
        raise LocalError(
            "Portal bu klasörden zaten çalışıyor. / The portal already runs from this folder."
        )
    return Supervisor().run()
