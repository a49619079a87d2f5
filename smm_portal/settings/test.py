"""Tests: the app role on a clone of a migrated template (tests/conftest.py), tasks run at once."""

import atexit
import os
import shutil
import tempfile

from smm_portal.local import paths
from smm_portal.local.services import ensure

from .base import *  # noqa: F403
from .database import as_owner, database

paths.for_tests()
_services = ensure()
TEST_DB = os.environ.get("SMM_TEST_DB", "test_smm")

DEBUG = False
SECRET_KEY = "only-for-tests-" + "0123456789abcdef" * 4
IDENTITY_KEYS = ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]
IDENTITY_HASH_KEY = "only-for-tests-" + "fedcba9876543210" * 3
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

SMM_APP_ROLE = _services.app_role
SMM_OWNER_URL, SMM_APP_URL = _services.owner_url, _services.app_url
DATABASES = {
    "default": database(
        _services.owner_url if as_owner() else _services.app_url,
        os.environ.get("SMM_DB_NAME", TEST_DB),
        options="-c synchronous_commit=off",
    )
}
DATABASES["default"]["CONN_MAX_AGE"] = 0
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_BROKER_URL = "memory://"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if EMAIL_FILE_PATH := os.environ.get("SMM_MAIL_DIR"):  # a browser test reads what its server sent
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
# Child processes (servers of browser tests) share the folder of the run that started them.
if "SMM_MEDIA_ROOT" not in os.environ:
    os.environ["SMM_MEDIA_ROOT"] = tempfile.mkdtemp(prefix="smm-media-")
    atexit.register(shutil.rmtree, os.environ["SMM_MEDIA_ROOT"], ignore_errors=True)
MEDIA_ROOT = os.environ["SMM_MEDIA_ROOT"]
