"""Health: is the process alive, and has it what its work needs."""

import time

from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from smm_portal.kit.uploads import scanner

HEARTBEAT_KEY = "health:worker"
# Beat asks the worker for a sign of life this often; three missed ones count as dead.
HEARTBEAT_SECONDS = 20


@never_cache
@require_safe
def alive(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("canlı\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request):
    """Database, broker and worker, each with a word; 503 when one is missing."""
    parts = {"veritabanı": _asked(_database), "kuyruk": _asked(_broker), "işçi": _asked(_worker)}
    whole = all(parts.values())
    body = {
        "durum": "hazır" if whole else "hazır değil",
        "parçalar": {name: "çalışıyor" if works else "yok" for name, works in parts.items()},
        # Uploads are taken without it too, so that it decides nothing here.
        "yüklenen dosya taraması": "açık" if _asked(_scanner) else "kapalı",
    }
    return JsonResponse(
        body, status=200 if whole else 503, json_dumps_params={"ensure_ascii": False}
    )


class HealthMiddleware:
    """Answer before sessions, users and transactions, which a sick database would keep waiting."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.views = {reverse("health_alive"): alive, reverse("health_ready"): ready}

    def __call__(self, request):
        return self.views.get(request.path, self.get_response)(request)


def beat() -> None:
    """The worker's sign of life, written by the heartbeat task."""
    cache.set(HEARTBEAT_KEY, time.time(), HEARTBEAT_SECONDS * 3)


def _asked(question) -> bool:
    """The answer, where any failure at all means no."""
    try:
        return bool(question())
    except Exception:
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _broker() -> bool:
    from smm_portal.celery import app

    with app.connection_for_write(connect_timeout=2) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
        return broker.connected


def _scanner() -> bool:
    return scanner().active


def _worker() -> bool:
    return cache.get(HEARTBEAT_KEY) is not None
