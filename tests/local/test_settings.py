"""Production settings refuse every gap; local ones make their keys once."""

import base64
import os
import secrets
import subprocess
import sys

import pytest

from smm_portal.local.paths import ROOT


def _good() -> dict[str, str]:
    return {
        "SECRET_KEY": secrets.token_hex(40),
        "IDENTITY_HASH_KEY": secrets.token_hex(40),
        "IDENTITY_KEYS": base64.urlsafe_b64encode(os.urandom(32)).decode(),
        "ALLOWED_HOSTS": "smm.invalid",
        "DATABASE_URL": "postgresql://smm_app:gizli-ve-uzun@db/smm",
        "REDIS_URL": "redis://redis:6379/0",
        "MEDIA_ROOT": "/tmp",
        "EMAIL_HOST": "localhost",
        "DEFAULT_FROM_EMAIL": "bildirim@smm.invalid",
        "SITE_URL": "https://smm.invalid",
    }


def _load(environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", "import smm_portal.settings.production as s; print(s.DEBUG)"],
        env={"PATH": os.environ["PATH"], **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_whole_settings_load_without_debug():
    result = _load(_good())
    assert result.stdout.strip() == "False", result.stderr


@pytest.mark.parametrize("name", sorted(_good()))
def test_a_missing_value_is_refused(name):
    result = _load({k: v for k, v in _good().items() if k != name})
    assert result.returncode != 0
    assert f"ImproperlyConfigured: {name} is not set." in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "django-insecure-" + "0123456789abcdef" * 4),
        ("SECRET_KEY", "x" * 80),
        ("IDENTITY_HASH_KEY", "short"),
        ("IDENTITY_KEYS", "not-a-key"),
        ("IDENTITY_KEYS", "A" * 43 + "="),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "smm.invalid,*"),
        ("DEBUG", "1"),
        ("DEBUG", "true"),
        ("DATABASE_URL", "postgresql://smm_app:change-me@db/smm"),
    ],
)
def test_an_unsafe_value_is_refused(name, value):
    result = _load({**_good(), name: value})
    assert result.returncode != 0
    assert "ImproperlyConfigured" in result.stderr


def test_the_owner_address_is_asked_of_the_owner_only():
    result = _load({**_good(), "SMM_DB_AS": "owner"})
    assert "DATABASE_OWNER_URL is not set." in result.stderr


def test_local_keys_are_made_once_and_closed_to_others(tmp_path, monkeypatch):
    from smm_portal.local import secrets as keys

    monkeypatch.setenv("SMM_LOCAL_DIR", str(tmp_path))
    first = keys.load()
    assert keys.load() == first
    assert (tmp_path / "secrets.json").stat().st_mode & 0o077 == 0
