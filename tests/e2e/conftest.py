"""A real browser against a real server (gunicorn) on a database of the test's own.

``server`` serves the test's ``fresh_db``; ``demo`` serves one database with the demo data for
all tests that only look. Without Chromium these tests fail: they are never skipped.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

# Playwright's loop runs in this thread; the tests' own ORM calls between its steps are fine.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


def pytest_collection_modifyitems(items) -> None:
    """All that look at the demo data run in one worker: the demo is loaded once."""
    for item in items:
        if "/e2e/" in item.nodeid.replace("\\", "/"):
            item.add_marker(pytest.mark.e2e)
        if "demo" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("demo"))


def _chromium_path() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.fail("Chromium yok: 'apt-get install chromium' ile kurun (make test bunu dener).")


@pytest.fixture(scope="session")
def chromium():
    """One browser a worker."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium_path(), args=FLAGS)
        yield browser
        browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _serving(env: dict[str, str]):
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "smm_portal.wsgi", "--bind", f"127.0.0.1:{port}",
         "--worker-class", "gthread", "--threads", "6", "--log-level", "error"],
        env={
            **env,
            "DJANGO_SETTINGS_MODULE": "smm_portal.settings.test",
            "SITE_URL": f"http://127.0.0.1:{port}",
        },
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/saglik/canli/", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        _end(process)


def _end(process) -> None:
    """At once, without waiting for open connections; on a busy machine a thread may keep it."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for(url: str, process, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"the server stopped with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.15)
    pytest.fail("the server did not answer")


@pytest.fixture
def server(fresh_db, mail_folder):
    """The address of a server on this test's own database."""
    with _serving({**fresh_db.env, "SMM_MAIL_DIR": str(mail_folder)}) as address:
        yield address


@pytest.fixture
def mail_folder(tmp_path):
    """Where the server leaves what it sends."""
    folder = tmp_path / "mail"
    folder.mkdir()
    return folder


@dataclass(frozen=True)
class Demo:
    """A served database with the demo data, and who can sign in to it."""

    address: str
    database: str
    accounts: list[dict]

    @property
    def by_role(self) -> dict[str, dict]:
        """The first account of each role key; who only stands in (V.) comes after its holder."""
        held_first = sorted(self.accounts, key=lambda a: a["role"].endswith("(V.)"))
        return {a["code"]: a for a in reversed(held_first)}

    def account(self, role: str) -> dict:
        """The demo account of a role."""
        return self.by_role[role]


@pytest.fixture(scope="session")
def demo(django_db_setup, django_db_blocker):
    """The demo data on a database of their own, served; tests only look at it."""
    from personnel.demo.accounts import listed
    from tests.support import databases

    from . import ground

    name = f"{databases.connections['default'].settings_dict['NAME']}_demo"
    databases.clone(name, databases.loaded())
    env = {**os.environ, "SMM_DB_NAME": name}
    with django_db_blocker.unblock():
        with databases.pointed_at(name):
            found = Demo("", name, listed())
            emails = {role: account["email"] for role, account in found.by_role.items()}
            guests = ground.lay(emails)
        with _serving(env) as address:
            yield replace(found, address=address, accounts=found.accounts + guests)
    databases.drop(name)


@pytest.fixture
def open_page(chromium):
    """open_page(address, …) gives a page in a browser context of its own."""
    contexts = []

    def opened(address: str, size=WIDE, **options):
        context = chromium.new_context(
            base_url=address, viewport=size, locale="tr-TR", reduced_motion="reduce", **options
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def sign_in(page, email: str, password: str) -> None:
    """Sign in through the form as a person would."""
    page.goto("/hesap/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.click("main form button[type=submit]")
    page.wait_for_load_state()
