"""Production: everything from the environment, and no start with a gap in it."""

import base64
import binascii
import os
import re

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .database import as_owner, celery_broker, database

SHORTEST_SECRET = 50
# Words of examples, tutorials and of our own tests and .env.example.
DEFAULTS = re.compile(
    r"change|degistir|değiştir|insecure|secret|example|örnek|only-for-tests", re.I
)


def _required(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set.")
    return value


def _secret(name: str) -> str:
    """A secret that is long, varied and nobody's example."""
    value = _required(name)
    if len(value) < SHORTEST_SECRET or len(set(value)) < 10:
        raise ImproperlyConfigured(
            f"{name} is too short: give {SHORTEST_SECRET} random characters."
        )
    if DEFAULTS.search(value):
        raise ImproperlyConfigured(f"{name} is an example's value: give random characters.")
    return value


def _fernet_keys(name: str) -> list[str]:
    """Keys that encrypt identity numbers: the first encrypts, every one decrypts."""
    keys = [key.strip() for key in _required(name).split(",") if key.strip()]
    for key in keys:
        try:
            raw = base64.urlsafe_b64decode(key)
        except (binascii.Error, ValueError):
            raw = b""
        if len(raw) != 32 or len(set(raw)) < 8:
            raise ImproperlyConfigured(f"{name} holds something that is no Fernet key.")
    return keys


def _hosts() -> list[str]:
    hosts = [host.strip() for host in _required("ALLOWED_HOSTS").split(",") if host.strip()]
    if any("*" in host for host in hosts):
        raise ImproperlyConfigured("ALLOWED_HOSTS names hosts; '*' is refused.")
    return hosts


def _database_url() -> str:
    name = "DATABASE_OWNER_URL" if as_owner() else "DATABASE_URL"
    url = _required(name)
    if re.search(
        r"://[^@/]*:(change-?me|postgres|password|smm|degistir|example)[^@/]*@", url, re.I
    ):
        raise ImproperlyConfigured(f"{name} holds an example's password.")
    return url


if os.environ.get("DEBUG", "").lower() in {"1", "true", "yes", "on"}:
    raise ImproperlyConfigured("DEBUG has no place in production.")
DEBUG = False
SECRET_KEY = _secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = [k for k in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if k]
IDENTITY_KEYS = _fernet_keys("IDENTITY_KEYS")
IDENTITY_HASH_KEY = _secret("IDENTITY_HASH_KEY")
if IDENTITY_HASH_KEY == SECRET_KEY:
    raise ImproperlyConfigured("IDENTITY_HASH_KEY must differ from SECRET_KEY.")

ALLOWED_HOSTS = _hosts()
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# The container's own health check comes without the proxy.
SECURE_REDIRECT_EXEMPT = [r"^saglik/(canli|hazir)/$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-smm-session"
CSRF_COOKIE_NAME = "__Host-smm-csrf"
# How many proxies of our own stand before the portal; each adds one address to the chain.
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "1"))
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MIDDLEWARE = ["smm_portal.proxy.ClientAddressMiddleware", *MIDDLEWARE]  # noqa: F405

SMM_APP_ROLE = os.environ.get("SMM_APP_ROLE", "smm_app")
DATABASES = {"default": database(_database_url())}
REDIS_URL = _required("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "smm",
    }
}
CELERY_BROKER_URL = celery_broker(REDIS_URL)

MEDIA_ROOT = _required("MEDIA_ROOT")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _required("EMAIL_HOST")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "1") == "1"
DEFAULT_FROM_EMAIL = _required("DEFAULT_FROM_EMAIL")
# Links in mails lead here; a wrong host would send invitations nowhere.
SITE_URL = _required("SITE_URL")
if not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured("SITE_URL is the portal's address and begins with https://.")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
