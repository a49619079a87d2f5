"""The WSGI entry point that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from smm_portal.kit.guarding import always_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smm_portal.settings.local")

application = always_utf8(get_wsgi_application())
