"""Migrate one database and load the reference data, as the owner: ``python -m`` this file.

A kind of paper with nothing behind it comes along, for tests of the road alone (tests/road).
"""

import os

import django

os.environ["SMM_DB_AS"] = "owner"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smm_portal.settings.test")


def main() -> None:
    django.setup()
    from django.core.management import call_command, get_commands

    from smm_portal.road.models import Kind

    call_command("migrate", verbosity=0, interactive=False)
    if "load_reference" in get_commands():
        call_command("load_reference", verbosity=0)
    Kind.objects.create(key="bare_paper", final_code="MTEGM")


if __name__ == "__main__":
    main()
