"""Madde 4/2: MTEGM sets the fields of a centre, by dated decisions."""

import pytest

from centers import services
from centers.models import CenterField, Field
from smm_portal.kit.acts import ClauseRefusal
from tests.factories.centers import CenterFactory, DecisionFactory, days_ago
from tests.support.refused import refused_by, run_sql

pytestmark = pytest.mark.django_db


def test_no_field_is_set_without_a_decision():
    center = CenterFactory()
    field = Field.objects.get(name="Yapay Zekâ")
    with refused_by("center_field_needs_decision"):
        CenterField.objects.bulk_create([CenterField(center=center, field=field)])
    with refused_by("center_field_needs_decision"):
        run_sql(
            "INSERT INTO centers_centerfield (center_id, field_id, starts) VALUES (%s, %s, %s)",
            center.pk,
            field.pk,
            center.opened_on,
        )


def test_no_field_by_a_decision_of_another_kind_or_before_its_effect():
    center, field = CenterFactory(), Field.objects.get(name="Yapay Zekâ")
    with refused_by("center_field_decision"):
        CenterField.objects.create(
            center=center,
            field=field,
            starts=days_ago(200),
            decision=DecisionFactory(kind="SEATS"),
        )
    late = DecisionFactory(kind="FIELDS", effective_on=days_ago(150))
    with refused_by("center_field_decision"):
        CenterField.objects.create(center=center, field=field, starts=days_ago(200), decision=late)


def test_one_field_is_set_once_at_a_time():
    row = CenterFactory().center_fields.first()
    with refused_by("center_field_once"):
        CenterField.objects.create(
            center=row.center, field=row.field, starts=row.starts, decision=row.decision
        )


def test_a_row_is_only_ended_and_only_by_a_decision():
    row = CenterFactory().center_fields.first()
    with refused_by("dated_row_fixed"):
        CenterField.objects.filter(pk=row.pk).update(field=Field.objects.get(name="Adalet"))
    with refused_by("dated_row_kept"):
        run_sql("DELETE FROM centers_centerfield WHERE id = %s", row.pk)
    with refused_by("dated_row_ends_once"):
        CenterField.objects.filter(pk=row.pk).update(
            ends=days_ago(200), ending_decision=DecisionFactory(kind="SEATS")
        )


def test_setting_fields_ends_the_old_keeps_the_kept_and_adds_the_new():
    center = CenterFactory()
    kept, gone = [r.field for r in center.center_fields.order_by("pk")][:2]
    new = Field.objects.get(name="Siber Güvenlik")
    decision = DecisionFactory(kind="FIELDS", effective_on=days_ago(100))
    services.set_fields(center, decision, [kept, new])
    rows = {r.field: r for r in center.center_fields.all()}
    assert rows[kept].ends is None
    assert rows[gone].ends == days_ago(100)
    assert rows[gone].ending_decision == decision
    assert rows[new].starts == days_ago(100)


def test_a_centre_without_any_field_is_refused():
    with pytest.raises(ClauseRefusal) as caught:
        services.set_fields(CenterFactory(), DecisionFactory(kind="FIELDS"), [])
    assert caught.value.clause == "4/2"


def test_a_field_out_of_validity_is_refused():
    field = Field.objects.create(name="Eski Alan", ends=days_ago(600))
    with refused_by("center_field_valid"):
        services.set_fields(CenterFactory(), DecisionFactory(kind="FIELDS"), [field])
