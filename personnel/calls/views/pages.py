"""Başvuru çağrıları: the list and the page of one call, open to anyone."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.detail import DetailPage, Fact
from smm_portal.kit.lists import ListPage
from smm_portal.offices import policy

from ...models import Call
from ...models.calls import MTEGM_ROLES, CallState
from .. import sections, tables
from ..filters import CallFilters


class CallList(ListPage):
    """Calls for seats, the newest first; drafts only to MTEGM (10/1)."""

    title = _("Başvuru çağrıları")
    lead = _("Merkezlerdeki koordinatör kadroları için MTEGM'nin açtığı çağrılar (Madde 10/1).")
    columns = tables.COLUMNS
    filterset_class = CallFilters
    ordering = ("-applications_until", "-id")
    search_label = _("Çağrı ara")
    empty_title = _("Yayımlanmış çağrı yok.")
    empty_text = _("MTEGM yeni bir çağrı yayımladığında burada görünür.")

    @property
    def export_name(self):
        """Files only for those who are signed in."""
        return _("Başvuru çağrıları") if self.request.duty else ""

    def get_queryset(self):
        return tables.with_counts(Call.objects.visible_to(self.request.duty))

    def main_act(self):
        if not policy.may(self.request.duty, "personnel:call_new", "POST"):
            return None
        return Act(_("Çağrı hazırla"), reverse("personnel:call_new"), post=True)

    def extra_context(self):
        """Views are kept by people; somebody who is not signed in has none."""
        return {} if self.request.duty else {"saved_view_url": ""}


class CallPage(DetailPage):
    """One call: calendar, seats, criteria, documents, changes, and what to do next."""

    page_name = "personnel:call"
    template_name = "personnel/calls/call.html"

    def get_queryset(self):
        rows = Call.objects.visible_to(self.request.duty)
        return sections.with_parts(rows).select_related("published_by__user")

    @property
    def show_history(self) -> bool:
        """The past is MTEGM's; the changes with their reasons are everybody's."""
        duty = self.request.duty
        return duty is not None and duty.role in MTEGM_ROLES

    def get_subtitle(self):
        return _("MTEGM'nin başvuru çağrısı (Madde 10/1)")

    def chip(self):
        return tables.phase_chip(self.object)

    def facts(self):
        """When it was published; by whom is MTEGM's own matter."""
        call = self.object
        if not call.published_at:
            return []
        found = [Fact(_("Yayımlanma"), days.moment(call.published_at))]
        by = Fact(_("Yayımlayan"), call.published_by.user.get_full_name())
        return [*found, by] if self.show_history else found

    def crumbs(self):
        return [(_("Başvuru çağrıları"), reverse("personnel:calls")), (self.get_title(), "")]

    def acts(self):
        request = self.request
        return sections.acts(request.duty, self.object, request.user.is_authenticated)

    def sections(self):
        self.object.reader = self.request.duty
        return sections.page_sections(self.object)

    def extra_context(self):
        tone, words = sections.next_words(self.request.duty, self.object)
        return {"tone": tone, "words": words, "draft": self.object.state == CallState.DRAFT}
