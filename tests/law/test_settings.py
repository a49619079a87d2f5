"""A year's value, else the latest earlier one, else the default."""

import datetime as dt

import pytest

from smm_portal.law import register, settings
from smm_portal.law.models import YearSetting

pytestmark = pytest.mark.django_db


def test_defaults_are_the_readings():
    assert settings.get("max_term_months", 2026) == 6
    assert settings.get("road_working_days") == 3
    assert settings.get("ending_reminder_days", 2030) == [60, 30, 15, 7]


def test_falls_back_to_the_latest_earlier_year():
    YearSetting.objects.create(year=2026, key="max_term_months", value=5)
    YearSetting.objects.create(year=2028, key="max_term_months", value=4)
    values = [settings.get("max_term_months", year) for year in range(2025, 2030)]
    assert values == [6, 5, 5, 4, 4]


def test_says_where_a_value_comes_from():
    YearSetting.objects.create(year=2026, key="plan_due", value="12-01")
    assert settings.effective(2027)["plan_due"].since == 2026
    assert settings.effective(2027)["report_due"].since is None


def test_deadlines_fall_in_the_year_they_should():
    assert settings.deadline("plan_due", 2027) == dt.date(2026, 12, 15)
    assert settings.deadline("report_due", 2027) == dt.date(2028, 1, 31)
    assert settings.deadline("proposals_due", 2027) == dt.date(2026, 9, 15)


def test_an_unknown_key_is_an_error_of_the_code():
    with pytest.raises(KeyError):
        settings.get("no_such_setting", 2026)


def test_a_key_is_defined_once():
    with pytest.raises(ValueError, match="twice"):
        settings.define(settings.Setting("plan_due", "Başka", settings.Kind.INTEGER, 1, "5/4"))


@pytest.mark.parametrize("setting", settings.all_settings(), ids=lambda setting: setting.key)
def test_each_definition_names_a_clause_and_has_a_fitting_default(setting):
    assert register.find(setting.clause)
    if setting.kind == settings.Kind.DAY:
        assert settings.is_day(setting.default)


@pytest.mark.parametrize(
    ("text", "good"),
    [("12-15", True), ("02-29", False), ("13-01", False), ("1-1", False), ("", False)],
)
def test_a_day_is_one_that_every_year_has(text, good):
    assert settings.is_day(text) is good


def test_one_query_for_all(django_assert_num_queries):
    with django_assert_num_queries(1):
        settings.effective(2026)
