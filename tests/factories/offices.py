"""People with accounts, and the duties that are given by hand.

Those of coordinators and teachers follow from records: ``tests.factories.personnel``.
"""

import datetime as dt

import factory

from smm_portal.kit import dates
from smm_portal.offices.models import Duty, Office, User
from smm_portal.offices.roles import PLACES

PASSWORD = "parola-deneme-1"


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody who can sign in with ``PASSWORD``."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"kisi{n}@smm.invalid")
    first_name = "Işıl"
    last_name = factory.Sequence(lambda n: f"Çağrı{n}")

    @classmethod
    def _create(cls, model, *args, password=PASSWORD, **kwargs):
        return model.objects.create_user(kwargs.pop("email"), password, **kwargs)


def duty_at(office: Office, role: str, user: User | None = None, **kwargs) -> Duty:
    """A duty in force since a year, held by a new user unless given."""
    kwargs.setdefault("starts", dates.today() - dt.timedelta(days=365))
    return Duty.objects.create(office=office, role=role, user=user or UserFactory(), **kwargs)


def national_duty(role: str, user: User | None = None, **kwargs) -> Duty:
    """A duty at the only office where the role is held: the Ministry or a directorate general."""
    kind, code = PLACES[role]
    where = {"code": code} if code else {"kind": kind}
    return duty_at(Office.objects.get(**where), role, user, **kwargs)
