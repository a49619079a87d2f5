"""manage.py load_demo_renewals: invented proposals and handovers; load_demo calls it, as the owner."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from personnel.demo import renewals
from personnel.demo.load import is_loaded as has_people
from smm_portal.settings.database import as_owner


class Command(BaseCommand):
    help = "Loads the demo's renewals once. Never in production."

    def handle(self, *args, **options) -> None:
        self._demand_ground()
        if renewals.is_loaded():
            self.stdout.write("Örnek inhalar zaten yüklü.")
            return
        renewals.load()
        self.stdout.write("Örnek inhalar yüklendi.")

    def _demand_ground(self) -> None:
        if settings.SETTINGS_MODULE.endswith(".production"):
            raise CommandError("Örnek inhalar gerçek portala yüklenmez.")
        if not has_people():
            raise CommandError("Önce örnek kişileri yükleyin: manage.py load_demo")
        if not as_owner():
            # Their acts are done in the past, which only the owner of the tables can do.
            raise CommandError("Bu komut tabloların sahibiyle çalışır: SMM_DB_AS=owner")
