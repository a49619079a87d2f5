"""The parts of a centre's page. Higher rooms add theirs by ``kit.detail.extend``."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from smm_portal.documents.letters import pages as letter_pages
from smm_portal.kit import dates
from smm_portal.kit.detail import Section
from smm_portal.kit.hooks import hooks
from smm_portal.law import audits, register

from . import access, letters, seating
from .models import Center, CenterState
from .reach import decisions_of
from .tables import kind_chip

ARTICLE = 4
# What the night found, asked together with what is asked live.
STORED = audits.Audit(
    _("Açık bulgular"),
    "{subject}",
    "{message}",
    """
    SELECT id, office_id, clause, subject, message, hard FROM law_finding
    WHERE resolved_at IS NULL
    """,
)


def of_center(request, center: Center) -> list[Section]:
    """Seats, what the law misses, fields, decisions, the letters that ask for them."""
    made = [_seats(request, center), _missing(center), _fields(center), _decisions(center)]
    made.append(_letters(request.duty, center))
    return [section for section in made if section]


def _seats(request, center: Center) -> Section:
    seats = seating.five_of(center)
    for seat in seats:
        if seat.get("url") and not hooks.may_open(request, seat["url"]):
            seat["url"] = ""
    draft = center.state == CenterState.DRAFT
    context = {"seats": seats, "draft": draft, "clauses": ["4/4", "4/5"]}
    return Section("kadrolar", _("Kadrolar"), "centers/section_seats.html", context, order=10)


def _missing(center: Center) -> Section | None:
    if center.state != CenterState.ACTIVE:
        return None
    context = {"findings": missing_by_law(center)}
    title = _("Yönergeye göre eksikler")
    return Section("eksikler", title, "centers/section_missing.html", context, order=20)


def missing_by_law(center: Center) -> list:
    """What Article 4 still misses here today, asked live, and what the nightly audit found else."""
    clause_of = dict(_soft_audits())
    found = audits.facts([*clause_of, STORED], dates.today(), center.office_id)
    live = [
        _line(clause_of[audit], audit.words(facts)) for audit, facts in found if audit in clause_of
    ]
    asked = {clause.no for clause in clause_of.values()}
    stored = [facts for audit, facts in found if audit is STORED]
    stored.sort(key=lambda facts: (facts["clause"], facts["id"]))
    return [*live, *(one for one in stored if one["hard"] or one["clause"] not in asked)]


def _line(clause, found) -> dict:
    said = {"subject": found.subject, "message": found.message}
    return {"clause": clause.no, "hard": False, **said}


def _soft_audits():
    """(audit, its clause) of Article 4's questions of what is missing."""
    for clause in register.all_clauses():
        if clause.article == ARTICLE:
            yield from ((audit, clause) for audit in clause.audits if not audit.hard)


def _fields(center: Center) -> Section:
    rows = center.center_fields.select_related("field", "decision", "ending_decision")
    rows = list(rows.order_by("field__sort_key", "-starts"))
    today = dates.today()
    now = [row for row in rows if row.ends is None or row.ends > today]
    context = {"now": now, "past": [row for row in rows if row not in now], "center": center}
    return Section(
        "alanlar", _("Faaliyet alanları"), "centers/section_fields.html", context, order=30
    )


def _decisions(center: Center) -> Section:
    found = decisions_of(center).select_related("file", "corrects").order_by("-date", "-pk")
    rows = [(decision, kind_chip(decision)) for decision in found]
    context = {"decisions": rows, "lacking": access.lacks_founding(center)}
    return Section("kararlar", _("Kararlar"), "centers/section_decisions.html", context, order=40)


def _letters(duty, center: Center) -> Section | None:
    """The approvals of founding and closing; while it is being founded, the act that drafts one."""
    subject, acts = letters.subject(center), []
    if center.state == CenterState.DRAFT:
        acts = [letter_pages.act(duty, letters.FOUNDING, subject, _("Olur taslağını hazırla"))]
    return letter_pages.section(duty, subject, acts=acts, order=45)


def school_link(duty, school):
    """The school's name, a link for those who may open its page."""
    if not access.in_scope(duty, school.office):
        return school.name
    return format_html(
        '<a href="{}">{}</a>', reverse("centers:school", args=[school.pk]), school.name
    )
