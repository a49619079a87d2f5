"""Programs that pip cannot bring: Pango for PDFs, Chromium for the browser tests."""

import ctypes.util
import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def browser() -> str | None:
    """The path of a Chromium, or None; ``SMM_CHROMIUM`` names one."""
    named = os.environ.get("SMM_CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def _pango() -> bool:
    libraries = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
    return all(ctypes.util.find_library(name) for name in libraries)


# What is asked for → (is it there, its packages in Debian and Ubuntu, what is lost without it).
NEEDS = {
    "pango": (
        _pango,
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        "PDF üretilemez / no PDFs",
    ),
    "chromium": (browser, ("chromium",), "tarayıcı testleri çalışmaz / no browser tests"),
}


def provide(*wanted: str) -> int:
    """Install what is missing; 1 and one clear line where that cannot be done."""
    missing = [name for name in wanted if not NEEDS[name][0]()]
    packages = [package for name in missing for package in NEEDS[name][1]]
    if packages:
        _apt(packages)
    left = [name for name in missing if not NEEDS[name][0]()]
    for name in left:
        command = f"sudo apt-get install {' '.join(NEEDS[name][1])}"
        print(f"Eksik / missing: {name} ({NEEDS[name][2]}). Kurmak için / to install: {command}")
    return 1 if left else 0


def _apt(packages: list[str]) -> None:
    """Ask apt, as root or by a sudo that needs no password; quietly nothing otherwise."""
    prefix = _root_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return
    print(f"apt-get install {' '.join(packages)} …", flush=True)
    environment = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*environment, "update"], stdout=subprocess.DEVNULL, check=False)  # noqa: S603
    subprocess.run(  # noqa: S603
        [*environment, "install", "--yes", "--no-install-recommends", *packages],
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr,
        check=False,
    )


def _root_prefix() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)  # noqa: S607
    return ["sudo", "-n"] if allowed.returncode == 0 else None
