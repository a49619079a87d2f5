"""What beat does, and when: each app adds its own entries in ``AppConfig.ready``."""

from smm_portal.celery import app


def every(name: str, task: str, schedule) -> None:
    """Have beat send ``task`` (its dotted name) at ``schedule`` (seconds or a crontab)."""
    entries = dict(app.conf.beat_schedule or {})
    if name in entries and entries[name]["task"] != task:
        raise ValueError(f"two tasks are scheduled as {name!r}")
    entries[name] = {"task": task, "schedule": schedule}
    app.conf.beat_schedule = entries
