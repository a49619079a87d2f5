"""The Celery application; tasks live in each app's tasks.py."""

import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smm_portal.settings.local")

app = Celery("smm_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.task(name="health.heartbeat", ignore_result=True, expires=60)
def heartbeat() -> None:
    """The worker's sign of life, which /saglik/hazir/ looks for."""
    from smm_portal.health import beat

    beat()


@app.on_after_finalize.connect
def _schedule_heartbeat(sender, **kwargs) -> None:
    from smm_portal.health import HEARTBEAT_SECONDS
    from smm_portal.kit.schedule import every

    every("heartbeat", "health.heartbeat", HEARTBEAT_SECONDS)


@worker_ready.connect
def _first_heartbeat(**kwargs) -> None:
    """A worker that has just come up need not wait for beat to be counted."""
    from smm_portal.health import beat

    beat()
