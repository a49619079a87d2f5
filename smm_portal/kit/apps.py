"""The kit: what every room uses and no room owns."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KitConfig(AppConfig):
    name = "smm_portal.kit"
    label = "kit"

    def ready(self) -> None:
        from .db_roles import set_rights

        post_migrate.connect(set_rights, dispatch_uid="kit.db_roles")
