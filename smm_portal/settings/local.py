"""One machine: local services (or those of DATABASE_URL and REDIS_URL), keys made once."""

import os

from smm_portal.local import ensure, local_dir, secrets

from .base import *  # noqa: F403
from .database import as_owner, celery_broker, database

_services = ensure()
_keys = secrets.load()
_local = local_dir()

DEBUG = os.environ.get("SMM_DEBUG") == "1"
SECRET_KEY = _keys["SECRET_KEY"]
IDENTITY_KEYS = [_keys["IDENTITY_KEY"]]
IDENTITY_HASH_KEY = _keys["IDENTITY_HASH_KEY"]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *os.environ.get("SMM_HOSTS", "").split()]

SMM_APP_ROLE = _services.app_role
DATABASES = {
    "default": database(
        _services.owner_url if as_owner() else _services.app_url, os.environ.get("SMM_DB_NAME", "")
    )
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _services.redis_url,
        "KEY_PREFIX": "smm",
    }
}
CELERY_BROKER_URL = celery_broker(_services.redis_url)

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = _local / "mail"
MEDIA_ROOT = _local / "media"
STATIC_ROOT = _local / "static"
# Links in mails and codes on documents lead to the port that this run serves.
SITE_URL = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
