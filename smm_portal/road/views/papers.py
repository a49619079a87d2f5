"""One paper: where it is, the road it took, the acts open to the reader."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.offices import policy

from .. import drawing, kinds, tables
from ..models import Step, Submission
from ..sections import acts_for
from ..transitions import State


def papers(duty):
    """Papers in the duty's scope with what their page and acts need."""
    steps = Step.objects.select_related("duty", "user", "from_office", "to_office")
    rows = Submission.objects.visible_to(duty)
    rows = rows.select_related("office", "at_office", *kinds.along())
    return rows.prefetch_related(Prefetch("steps", steps.order_by("number")))


def crumbs_of(duty, submission: Submission) -> list[tuple[str, str]]:
    """Inbox or sent list, whichever the reader comes from, then the paper."""
    inbox = submission.at_office_id == duty.office_id and policy.may(duty, "road:inbox")
    if inbox:
        return [(_("Gelen kutusu"), reverse("road:inbox")), (submission.title, "")]
    if policy.may(duty, "road:sent"):
        return [(_("Gidenler"), reverse("road:sent")), (submission.title, "")]
    return [(submission.title, "")]


class Paper(DetailPage):
    """A paper's page. Its history is its steps."""

    page_name = "road:paper"
    show_history = False

    def get_queryset(self):
        return papers(self.request.duty)

    def get_subtitle(self):
        return drawing.where(self.object)

    def chip(self):
        return tables.state_chip(self.object)

    def crumbs(self):
        return crumbs_of(self.request.duty, self.object)

    def acts(self):
        return list(acts_for(self.request.duty, self.object))

    def facts(self):
        paper = self.object
        found = [
            Fact(_("Tür"), kinds.label(paper.kind)),
            Fact(_("Gönderen merkez"), paper.office.name),
            Fact(_("Yıl"), paper.year),
            Fact(_("Revizyon"), paper.number),
            Fact(_("Gönderilme"), days.day(paper.sent_at)),
        ]
        if paper.due_on:
            found.append(Fact(_("Makamın son günü"), self._due()))
        if address := kinds.address(paper):
            link = format_html('<a href="{}">{}</a>', address, _("Gönderilen metni aç"))
            found.append(Fact(_("İçerik"), link))
        return found

    def _due(self):
        paper = self.object
        return format_html("{} {}", days.day(paper.due_on), tables.due_chip(paper))

    def sections(self):
        context = {"road": drawing.draw(self.object), "hide_where": True}
        made = [Section("yol", _("Yolu"), "components/road.html", context, order=10)]
        if others := self._other_revisions():
            context = {"rows": [(row, tables.state_chip(row)) for row in others]}
            title, template = _("Diğer revizyonlar"), "road/section_revisions.html"
            made.append(Section("revizyonlar", title, template, context, order=30))
        return made

    def _other_revisions(self) -> list[Submission]:
        paper = self.object
        if paper.state == State.DRAFT and paper.number == 1:
            return []  # the first, and none follows a draft
        same = Submission.objects.visible_to(self.request.duty).filter(
            kind=paper.kind, office=paper.office_id, year=paper.year
        )
        return list(same.exclude(pk=paper.pk).select_related("at_office").order_by("-number"))
