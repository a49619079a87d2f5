"""``manage.py yol``: the table of the road as a page to read (docs/yol.md)."""

from django.core.management.base import BaseCommand

from smm_portal.road.picture import markdown


class Command(BaseCommand):
    help = "Gönderilerin yolunu Markdown olarak yazar (docs/yol.md)."
    requires_system_checks = ()

    def handle(self, *args, **options):
        self.stdout.write(markdown(), ending="")
