"""Settings and deadlines by year: what the Yönerge leaves to the Directorate, with our readings.

A year takes its own value, else that of the latest earlier year, else the default. Rooms add
their own definitions with ``define``. Each read is one small indexed query: a cache that all
processes could trust would have to ask a server just as often.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates

from .models import YearSetting


class Kind(StrEnum):
    """What a setting's value is; stored as JSON."""

    INTEGER = "integer"
    INTEGERS = "integers"
    DAY = "day"
    BOOLEAN = "boolean"
    CHOICE = "choice"


@dataclass(frozen=True)
class Setting:
    """A setting's definition. A DAY is "MM-DD", in the year moved by ``year_shift``."""

    key: str
    label: str
    kind: Kind
    default: object
    clause: str
    help: str = ""
    least: int = 1
    most: int = 366
    choices: tuple[tuple[str, str], ...] = ()
    year_shift: int = 0


_SETTINGS: dict[str, Setting] = {}


def define(*new: Setting) -> None:
    """Add definitions; the same key twice is an error of the code."""
    for setting in new:
        if _SETTINGS.get(setting.key, setting) != setting:
            raise ValueError(f"setting {setting.key} is defined twice")
        _SETTINGS[setting.key] = setting


def all_settings() -> list[Setting]:
    """Every definition in the order of its room and file."""
    return list(_SETTINGS.values())


def definition(key: str) -> Setting:
    """The definition of a key; KeyError where the code asks for one that does not exist."""
    return _SETTINGS[key]


def known(key: str) -> Setting | None:
    """The definition of a stored key, None for one that the code has dropped."""
    return _SETTINGS.get(key)


@dataclass(frozen=True)
class Effective:
    """The value in force in a year and the year it comes from (None: the default)."""

    setting: Setting
    value: object
    since: int | None


def effective(year: int, keys: Iterable[str] | None = None) -> dict[str, Effective]:
    """What is in force in the year, for all settings or the named ones; one query."""
    keys = list(keys) if keys is not None else list(_SETTINGS)
    rows = YearSetting.objects.filter(key__in=keys, year__lte=year).order_by("year")
    latest = {row.key: row for row in rows}
    return {key: _effective(definition(key), latest.get(key)) for key in keys}


def _effective(setting, row):
    return (
        Effective(setting, row.value, row.year)
        if row
        else Effective(setting, setting.default, None)
    )


def get(key: str, year: int | None = None):
    """The value in force in the year (this year by default)."""
    return effective(year or dates.today().year, [key])[key].value


def deadline(key: str, year: int) -> dt.date:
    """The date on which something of ``year`` is due: plan_due of 2027 is 15.12.2026."""
    found = due(effective(year, [key])[key], year)
    if found is None:
        raise ValueError(f"setting {key} is no day")
    return found


def due(found: Effective, year: int) -> dt.date | None:
    """The date that a DAY in force means for the year; None for other kinds."""
    if found.setting.kind != Kind.DAY:
        return None
    month, day = map(int, found.value.split("-"))
    return dt.date(year + found.setting.year_shift, month, day)


def own_values(year: int) -> dict[str, object]:
    """The values that the year itself sets."""
    rows = YearSetting.objects.filter(year=year, key__in=list(_SETTINGS))
    return dict(rows.values_list("key", "value"))


@transaction.atomic
def store(year: int, values: dict[str, object]) -> list[str]:
    """Set the year's values (None: inherit again); the keys that really changed."""
    own = own_values(year)
    changed = [key for key, value in values.items() if own.get(key) != value]
    for key in changed:
        if values[key] is None:
            YearSetting.objects.filter(year=year, key=key).delete()
        else:
            YearSetting.objects.update_or_create(
                year=year, key=key, defaults={"value": values[key]}
            )
    return changed


def is_day(text: str) -> bool:
    """Whether a text is a day that every year has, as "MM-DD"."""
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", text):
        return False
    month, day = map(int, text.split("-"))
    try:
        dt.date(2001, month, day)
    except ValueError:
        return False
    return True


define(
    Setting(
        "max_term_months",
        _("Görev süresi (ay)"),
        Kind.INTEGER,
        6,
        "10/4",
        _("Bir görevlendirme en çok bu kadar ay sürer; sonra yeniden görevlendirme gerekir."),
        most=24,
    ),
    Setting(
        "ending_reminder_days",
        _("Bitiş hatırlatmaları (gün)"),
        Kind.INTEGERS,
        [60, 30, 15, 7],
        "10/5",
        _("Görev bitmeden kaç gün önce hatırlatılır. Virgülle ayırın."),
    ),
    Setting(
        "start_record_days",
        _("Göreve başlama kaydı (gün)"),
        Kind.INTEGER,
        15,
        "10/4",
        _("Okul müdürü, göreve başlamayı bu süre içinde kaydeder."),
        most=90,
    ),
    Setting(
        "objection_working_days",
        _("İtiraz süresi (iş günü)"),
        Kind.INTEGER,
        5,
        "10/3",
        _("Aday, geçici sonuca bu süre içinde itiraz eder."),
        most=30,
    ),
    Setting(
        "commission_working_days",
        _("Komisyonun süresi (iş günü)"),
        Kind.INTEGER,
        10,
        "10/2",
        _("Komisyon, başvuruları bu süre içinde değerlendirir."),
        most=60,
    ),
    Setting(
        "founding_opinion_days",
        _("Kuruluş görüşü (gün)"),
        Kind.INTEGER,
        10,
        "4/1",
        _("İl müdürlüğü ve okul, kuruluş görüşünü bu süre içinde bildirir."),
        most=90,
    ),
    Setting(
        "road_working_days",
        _("Makamda bekleme süresi (iş günü)"),
        Kind.INTEGER,
        3,
        "5/3",
        _("Belge bir makamda en çok bu kadar bekler; sonrası gecikmedir."),
        most=30,
    ),
    Setting(
        "proposals_due",
        _("Eğitim önerilerinin son günü"),
        Kind.DAY,
        "09-15",
        "5/1-c",
        _("Yılın eğitim planı için öneriler, bir önceki yılın bu gününe kadar gönderilir."),
        year_shift=-1,
    ),
    Setting(
        "plan_due",
        _("Yıllık planın son günü"),
        Kind.DAY,
        "12-15",
        "5/4",
        _("Yılın planı, bir önceki yılın bu gününe kadar gönderilir."),
        year_shift=-1,
    ),
    Setting(
        "quarterly_entry_days",
        _("Üç aylık veri girişi (gün)"),
        Kind.INTEGER,
        10,
        "11/1",
        _("Gösterge değerleri, üç ay bittikten sonra bu süre içinde girilir."),
        most=60,
    ),
    Setting(
        "report_due",
        _("Yıllık raporun son günü"),
        Kind.DAY,
        "01-31",
        "11/2",
        _("Yılın raporu, bir sonraki yılın bu gününe kadar gönderilir."),
        year_shift=1,
    ),
)
