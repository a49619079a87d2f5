#!/usr/bin/env python
"""Django's command line, with the local services started when nothing else is named."""

import os
import sys

# These commands change tables or rights: they connect as the owner role; all else as the app role.
OWNER_COMMANDS = {
    "migrate",
    "flush",
    "load_reference",
    "load_demo_plans",
    "prepare_database",
    "bench_data",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smm_portal.settings.local")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("SMM_DB_AS", "owner")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
