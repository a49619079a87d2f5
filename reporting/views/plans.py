"""A plan's page, one revision's text, two revisions compared, a draft as PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from smm_portal.documents.tables import state_chip as document_chip
from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.road import sections as road
from smm_portal.road.tables import state_chip
from smm_portal.road.transitions import State

from .. import access, compare, owed, page, pdf, reading, writing
from ..models import AnnualPlan, PlanRevision


class PlanDetail(DetailPage):
    """A plan: where it is, the road it took, its text, its revisions."""

    page_name = "reporting:plan"
    history_lead = _("Yazıldıktan sonra neyin, ne zaman, kimin eliyle değiştiği.")

    @cached_property
    def revisions(self) -> list[PlanRevision]:
        """Asked together with the plan: one query for both."""
        rows = access.revisions_for(self.request.duty, self.kwargs["pk"]).with_lacks()
        if not rows:
            raise Http404
        rows[0].submission.lacking = rows[0].lacking
        return list(rows)

    @property
    def object(self) -> AnnualPlan:
        return self.revision.plan

    @property
    def revision(self) -> PlanRevision:
        return self.revisions[0]

    @cached_property
    def text(self) -> reading.PlanText:
        return reading.read(self.revision)

    @cached_property
    def accepted(self) -> PlanRevision | None:
        """The one in force: whoever sees the plan sees what was accepted of it."""
        return next((r for r in self.revisions if r.submission.state == State.APPROVED), None)

    def get_title(self):
        return _t("%(year)s yılı planı") % {"year": self.object.year}

    def get_subtitle(self):
        return self.object.center.name

    def chip(self):
        return state_chip(self.revision.submission)

    def crumbs(self):
        return [(_("Yıllık planlar"), reverse("reporting:plans")), (str(self.object), "")]

    def facts(self):
        plan, revision = self.object, self.revision
        url = reverse("centers:detail", args=[plan.center_id])
        said = _t("%(number)s. revizyon") % {"number": revision.number}
        found = [
            Fact(_("Merkez"), format_html('<a href="{}">{}</a>', url, plan.center.name)),
            Fact(_("Revizyon"), said),
            Fact(_("Yürürlükteki"), self._in_force()),
        ]
        if revision.submission.due_on:
            found.append(Fact(_("Makamın son günü"), days.day(revision.submission.due_on)))
        elif not self.accepted:
            due = owed.due_on(plan.center, plan.year)
            found.append(Fact(_("Son gönderme günü"), f"{days.day(due)} ({days.days_left(due)})"))
        return found

    def _in_force(self):
        if self.accepted is None:
            return _t("Henüz kabul edilmedi")
        said = {"number": self.accepted.number, "day": days.day(self.accepted.submission.closed_at)}
        return _t("%(number)s. revizyon, %(day)s günü kabul edildi") % said

    def acts(self):
        return plan_acts(self.request.duty, self.object, self.revisions)

    def sections(self):
        way = road.road_section(self.request, self.revision.submission, acts=False)
        made = [way, self._text()]
        made += [self._document(), self._revisions()]
        if found := self._unsaved():
            made.append(found)
        return made

    def _text(self) -> Section:
        context = {
            "plan": self.object,
            "revision": self.revision,
            "text": self.text,
        }
        context["totals"] = True
        return Section("metin", _("Planın metni"), "reporting/section_text.html", context, order=40)

    def _document(self) -> Section:
        found = pdf.document_of(self.accepted) if self.accepted else None
        context = {"revision": self.accepted, "document": found}
        if found:
            context["state"] = document_chip(found)
        acts = (
            Act(
                _("Taslak PDF hazırla"),
                reverse("reporting:preview", args=[self.object.pk]),
                post=True,
            ),
        )
        return Section(
            "belge", _("Belge"), "reporting/section_document.html", context, acts=acts, order=50
        )

    def _revisions(self) -> Section:
        rows = [(row, state_chip(row.submission)) for row in self.revisions]
        context = {"plan": self.object, "rows": rows, "accepted": self.accepted}
        return Section(
            "revizyonlar", _("Revizyonlar"), "reporting/section_revisions.html", context, order=60
        )

    def _unsaved(self) -> Section | None:
        if not access.may_write(self.request.duty, self.object):
            return None
        live = writing.live(self.request.duty, self.object)
        if not live:
            return None
        found = [page.lost_line(place, writing.typed_in(draft)) for place, draft in live]
        title = _("Kaydedilmemiş yazılarınız")
        return Section(
            "yazilar", title, "reporting/section_unsaved.html", {"found": found}, order=20
        )

    def related_history(self):
        """What was changed after it was first written: the writing itself stands in the text."""
        changed: dict[type, list[int]] = {}
        for row in self.text.rows().values():
            if row.version > 1:
                changed.setdefault(type(row), []).append(row.pk)
        return [model.objects.filter(pk__in=keys) for model, keys in changed.items()]


def plan_acts(duty, plan: AnnualPlan, revisions: list[PlanRevision]) -> list[Act]:
    """What the reader can do with the plan; the next act first."""
    newest, made = revisions[0], []
    if access.may_write(duty, plan):
        made += _writers_acts(duty, plan, newest)
    made += road.acts_for(duty, newest.submission)
    if len(revisions) > 1:
        made.append(
            Act(_("Revizyonları karşılaştır"), reverse("reporting:compare", args=[plan.pk]))
        )
    return made


def _writers_acts(duty, plan: AnnualPlan, newest: PlanRevision) -> list[Act]:
    if newest.submission.state == "DRAFT":
        url = reverse("reporting:write", args=[plan.pk])
        return [Act(_("Yaz"), url, primary=bool(newest.lacking))]
    verdict = access.may_change(duty, newest)
    if not verdict:
        return []
    label = (
        _("Plan değişikliği yaz")
        if newest.submission.state == "APPROVED"
        else _("Yeni revizyon yaz")
    )
    return [Act(label, reverse("reporting:revise", args=[plan.pk]), post=True)]


@require_safe
def revision_page(request, pk: int, number: int) -> HttpResponse:
    """The text of one revision, to read."""
    revision = access.revision_or_404(request.duty, pk, number)
    plan = revision.plan
    title = _t("%(number)s. revizyon") % {"number": number}
    context = {
        "title": f"{plan.year}: {title}",
        "lead": plan.center.name,
        "chip_html": state_chip(revision.submission),
        "crumbs": page.crumbs(plan, (title, "")),
        "plan": plan,
        "revision": revision,
        "text": reading.read(revision),
        "paper_url": revision.submission.get_absolute_url(),
    }
    return render(request, "reporting/revision.html", context)


@require_safe
def compare_page(request, pk: int) -> HttpResponse:
    """Two revisions side by side, by the keys of their rows."""
    revisions = list(access.revisions_for(request.duty, pk))
    if not revisions:
        raise Http404
    plan = revisions[0].plan
    old, new = compare.chosen(revisions, request.GET.get("eski"), request.GET.get("yeni"))
    title = _t("Revizyonları karşılaştır")
    context = {
        "title": title,
        "lead": str(plan),
        "crumbs": page.crumbs(plan, (title, "")),
        "plan": plan,
        "revisions": revisions,
        "old": old,
        "new": new,
        "changes": compare.compare(*reading.read_all(old, new)) if old and new else None,
    }
    return render(request, "reporting/compare.html", context)


@require_POST
def preview(request, pk: int) -> HttpResponse:
    """A PDF marked TASLAK of the newest revision that the reader sees."""
    return redirect(pdf.request_draft(access.revision_or_404(request.duty, pk), request.duty))
