"""What appointments add to pages: of an assignment, of a centre, of a term's end."""

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import Center
from smm_portal.documents.letters import pages as letters
from smm_portal.kit import days, detail
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import Section
from smm_portal.offices import policy

from ..models import Application, Assignment
from . import access, cards, lost, renewals
from .letters import NOTICE, assignment_subject


def assignment_link(row: Assignment):
    """The term in words, leading to its page."""
    url = reverse("personnel:assignment", args=[row.pk])
    said = _t("%(number)s. kadro, %(first)s – %(last)s") % {
        "number": row.seat.number,
        "first": days.day(row.starts),
        "last": days.day(row.last_day),
    }
    return format_html('<a href="{}">{}</a>', url, said)


def basis_link(duty, row: Assignment):
    """What the assignment rests on, leading to the application or the proposal for who may read."""
    label = row.get_basis_display()
    if row.candidacy_id:
        return _linked(label, _application_url(duty, row))
    if row.renewal_id and policy.may(duty, "personnel:renewal"):
        past = row.renewal.assignment_id
        return _linked(label, reverse("personnel:renewal", args=[past]))
    return label


def _application_url(duty, row: Assignment) -> str:
    try:
        url = reverse("personnel:application", args=[row.candidacy.application_id])
    except NoReverseMatch:
        return ""
    seen = policy.may(duty, "personnel:application") and Application.objects.visible_to(duty)
    return url if seen and seen.filter(pk=row.candidacy.application_id).exists() else ""


def _linked(label, url: str):
    return format_html('<a href="{}">{}</a>', url, label) if url else label


def approval_link(row: Assignment):
    """The approval's number, leading to everybody whom it appointed."""
    url = f"{reverse('personnel:approval')}?onay={row.approval_number}"
    return format_html('<a href="{}">{}</a>', url, row.approval_number)


# The assignment's page.


def start_words(row: Assignment) -> str:
    """When the person started, or that it was not recorded; "" where nobody asks for it."""
    if hasattr(row, "start"):
        return days.day(row.start.started_on)
    asked = row.basis == Assignment.Basis.CALL
    return _t("Kaydedilmedi") if asked else ""


def of_assignment(request, row: Assignment) -> list[Section]:
    """Lost conditions, the term's end with its handover, letters."""
    duty = request.duty
    subject = assignment_subject(row)
    notice = letters.section(duty, subject, acts=[letters.act(duty, NOTICE, subject)], order=60)
    losses = _losses(lost.of_assignment(row.pk)) if _may_end(duty) else None
    found = [losses, _end(duty, row), notice]
    return [one for one in found if one]


def _may_end(duty) -> bool:
    return bool(policy.may(duty, "personnel:assignment_end", "POST"))


def _losses(found: list) -> Section | None:
    if not found:
        return None
    rows = [(number, one.title, end_url(pk, one)) for pk, number, one in found]
    return Section(
        "sart-kaybi",
        _("Yitirilen şartlar"),
        "personnel/appointments/section_lost.html",
        {"rows": rows},
        order=12,
    )


def end_url(pk: int, loss: lost.Loss) -> str:
    """The early end with the reason written beforehand."""
    return f"{reverse('personnel:assignment_end', args=[pk])}?neden={loss.code}"


def _end(duty, row: Assignment) -> Section | None:
    """What was decided about the end, and what is handed over."""
    proposals, items = list(row.renewals.order_by("-pk")), _items(duty, row)
    if not proposals and not items:
        return None
    url = reverse("personnel:renewal", args=[row.pk])
    decides = bool(policy.may(duty, "personnel:renewal"))
    acts = (Act(_("Görevin sonu"), url),) if decides else ()
    # Why somebody is proposed or found unfit is for those who decide, and for himself.
    reasons = decides or row.teacher.user_id == duty.user_id
    context = {"proposals": proposals, "items": items, "reasons": reasons}
    return Section(
        "devir-teslim",
        _("Görevin sonu ve devir teslim"),
        "personnel/appointments/section_end.html",
        context,
        acts=acts,
        order=20,
    )


def _items(duty, row: Assignment) -> list[tuple]:
    """(item, address that ticks it off or "") of the handover."""
    found = []
    for item in row.handover.select_related("done_by__office"):
        item.assignment = row
        may = access.may_tick(duty, item)
        found.append((item, reverse("personnel:handover_done", args=[item.pk]) if may else ""))
    return found


# The page of a term's end.


def of_renewal(duty, row: Assignment) -> list[Section]:
    """Card, conditions as of today, proposals, handover."""
    live = access.live(row)
    card = live.card if live else cards.card(row)
    judged = live.conditions if live else renewals.judged(row)
    day = live.at if live else None
    found = [
        Section(
            "kart",
            _("Performans kartı"),
            "personnel/appointments/section_card.html",
            {"card": card, "day": day},
            order=10,
        ),
        Section(
            "sartlar",
            _("Şartlar"),
            "personnel/appointments/section_conditions.html",
            {"judgements": judged, "day": day},
            order=20,
        ),
    ]
    proposals, items = list(row.renewals.all()), _items(duty, row)
    if proposals:
        found.append(_proposals(proposals))
    if items:
        found.append(_handover(items))
    return found


def _proposals(rows: list) -> Section:
    template = "personnel/appointments/section_proposals.html"
    context = {"rows": rows, "reasons": True}
    return Section("inhalar", _("İnhalar"), template, context, order=30)


def _handover(items: list) -> Section:
    template = "personnel/appointments/section_end.html"
    context = {"proposals": [], "items": items}
    return Section("devir-teslim", _("Devir teslim"), template, context, order=40)


def of_center(request, center: Center) -> Section | None:
    """Who lost a condition in office, for those who record the end of a term (reading 30)."""
    return _losses(lost.at_center(center.office_id)) if _may_end(request.duty) else None


def register() -> None:
    """Fill the registries of pages."""
    detail.extend("centers:detail", of_center)
