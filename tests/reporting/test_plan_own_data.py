"""What the room of plans tells a person about himself."""

import json
from uuid import UUID

import pytest

from reporting import own_data
from tests.factories.centers import CenterFactory
from tests.factories.personnel import coordinator_duty
from tests.factories.reporting import draft_plan, staff

pytestmark = pytest.mark.django_db


def test_who_wrote_in_a_plan_is_told_so_and_nobody_else(enter):
    center = CenterFactory()
    writer, other = staff(center), coordinator_duty(center, 3)
    plan, client = draft_plan(center).plan, enter(writer)
    client.post(f"/planlar/{plan.pk}/amac/{UUID(int=0)}/ekle/", {"text": "Eğitimi yaymak"})
    told = own_data.written(writer.user)
    assert [(one["Merkez"], one["Yıl"], one["Revizyon"]) for one in told] == [
        (center.name, plan.year, 1)
    ]
    assert told[0]["Yazma ve değiştirme"] == 1
    assert told[0]["İlk"] == told[0]["Son"]
    assert own_data.written(other.user) == []


def test_it_stands_in_the_persons_own_file(enter):
    center = CenterFactory()
    answer = enter(staff(center)).post("/profil/verilerim/")
    assert json.loads(b"".join(answer.streaming_content))["Planlara yazdıklarım"] == []
