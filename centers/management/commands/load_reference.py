"""manage.py load_reference: places, fields, subjects and the 15 inherited centres."""

import pghistory
from django.core.management.base import BaseCommand

from centers.reference import load_reference


class Command(BaseCommand):
    help = "Loads reference data; run again, it adds what is missing and changes nothing else."

    def handle(self, *args, **options):
        with pghistory.context(task="Referans verisi yüklemesi"):
            load_reference()
        self.stdout.write("Referans verisi yüklendi.")
