"""manage.py load_demo: invented schools, people, decisions and assignments to try the portal with."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import get_commands
from django.core.management.base import BaseCommand, CommandError

from centers.models import Center
from personnel.demo import load
from personnel.demo.accounts import PASSWORD
from smm_portal.local import local_dir

FILE = "demo_accounts.json"
# What higher rooms add, each a command of its own. They date acts back: only the owner can.
FURTHER = ("load_demo_plans", "load_demo_calls", "load_demo_work", "load_demo_renewals")


class Command(BaseCommand):
    help = "Loads the demo once, and lists its accounts. Never in production."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--accounts", type=Path, help="where the list of accounts is kept")

    def handle(self, *args, accounts: Path | None = None, **options) -> None:
        self._demand_ground()
        if load.is_loaded():
            self.stdout.write("Örnek veriler zaten yüklü.")
        else:
            load.load()
            self.stdout.write("Örnek veriler yüklendi.")
        for command in FURTHER:
            self._add(command)
        self._print(load.write_accounts(accounts or local_dir() / FILE))

    def _add(self, command: str) -> None:
        if command in get_commands():
            manage = [sys.executable, str(settings.BASE_DIR / "manage.py"), command]
            subprocess.run(manage, env={**os.environ, "SMM_DB_AS": "owner"}, check=True)  # noqa: S603 - our own command

    def _demand_ground(self) -> None:
        if settings.SETTINGS_MODULE.endswith(".production"):
            raise CommandError("Örnek veriler gerçek portala yüklenmez: parolası herkesçe bilinir.")
        if not Center.objects.filter(basis=Center.Basis.INHERITED).exists():
            raise CommandError("Önce referans verisini yükleyin: manage.py load_reference")

    def _print(self, accounts: list[dict]) -> None:
        for one in accounts:
            self.stdout.write(f"  {one['email']:45} {one['role']} · {one['where']}")
        self.stdout.write(f"Hepsinin parolası: {PASSWORD}")
