"""The real stack of a surge: several web processes, one Valkey for cache and broker, a worker."""

import os

from tests.support.worker_settings import *  # noqa: F403

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["SMM_TEST_BROKER"],
        "KEY_PREFIX": "smm",
    }
}
# Whoever is told "sent" has his application on the disk.
DATABASES["default"]["OPTIONS"].pop("options")  # noqa: F405
