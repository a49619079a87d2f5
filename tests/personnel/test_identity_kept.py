"""Not even the owner of the tables rewrites who looked at whose identity number."""

import pytest

from smm_portal.offices import looks
from smm_portal.offices.roles import Role
from tests.factories.offices import national_duty
from tests.factories.personnel import TeacherFactory


@pytest.mark.parametrize(
    "change", ["UPDATE offices_identityview SET at = now()", "DELETE FROM offices_identityview"]
)
def test_even_the_owner_changes_no_look(fresh_db, change):
    duty = national_duty(Role.PERSONNEL_UNIT)
    looks.look(duty, "teacher:1", TeacherFactory(), "Görevlendirme onayı işlenecek.")
    with fresh_db.owner() as owner, pytest.raises(Exception, match="never changed or deleted"):
        owner.execute(change)
