# One image for web, worker, beat and migrate: the command decides.
FROM python:3.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 LANG=C.UTF-8 \
    DJANGO_SETTINGS_MODULE=smm_portal.settings.production

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal /srv/media /srv/beat

WORKDIR /srv/portal
COPY requirements/base.txt requirements/base.txt
RUN pip install --disable-pip-version-check --require-hashes -r requirements/base.txt
COPY . .
RUN PYTHON=python sh deploy/with_sample_env.sh collectstatic --noinput --verbosity 0

USER portal
EXPOSE 8000
ENTRYPOINT ["tini", "--"]
CMD ["gunicorn", "smm_portal.wsgi:application", "--config", "deploy/gunicorn.py"]
