"""A confirmed month as a document and as an Excel file (Karar 2006/11350, 16/2)."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.documents import kinds, outbox
from smm_portal.kit import days, exports
from smm_portal.kit.columns import Column
from smm_portal.offices import policy
from smm_portal.offices.access import in_scope

from ..models import Absence, DutySheet, DutySheetReopening
from . import months, sheets

KIND = "duty_sheet"
SUBJECT = "duty_sheet:"


def request(sheet: DutySheet, duty):
    """The document of a confirmed sheet, owed from the caller's commit on."""
    return outbox.request(KIND, f"{SUBJECT}{sheet.pk}", duty)


def document_of(sheet: DutySheet):
    """The sheet's document, or None."""
    return outbox.latest(KIND, f"{SUBJECT}{sheet.pk}")


def sheet_of(subject: str) -> DutySheet:
    """The sheet that a document's subject names."""
    rows = DutySheet.objects.select_related(
        "center__office", "center__school__district__province", "center__school__office"
    )
    return rows.select_related("duty__user", "duty__office").get(
        pk=int(subject.removeprefix(SUBJECT))
    )


def about(subject: str, params: dict, duty) -> kinds.About:
    """The host school issues it; the centre's readers read it."""
    sheet = sheet_of(subject)
    center, district = sheet.center, sheet.center.school.district
    title = _t("%(center)s, %(month)s görev çizelgesi") % {
        "center": center.name[:180],
        "month": sheets.month_words(sheet.year, sheet.month),
    }
    names = {
        "center": center.name,
        "school": center.school.name,
        "district": district.name,
        "province": district.province.name,
        "signer": sheet.duty.user.get_full_name(),
        "signer_role": sheet.duty.get_role_display() + (" (V.)" if sheet.duty.is_deputy else ""),
    }
    return kinds.About(title, center.school.office, center.office, names | params)


def build(document) -> dict:
    """What the paper shows; its lines are those that were confirmed."""
    kept = sheet_of(document.subject)
    sheet = sheets.of_kept(kept)
    return {
        "sheet": sheet,
        "kept": kept,
        "place": document.params,
        "rows": sheet.rows(),
        "kinds": kind_heads(),
        "totals": totals(sheet.lines),
        "legend": sheets.legend(),
    }


def kind_heads() -> list[tuple[str, str]]:
    """(letter, label) of each kind of absence."""
    return [(months.LETTERS[kind], str(label)) for kind, label in Absence.Kind.choices]


def totals(lines: list[months.Line]) -> list[tuple[months.Line, list[int]]]:
    """(line, days away of each kind in order) of each person."""
    return [(line, [line.away.get(kind, 0) for kind in Absence.Kind.values]) for line in lines]


def public_facts(document) -> list[tuple]:
    """What anyone may know: place, month, how many people. No names."""
    kept = sheet_of(document.subject)
    return [
        (_("Merkez"), document.params.get("center", "")),
        (_("İl"), document.params.get("province", "")),
        (_("Ay"), sheets.month_words(kept.year, kept.month)),
        (_("Kişi"), str(len(kept.lines))),
        (_("Onay"), days.day(kept.at)),
    ]


def standing(document) -> str:
    """That the month was opened for correction after this sheet."""
    pk = int(document.subject.removeprefix(SUBJECT))
    if DutySheetReopening.objects.filter(sheet=pk).exists():
        return _t("Bu çizelge düzeltmeye açıldı; bu belge artık yürürlükte değildir.")
    return ""


def url(document) -> str:
    """The month's page."""
    kept = DutySheet.objects.get(pk=int(document.subject.removeprefix(SUBJECT)))
    return reverse("personnel:duty_sheet", args=[kept.center_id, kept.year, kept.month])


def may_read(duty, document) -> bool:
    """Leave is a person's own matter: only whom the page itself opens to."""
    return bool(policy.may(duty, "personnel:duty_sheet")) and in_scope(duty, document.owner)


def register() -> None:
    """Tell the documents room how sheets are made."""
    kinds.register(
        kinds.DocumentKind(
            KIND,
            _("Aylık görev çizelgesi"),
            "pdf/duty_sheet/sheet.html",
            about=about,
            build=build,
            access=may_read,
            page="personnel:duty_sheet",
            public_facts=public_facts,
            standing=standing,
            url=url,
        )
    )


def as_export(sheet: sheets.Sheet, about_lines) -> exports.Export:
    """The sheet as a file: a row a person, a column a day, the totals at the end."""
    title = _t("%(center)s, %(month)s görev çizelgesi") % {
        "center": sheet.center.name,
        "month": sheet.words,
    }
    return exports.Export(title, title, sheet.lines, _columns(sheet), tuple(about_lines))


def _columns(sheet: sheets.Sheet) -> tuple[Column, ...]:
    whole = [Column("name", _("Kişi")), Column("role", _("Görev"))]
    everyday = [_day_column(place, day) for place, day in enumerate(sheet.days)]
    away = [_away_column(kind, label) for kind, label in Absence.Kind.choices]
    first = Column("days", _("Görev günü"))
    return (*whole, *everyday, first, *away, Column("worked", _("Fiilî görev günü")))


def _day_column(place: int, day) -> Column:
    label = f"{day.day:02} {sheets.WEEKDAYS[day.weekday()]}"
    return Column(f"d{place}", label, value=lambda line: line.marks[place].strip(), code=True)


def _away_column(kind: str, label) -> Column:
    return Column(kind, label, value=lambda line: line.away.get(kind, 0))
