"""Locks that the kernel drops when a process dies, however it dies."""

import contextlib
import fcntl
import os

from .paths import local_dir

_lease: int | None = None


@contextlib.contextmanager
def exclusive(name: str):
    """Hold the named lock; waits for whoever holds it now."""
    fd = _open(name)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


def take(name: str) -> int | None:
    """Take the named lock until this process ends, or None when another holds it."""
    fd = _open(name)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        return None
    return fd


def lease() -> None:
    """Say that this process uses the services, until it ends: nobody stops them meanwhile."""
    global _lease
    if _lease is None:
        _lease = _open("in-use")
        fcntl.flock(_lease, fcntl.LOCK_SH)


def release() -> None:
    """Say that this process no longer uses the services."""
    global _lease
    if _lease is not None:
        os.close(_lease)
        _lease = None


def in_use() -> bool:
    """Whether another process uses the services."""
    fd = take("in-use")
    if fd is not None:
        os.close(fd)
    return fd is None


def _open(name: str) -> int:
    return os.open(local_dir() / f"{name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
