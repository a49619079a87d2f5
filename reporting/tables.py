"""Columns of the lists of plans, for the page and for files."""

from django.db.models import (
    Case,
    CharField,
    DateField,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import dates, days
from smm_portal.kit.columns import EMPTY, Column
from smm_portal.kit.markup import chip
from smm_portal.offices.models import ROOT_PATH
from smm_portal.offices.roles import OfficeKind
from smm_portal.road.drawing import short_name
from smm_portal.road.tables import due_chip, state_chip
from smm_portal.road.transitions import State

from . import owed
from .models import AnnualPlan, PlanRevision


def plans_for(duty):
    """The newest revision of every plan that the reader sees, with the number in force."""
    seen = PlanRevision.objects.visible_to(duty)
    in_force = PlanRevision.objects.filter(plan=OuterRef("plan"), submission__state=State.APPROVED)
    number = in_force.order_by().values("plan").annotate(n=Max("number")).values("n")
    rows = seen.newest(_later_seen(duty)).select_related(
        "plan__center__school__district__province", "submission__at_office", "submission__office"
    )
    return rows.annotate(in_force=Subquery(number, output_field=IntegerField()))


def _later_seen(duty):
    """Revisions that would stand before an older one: to others than the centre, only sent ones."""
    rows = PlanRevision.objects.all()
    if duty is not None and duty.office.kind == OfficeKind.CENTER:
        return rows
    return rows.that_left()


def where(row) -> str:
    paper = row.submission
    if paper.state == State.DRAFT:
        return str(_("Merkezde yazılıyor"))
    return str(paper.at_office) if paper.at_office else ""


def place(row) -> str:
    """As ``where``, short enough for a column."""
    office = row.submission.at_office
    return short_name(office) if office else where(row) or EMPTY


def _since(row):
    paper = row.submission
    return paper.since or paper.closed_at or paper.created_at


def days_late(row) -> int | None:
    """How many days the office that has the plan is over its time."""
    due = row.submission.due_on
    late = (dates.today() - due).days if due else 0
    return late if late > 0 else None


def revision_words(row):
    """The revision's number, and which one is in force where that is another."""
    if row.in_force in (None, row.number):
        return row.number
    said = _t("yürürlükteki: %(number)s") % {"number": row.in_force}
    return format_html('{} <span class="soft">({})</span>', row.number, said)


def province(row) -> str:
    return row.plan.center.school.district.province.name


CENTER = Column(
    "center",
    _("Merkez"),
    value="plan.center.name",
    sort=("plan__center__sort_key", "plan__year"),
    link=True,
    css="plan-col-name",
)
PROVINCE_ORDER = ("plan__center__school__district__province__sort_key", "plan__center__sort_key")
PROVINCE = Column("province", _("İl"), value=province, sort=PROVINCE_ORDER, hide_on_phone=True)
YEAR = Column(
    "year", _("Yıl"), value="plan.year", sort=("plan__year", "plan__center__sort_key"), code=True
)

PLAN_COLUMNS = (
    CENTER,
    PROVINCE,
    YEAR,
    Column(
        "revision",
        _("Revizyon"),
        value="number",
        sort=("number", "plan__year"),
        render=lambda _v, row: revision_words(row),
    ),
    Column(
        "state",
        _("Durum"),
        value="submission.get_state_display",
        sort=("submission__state", "submission__since"),
        render=lambda _v, row: state_chip(row.submission),
    ),
    Column("where", _("Bulunduğu makam"), value=where, render=lambda _v, row: place(row)),
    Column(
        "since",
        _("Beri"),
        value=_since,
        sort="submission__since",
        render=lambda v, _row: days.day(v),
    ),
    Column(
        "due",
        _("Süre"),
        value=days_late,
        sort="submission__due_on",
        render=lambda _v, row: due_chip(row.submission),
    ),
)

PLAN_EXPORT = (
    Column("center", _("Merkez"), value="plan.center.name"),
    Column("province", _("İl"), value=province),
    Column("year", _("Yıl"), value="plan.year"),
    Column("revision", _("Revizyon"), value="number"),
    Column("state", _("Durum"), value="submission.get_state_display"),
    Column("where", _("Bulunduğu makam"), value=where),
    Column("since", _("Ne zamandan beri"), value=_since),
    Column("due", _("Makamın son günü"), value="submission.due_on"),
    Column("late", _("Gecikme (gün)"), value=days_late),
    Column("sent", _("Gönderilme"), value="submission.sent_at"),
    Column("in_force", _("Yürürlükteki revizyon")),
)


NOT_BEGUN, WRITING, AT_HEAD, BACK, NO = "NONE", "DRAFT", "HEAD", "BACK", "NO"
WORK = {
    NOT_BEGUN: (_("Başlatılmadı"), "circle-dashed", "neutral"),
    WRITING: (_("Merkezde yazılıyor"), "pencil", "info"),
    AT_HEAD: (_("Genel koordinatörün masasında"), "inbox", "info"),
    NO: (_("Reddedildi, yenisi yazılmadı"), "circle-x", "danger"),
    BACK: (_("İade edildi, düzeltiliyor"), "corner-up-left", "warning"),
}


def with_due(rows, year: int):
    """Centres with the last day of their plan of the year and how far they are, in one query."""
    terms = owed.terms(year)
    deadline = Value(terms.deadline, DateField())
    given = ExpressionWrapper(F("opened_on") + Value(terms.grace), DateField())
    plan = AnnualPlan.objects.filter(center=OuterRef("pk"), year=year)
    newest = PlanRevision.objects.filter(plan__center=OuterRef("pk"), plan__year=year).order_by(
        "-number"
    )
    return rows.annotate(
        plan_due=Case(
            When(opened_on__isnull=True, then=deadline), default=Greatest(deadline, given)
        ),
        plan_id=Subquery(plan.values("pk")[:1]),
        revision=Coalesce(Subquery(newest.values("number")[:1]), 0),
        paper_state=Subquery(newest.values("submission__state")[:1]),
    ).annotate(
        work=Case(
            When(revision=0, then=Value(NOT_BEGUN)),
            When(paper_state=State.WAITING, then=Value(AT_HEAD)),
            When(paper_state=State.REFUSED, then=Value(NO)),
            When(revision=1, then=Value(WRITING)),
            default=Value(BACK),
            output_field=CharField(),
        )
    )


def work_chip(center):
    """How far the centre is with its plan."""
    words, sign, tone = WORK[center.work]
    return chip(tone, words, sign)


def plan_due_chip(center):
    """The last day with what is left of it, late ones marked."""
    left = days.days_left(center.plan_due)
    late = center.plan_due < dates.today()
    state = chip("danger", left, "alert-circle") if late else chip("neutral", left, "clock")
    return format_html("{} {}", days.day(center.plan_due), state)


def plan_late(center) -> int | None:
    late = (dates.today() - center.plan_due).days
    return late if late > 0 else None


OWING_COLUMNS = (
    Column("name", _("Merkez"), sort="sort_key", link=True),
    Column(
        "province",
        _("İl"),
        value="school.district.province.name",
        sort=("school__district__province__sort_key", "sort_key"),
    ),
    Column(
        "work",
        _("Plan"),
        value=lambda c: str(WORK[c.work][0]),
        sort=("work", "sort_key"),
        render=lambda _v, row: work_chip(row),
    ),
    Column(
        "due",
        _("Son gönderme günü"),
        value="plan_due",
        sort=("plan_due", "sort_key"),
        render=lambda _v, row: plan_due_chip(row),
    ),
    Column("late", _("Gecikme (gün)"), value=plan_late, hide_on_phone=True),
)


def for_reader(duty, columns):
    """A province's own people need no column of provinces."""
    if duty and duty.scope_path == ROOT_PATH:
        return columns
    return tuple(column for column in columns if column.key != "province")
