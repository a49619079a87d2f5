"""People that the kit's tests list, change and search."""

import pytest

from smm_portal.kit import hooks
from smm_portal.offices.models import User


@pytest.fixture
def people(db):
    """Five people whose names try the Turkish alphabet."""
    rows = [
        ("Çağla", "Ilgaz"),
        ("Cem", "İnce"),
        ("Şule", "Ilıca"),
        ("Ozan", "Çınar"),
        ("Ömer", "Cankat"),
    ]
    return [
        User.objects.create(
            email=f"k{i}@ornek.test", first_name=first, last_name=last, phone=f"0{i}"
        )
        for i, (first, last) in enumerate(rows)
    ]


@pytest.fixture
def open_policy(monkeypatch):
    """Every address open: the kit's pages alone, without the project's policy."""
    monkeypatch.setattr(hooks.hooks, "may_open", lambda request, url: True)
