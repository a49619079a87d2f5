"""The demo loads once and twice, keeps to the rules, and opens an account for every role."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from centers.models import Center, School
from personnel.demo.accounts import PASSWORD
from personnel.demo.load import write_accounts
from personnel.models import Assignment, Teacher
from smm_portal.offices.models import Duty, User
from smm_portal.offices.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, loaded once for this module into a database of its own."""
    from tests.support import databases

    path = tmp_path_factory.mktemp("demo") / "accounts.json"
    name = f"{databases.connections['default'].settings_dict['NAME']}_loaded"
    databases.clone(name, databases.loaded())
    with django_db_blocker.unblock(), databases.pointed_at(name):
        write_accounts(path)
        yield path
    databases.drop(name)


def test_every_role_has_an_account_in_force(demo):
    told = json.loads(demo.read_text("utf-8"))
    assert {one["code"] for one in told} == set(Role.values)
    assert {one["password"] for one in told} == {PASSWORD}
    user = User.objects.get(email="tophane.gk@demo.smm.invalid")
    assert user.check_password(PASSWORD)


def test_loading_again_changes_nothing(demo, tmp_path):
    before = [model.objects.count() for model in (School, Teacher, Assignment, Duty, User)]
    out = StringIO()
    call_command("load_demo", accounts=tmp_path / "again.json", stdout=out)
    assert [m.objects.count() for m in (School, Teacher, Assignment, Duty, User)] == before
    assert "zaten yüklü" in out.getvalue()
    assert (tmp_path / "again.json").read_text("utf-8") == demo.read_text("utf-8")


def test_it_is_large_enough_to_look_at(demo):
    assert Teacher.objects.count() >= 550
    assert School.objects.count() >= 55
    assert Center.objects.filter(school__district__province__name="Şanlıurfa").count() == 1
    assert not Center.objects.filter(state="ACTIVE", seat_roles=None).exists()


def test_some_seats_are_vacant_and_some_terms_end_soon(demo):
    seated = Assignment.objects.in_force()
    assert 40 <= seated.count() <= 75
    assert Assignment.objects.count() > 1.5 * seated.count()
    roles = Center.objects.filter(state="ACTIVE", seat_roles__english=True)
    assert seated.filter(seat__roles__english=True).count() < roles.count()


def test_whose_term_ended_yesterday_is_out(demo):
    user = User.objects.get(email="eski.gk@demo.smm.invalid")
    assert {duty.role for duty in user.duties_today} == {Role.TEACHER}
    assert user.duties.filter(role=Role.GENERAL_COORDINATOR).exists()


def test_somebody_deputises(demo):
    duty = Duty.objects.in_force().get(is_deputy=True)
    assert duty.user.email == "bursa.mesleki@demo.smm.invalid"
    assert len(duty.user.duties_today) == 2


def test_production_refuses_it(demo, settings):
    settings.SETTINGS_MODULE = "smm_portal.settings.production"
    with pytest.raises(CommandError, match="gerçek portala"):
        call_command("load_demo")
