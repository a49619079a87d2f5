"""One's own applications, the list of those one may read, and an application's page."""

from dataclasses import replace
from functools import cached_property

from django.db.models import Case, IntegerField, Value, When
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from smm_portal.kit import days
from smm_portal.kit.detail import HISTORY_PAGE, DetailPage, Fact
from smm_portal.kit.lists import ListPage
from smm_portal.offices import policy
from smm_portal.offices.models import ROOT_PATH

from ...models import Application, Call
from ...models.applications import CHECKS, ApplicationState
from .. import access, reading, sections, tables, words
from ..drawing import where
from ..filters import ApplicationFilters, match_applications
from ..waiting import Clock, with_allowed


@require_safe
def mine(request) -> HttpResponse:
    """The reader's own applications, and the calls that are open to him."""
    rows = Application.objects.of_user(request.duty.user_id)
    rows = list(rows.select_related("call", "at_office").order_by("-created_at", "-pk"))
    applied = {row.call_id for row in rows}
    context = {
        "title": _t("Başvurularım"),
        "lead": _t("Çağrılara yaptığınız başvurular ve bulundukları yer."),
        "rows": [(row, words.state_chip(row), where(row)) for row in rows],
        "calls": [
            c
            for c in Call.objects.open_on().order_by("applications_until", "pk")
            if c.pk not in applied
        ],
    }
    return render(request, "personnel/applications/mine.html", context)


class ApplicationList(ListPage):
    """Sent applications of the reader's scope, those that wait at his office first."""

    title = _("Başvurular")
    lead = _("Koordinatörlük çağrılarına yapılan başvurular (Madde 10/1).")
    filterset_class = ApplicationFilters
    search_label = _("Başvuran veya okul ara")
    search_column = "teacher__search"
    export_name = _("Başvurular")
    empty_title = _("Görev alanınızda gönderilmiş başvuru yok.")
    empty_text = _("Başvurular, öğretmen gönderdikten sonra burada görünür.")

    def get_queryset(self):
        rows = Application.objects.visible_to(self.request.duty)
        rows = rows.exclude(state=ApplicationState.DRAFT).select_related(
            "call", "at_office", "teacher__subject", "teacher__school"
        )
        rows = with_allowed(rows)
        return rows if self.national else rows.annotate(turn=self._turn())

    @cached_property
    def national(self) -> bool:
        return self.request.duty.scope_path == ROOT_PATH

    @property
    def ordering(self):
        return ("-sent_at",) if self.national else ("turn", "-since")

    def _turn(self) -> Case:
        """Waiting here, waiting below, the rest."""
        here = When(at_office=self.request.duty.office_id, then=Value(0))
        below = When(state__in=CHECKS, then=Value(1))
        return Case(here, below, default=Value(2), output_field=IntegerField())

    @cached_property
    def clock(self) -> Clock:
        return Clock(self.page.rows)

    def get_columns(self):
        return self._columns

    @cached_property
    def _columns(self):
        return tables.columns(lambda: self.clock)

    def row_class(self, row):
        return "is-bad" if self.clock.late(row) else ""

    def search(self, rows, text):
        return match_applications(rows, text)

    def as_export(self):
        rows = self.rows.select_related("teacher__school__district__province")
        return replace(super().as_export(), rows=rows, columns=tables.EXPORT)


class ApplicationDetail(DetailPage):
    """One application: its road, wishes with their conditions, facts, files, steps."""

    page_name = "personnel:application"
    template_name = "personnel/applications/detail.html"

    def get_queryset(self):
        return reading.with_file(Application.objects.visible_to(self.request.duty))

    @cached_property
    def wishes(self) -> list:
        return list(reading.wishes_of(self.object))

    def get_title(self):
        if access.is_own(self.request.duty, self.object):
            return _t("Başvurum")
        return str(self.object.teacher)

    def get_subtitle(self):
        return self.object.call.title

    def chip(self):
        return words.state_chip(self.object)

    def crumbs(self):
        if access.is_own(self.request.duty, self.object):
            above = (_("Başvurularım"), reverse("personnel:my_applications"))
        else:
            above = (_("Başvurular"), reverse("personnel:applications"))
        return [above, (str(self.get_title()), "")]

    def facts(self):
        row, teacher = self.object, self.object.teacher
        made = [Fact(_("Çağrı"), words.link(row.call.get_absolute_url(), row.call.title))]
        made += [Fact(_("Başvuran"), _teacher_link(self.request.duty, teacher))]
        made += [Fact(_("Branş"), teacher.subject.name), Fact(_("Görev yeri"), teacher.school.name)]
        if row.sent_at:
            made.append(Fact(_("Gönderilme"), days.moment(row.sent_at)))
        if row.state in CHECKS:
            until = row.call.checks_until
            said = f"{days.day(until)} ({days.days_left(until)})"
            made.append(Fact(_("Kontrollerin son günü"), said))
        return made

    def acts(self):
        return sections.acts(self.request.duty, self.object, self.wishes)

    def sections(self):
        row = self.object
        made = [sections.road(row, self.wishes), sections.wishes(row, self.wishes)]
        made += [sections.bases(self.request, row), sections.statement(row)]
        return [*made, sections.evidence(row), sections.steps(row)]

    @property
    def show_history(self) -> bool:
        """Only when asked for: the steps and corrections tell what most readers come for."""
        return HISTORY_PAGE in self.request.GET


def _teacher_link(duty, teacher):
    if not policy.may(duty, "personnel:teacher") or not teacher.school.office.path.startswith(
        duty.scope_path
    ):
        return teacher.full_name
    url = reverse("personnel:teacher", args=[teacher.pk])
    return format_html('<a href="{}">{}</a>', url, teacher.full_name)
