"""Columns of this room's lists, for the page and for files; and how terms are said in words."""

import datetime as dt

from django.db.models import Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import SeatKind
from smm_portal.kit import dates, days
from smm_portal.kit.columns import Column, show
from smm_portal.kit.markup import chip
from smm_portal.offices.models import ROOT_PATH

from .eligibility import years_and_days
from .filters import ENDING_DAYS, role_of_term
from .models import Assignment, Teacher
from .models.teachers import CompulsoryService, Employment

# What a row of the list shows; sorting twenty thousand rows is quicker when they are narrow.
TEACHER_LIST_FIELDS = (
    "first_name",
    "last_name",
    "employment",
    "teaching_since",
    "days_not_counted",
    "subject__name",
    "school__name",
    "school__district__province__name",
)


def label_of(name: str, choices):
    """Reads a choice's label. Django's own get_…_display translates anew for every row."""
    labels: dict[str, str] = {}

    def read(row) -> str:
        value = getattr(row, name)
        if value not in labels:
            labels[value] = str(choices(value).label)
        return labels[value]

    return read


_employment = label_of("employment", Employment)
_service = label_of("compulsory_service", CompulsoryService)
_basis = label_of("basis", Assignment.Basis)


def for_reader(duty, columns):
    """The columns for a reader: who sees one province only needs no column for it."""
    national = duty.scope_path == ROOT_PATH
    return tuple(column for column in columns if national or column.key != "province")


def years_of(teacher: Teacher) -> int:
    """Whole years of teaching, candidacy included (6/1-b, 7/1-b)."""
    return years_and_days(teacher.counted_from(), dates.today())[0]


def center_of(teacher: Teacher):
    """The centre in which the teacher sits today, from ``seated_now``; None for most."""
    row = next(iter(teacher.seated_now), None)
    return row.seat.center if row else None


def _center_link(center, _row):
    if center is None:
        return show(None)
    return format_html('<a href="{}">{}</a>', reverse("centers:detail", args=[center.pk]), center)


TEACHER_COLUMNS = (
    Column("name", _("Öğretmen"), value="full_name", sort="sort_key", link=True),
    Column("subject", _("Branş"), value="subject.name", sort=("subject__sort_key", "sort_key")),
    Column("school", _("Okul"), value="school.name", sort=("school__sort_key", "sort_key")),
    Column(
        "province",
        _("İl"),
        value="school.district.province.name",
        sort=("school__district__province__sort_key", "sort_key"),
    ),
    Column(
        "employment",
        _("İstihdam"),
        value=_employment,
        sort=("employment", "sort_key"),
        hide_on_phone=True,
    ),
    Column(
        "years", _("Kıdem (yıl)"), value=years_of, sort=("-teaching_since",), hide_on_phone=True
    ),
    Column("center", _("Merkez"), value=center_of, render=_center_link),
)

TEACHER_EXPORT = (
    Column("first_name", _("Ad")),
    Column("last_name", _("Soyad")),
    Column("identity", _("T.C. kimlik no (maskeli)"), value="masked_identity", code=True),
    Column("email", _("E-posta")),
    Column("code", _("Kurum kodu"), value="school.code", code=True),
    Column("school", _("Okul"), value="school.name"),
    Column("district", _("İlçe"), value="school.district.name"),
    Column("province", _("İl"), value="school.district.province.name"),
    Column("subject", _("Branş"), value="subject.name"),
    Column("employment", _("İstihdam"), value=_employment),
    Column("since", _("Başlama tarihi"), value="teaching_since"),
    Column("not_counted", _("Hizmetten sayılmayan gün"), value="days_not_counted"),
    Column("years", _("Kıdem (yıl)"), value=years_of),
    Column("service", _("Zorunlu çalışma"), value=_service),
    Column("center", _("Merkez"), value=center_of),
    Column("working", _("Görevde")),
)


def with_role(rows):
    """Assignments with what the seat is for in their term, as ``role`` (kind, english, field)."""
    facts = JSONObject(kind="kind", english="english", field="field__name")
    return rows.annotate(role=Subquery(role_of_term().values(fact=facts)[:1]))


def role_words(assignment: Assignment) -> str:
    """ "Mesleki gelişim koordinatörü (İngilizce)", from a row of ``with_role``."""
    role = assignment.role or {}
    label = str(SeatKind(role["kind"]).label) if role else ""
    field = _t("İngilizce") if role.get("english") else role.get("field")
    return f"{label} ({field})" if field else label


def state_words(assignment: Assignment) -> str:
    """Where the term stands today, in words."""
    today = dates.today()
    if assignment.starts > today:
        return _t("Başlayacak")
    if assignment.ends <= today:
        return _t("Erken sona erdi") if assignment.ended_early else _t("Sona erdi")
    return _t("Bitiyor") if is_ending(assignment) else _t("Yürürlükte")


def is_ending(assignment: Assignment) -> bool:
    """In force, and for not much longer."""
    soon = dates.today() + dt.timedelta(days=ENDING_DAYS)
    return assignment.in_force() and assignment.ends <= soon


def state_chip(assignment: Assignment):
    """The same as a chip with its sign, and the days that are left."""
    words = state_words(assignment)
    if is_ending(assignment):
        return chip("warning", f"{words}, {days.days_left(assignment.last_day)}", "clock")
    if assignment.in_force():
        return chip("success", words, "circle-check")
    tone = ("info", "calendar") if assignment.starts > dates.today() else ("neutral", "lock")
    return chip(tone[0], words, tone[1])


ASSIGNMENT_COLUMNS = (
    Column(
        "teacher", _("Öğretmen"), value="teacher.full_name", sort="teacher__sort_key", link=True
    ),
    Column("role", _("Görev"), value=role_words),
    Column(
        "center",
        _("Merkez"),
        value="seat.center",
        sort=("seat__center__sort_key", "starts"),
        render=_center_link,
    ),
    Column(
        "province",
        _("İl"),
        value="seat.center.school.district.province.name",
        sort=("seat__center__school__district__province__sort_key", "starts"),
        hide_on_phone=True,
    ),
    Column("starts", _("İlk gün"), sort=("starts", "id")),
    Column("last_day", _("Son gün"), sort=("ends", "id")),
    Column("state", _("Durum"), value=state_words, render=lambda _v, row: state_chip(row)),
)

ASSIGNMENT_EXPORT = (
    Column("first_name", _("Ad"), value="teacher.first_name"),
    Column("last_name", _("Soyad"), value="teacher.last_name"),
    Column("identity", _("T.C. kimlik no (maskeli)"), value="teacher.masked_identity", code=True),
    Column("subject", _("Branş"), value="teacher.subject.name"),
    Column("own_school", _("Görev yeri"), value="teacher.school.name"),
    Column("center", _("Merkez"), value="seat.center.name"),
    Column("province", _("İl"), value="seat.center.school.district.province.name"),
    Column("seat", _("Kadro"), value="seat.number"),
    Column("role", _("Görev"), value=role_words),
    Column("starts", _("İlk gün")),
    Column("last_day", _("Son gün")),
    Column("state", _("Durum"), value=state_words),
    Column("basis", _("Dayanak"), value=_basis),
    Column("number", _("Onay sayısı"), value="approval_number", code=True),
    Column("date", _("Onay tarihi"), value="approval_date"),
    Column("reason", _("Erken bitiş gerekçesi"), value="end_reason"),
)
