"""``python -m smm_portal.local run|start|stop|status|system``."""

import os
import sys

from . import services
from .paths import LocalError
from .postgres import Postgres
from .valkey import Valkey


def main(arguments: list[str]) -> int:
    """Do one command; a readable line instead of a traceback where a person must act."""
    command = COMMANDS.get(arguments[0] if arguments else "")
    if command is None:
        print(f"kullanım / usage: python -m smm_portal.local {'|'.join(COMMANDS)}")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smm_portal.settings.local")
    try:
        return command(*arguments[1:])
    except LocalError as error:
        print(error, file=sys.stderr)
        return 1


def run() -> int:
    """Everything, until Ctrl-C."""
    from .supervisor import run as supervise

    return supervise()


def start() -> int:
    """Only the services, left running."""
    print(services.ensure())
    return 0


def stop() -> int:
    """The services, unless somebody uses them."""
    stopped = services.stop()
    print("Durduruldu." if stopped else "Başka bir süreç kullanıyor; bırakıldı.")
    return 0 if stopped else 1


def status() -> int:
    """Whether each service runs."""
    states = {"PostgreSQL": Postgres.here().running(), "Valkey": Valkey.here().running()}
    for name, running in states.items():
        print(f"{name}: {'çalışıyor' if running else 'kapalı'}")
    return 0 if all(states.values()) else 1


def system(*wanted: str) -> int:
    """Programs of the operating system: fetched by apt where that can be done."""
    from .system import provide

    return provide(*wanted)


COMMANDS = {"run": run, "start": start, "stop": stop, "status": status, "system": system}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
