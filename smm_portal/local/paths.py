"""Where the local services keep their data, their sockets and their locks."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The kernel takes 107 bytes for a socket's path; servers add a name and a temporary suffix.
LONGEST_SOCKET = 90


class LocalError(Exception):
    """Something a person must put right; the message says what, in Turkish and in English."""


def local_dir() -> Path:
    """The folder of all local data, made when missing; ``SMM_LOCAL_DIR`` moves it."""
    path = Path(os.environ.get("SMM_LOCAL_DIR") or ROOT / ".local").expanduser().resolve()
    try:
        path.mkdir(parents=True, mode=0o711, exist_ok=True)
    except OSError as error:
        raise _unusable(path) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise _unusable(path)
    return path


def throwaway() -> bool:
    """Whether the data here need not outlive a power cut."""
    return os.environ.get("SMM_LOCAL_THROWAWAY") == "1"


def for_tests() -> None:
    """Lead this process and its children to services of the tests' own, below the local folder:
    they make and drop hundreds of databases and wait for no disk. Not where the environment
    says that they are to use the usual ones (``make bench``)."""
    if "SMM_LOCAL_THROWAWAY" not in os.environ:
        os.environ.update(SMM_LOCAL_DIR=str(local_dir() / "tests"), SMM_LOCAL_THROWAWAY="1")


def _unusable(path: Path) -> LocalError:
    return LocalError(
        f"{path} klasörüne yazılamıyor. SMM_LOCAL_DIR ile size ait bir yer gösterin. /"
        " Cannot write there: set SMM_LOCAL_DIR to a folder of your own."
    )


def digest() -> str:
    """A short name for this local folder, the same for every process."""
    return hashlib.sha256(str(local_dir()).encode()).hexdigest()[:10]


def is_root() -> bool:
    """Whether we run as root, where PostgreSQL needs a system user of its own."""
    return os.geteuid() == 0


def passable(path: Path) -> bool:
    """Whether any other user can reach ``path`` through its parents, without changing them."""
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in [path, *path.parents])


def state_dir() -> Path:
    """The folder of the servers' data: ``.local``, or one below /var/lib when root's own
    folders are closed to the system user that PostgreSQL runs as."""
    path = local_dir()
    if is_root() and not passable(path):
        path = Path("/var/lib") / f"smm-portal-{digest()}"
        path.mkdir(mode=0o711, exist_ok=True)
    return path


def socket_dir() -> Path:
    """The folder of the servers' sockets; a short one when the path would be too long."""
    path = state_dir() / "run"
    if len(os.fsencode(path / ".s.PGSQL.5432")) > LONGEST_SOCKET:
        path = Path(tempfile.gettempdir()) / f"smm-{digest()}-{os.geteuid()}"
        if len(os.fsencode(path / ".s.PGSQL.5432")) > LONGEST_SOCKET:
            path = Path("/tmp") / path.name  # noqa: S108 (made with 0700 and checked below)
    path.mkdir(mode=0o700, exist_ok=True)
    _refuse_strangers(path)
    return path


def _refuse_strangers(path: Path) -> None:
    """In a shared folder somebody else could have made the name first."""
    info = path.lstat()
    if not stat.S_ISDIR(info.st_mode) or (not is_root() and info.st_uid != os.geteuid()):
        raise LocalError(f"{path} başkasına ait. / {path} belongs to somebody else.")
