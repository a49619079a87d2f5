"""A real worker and a real beat beside a test: its database, a broker of its own, short leases."""

import os

from smm_portal.settings.database import celery_broker
from smm_portal.settings.test import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.support.slow.apps.SlowConfig"]  # noqa: F405
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = celery_broker(os.environ["SMM_TEST_BROKER"])
DOCUMENT_LEASE_SECONDS = 3
DOCUMENT_RESEND_SECONDS = 1
