"""An app that only real workers of tests have installed."""

from django.apps import AppConfig


class SlowConfig(AppConfig):
    name = "tests.support.slow"
    label = "slow"

    def ready(self):
        from . import letters

        letters.register()
