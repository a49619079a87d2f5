"""manage.py load_demo: invented schools, people, decisions and assignments to try the portal with."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from centers.models import Center
from personnel.demo import load
from personnel.demo.accounts import PASSWORD
from smm_portal.local import local_dir

FILE = "demo_accounts.json"


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
        self._print(load.write_accounts(accounts or local_dir() / FILE))

    def _demand_ground(self) -> None:
        if settings.SETTINGS_MODULE.endswith(".production"):
            raise CommandError("Örnek veriler gerçek portala yüklenmez: parolası herkesçe bilinir.")
        if not Center.objects.filter(basis=Center.Basis.INHERITED).exists():
            raise CommandError("Önce referans verisini yükleyin: manage.py load_reference")

    def _print(self, accounts: list[dict]) -> None:
        for one in accounts:
            self.stdout.write(f"  {one['email']:45} {one['role']} · {one['where']}")
        self.stdout.write(f"Hepsinin parolası: {PASSWORD}")
