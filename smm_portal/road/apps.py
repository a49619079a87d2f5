"""Django's handle on the road room of the kernel."""

from django.apps import AppConfig


class RoadConfig(AppConfig):
    name = "smm_portal.road"
    label = "road"

    def ready(self):
        from smm_portal.kit import desk as kit_desk
        from smm_portal.kit.db_roles import restrict

        from . import desk, models, refusals  # noqa: F401

        kit_desk.provider(desk.unfinished)
        # What travelled stays as it was: rows come in, and only steps' trigger changes any.
        restrict(models.Submission, "SELECT, INSERT")
        restrict(models.Step, "SELECT, INSERT")
        restrict(models.Transition, "SELECT")
        restrict(models.Kind, "SELECT")
