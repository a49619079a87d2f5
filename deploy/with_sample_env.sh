#!/bin/sh
# Runs manage.py on the production settings with values made up on the spot: for checks and for
# collecting static files into the image. No service is reached.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
random() { "$python" -c "import secrets; print(secrets.token_hex(40))"; }

exec env -i PATH="$PATH" HOME="${HOME:-/tmp}" LANG=C.UTF-8 \
    DJANGO_SETTINGS_MODULE=smm_portal.settings.production \
    SECRET_KEY="$(random)" IDENTITY_HASH_KEY="$(random)" \
    IDENTITY_KEYS="$("$python" -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())')" \
    ALLOWED_HOSTS=smm.invalid DATABASE_URL="postgresql://smm_app:$(random)@localhost/smm" \
    REDIS_URL=redis://localhost:6379/0 MEDIA_ROOT=/tmp EMAIL_HOST=localhost \
    DEFAULT_FROM_EMAIL=bildirim@smm.invalid SITE_URL=https://smm.invalid \
    "$python" manage.py "$@"
