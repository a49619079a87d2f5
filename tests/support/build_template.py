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
    from django.db import connection

    from smm_portal.road.models import Kind
    from tests.support.days import SMM_TODAY

    call_command("migrate", verbosity=0, interactive=False)
    if "load_reference" in get_commands():
        call_command("load_reference", verbosity=0)
    Kind.objects.create(key="bare_paper", final_code="MTEGM")
    with connection.cursor() as cursor:
        cursor.execute(SMM_TODAY)


if __name__ == "__main__":
    main()
