"""Who sat where through the years: of a centre, of a teacher; drawn, listed and as a file."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.models import Center
from smm_portal.kit.columns import Column
from smm_portal.kit.lists import ListPage

from .. import tables, timeline
from ..filters import match_assignments
from ..models import Assignment, Teacher
from ..timeline_list import TimelineFilters

YEAR = "yil"
DAYS = Column("days", _("Gün"), value=lambda row: (row.ends - row.starts).days, hide_on_phone=True)


class Timeline(ListPage):
    """Terms in office with their drawing; ``owner`` is the centre or the teacher."""

    filterset_class = TimelineFilters
    ordering = ("-starts", "-id")
    part_name = "personnel/timeline_part.html"
    export_name = _("Görev geçmişi")
    crumb: tuple[str, str, str] = ("", "", "")  # the list above, its address, the owner's

    def owners(self):
        """The owners inside the reader's scope."""
        raise NotImplementedError

    @cached_property
    def owner(self):
        """The owner inside the reader's scope; 404 outside."""
        try:
            return get_object_or_404(self.owners(), pk=self.kwargs["pk"])
        except (ValueError, OverflowError):
            raise Http404 from None

    def terms(self):
        raise NotImplementedError

    def draw(self, last: int | None):
        raise NotImplementedError

    def get_queryset(self):
        rows = self.terms().select_related("teacher", "seat__center__school__district__province")
        return tables.with_role(rows)

    def get_columns(self):
        kept = [c for c in tables.ASSIGNMENT_COLUMNS if c.key in self.shown]
        kept[0] = replace(kept[0], link=True, render=None)
        return (*kept[:-1], DAYS, kept[-1])

    def search(self, rows, text):
        return match_assignments(rows, text)

    def row_url(self, row):
        return reverse("personnel:assignment", args=[row.pk])

    def extra_context(self):
        above, listed, page = self.crumb
        url = reverse(page, args=[self.owner.pk])
        crumbs = [(above, reverse(listed)), (str(self.owner), url), (_t("Görev geçmişi"), "")]
        return {"drawing": self.draw(self._year()), "crumbs": crumbs}

    def _year(self) -> int | None:
        chosen = self.address.get(YEAR)
        return int(chosen) if chosen and not self.filter_errors else None

    def as_export(self):
        rows = self.rows.select_related(
            "teacher__subject", "teacher__school", "seat__center__school__district__province"
        )
        return replace(super().as_export(), rows=rows, columns=tables.ASSIGNMENT_EXPORT)


class CenterTimeline(Timeline):
    """Who sat on the centre's seats."""

    crumb = (_("Merkezler"), "centers:list", "centers:detail")
    shown = ("teacher", "role", "starts", "last_day", "state")
    lead = _(
        "Beş kadroda kimin, ne zamandan ne zamana kadar görev yaptığı (Madde 4/5 ve Madde 10/4)."
    )
    search_label = _("Öğretmen ara")
    empty_title = _("Merkezde bugüne kadar kimse görevlendirilmedi.")
    empty_text = _("İlk görevlendirmeden sonra geçmiş burada görünür.")

    def owners(self):
        return Center.objects.visible_to(self.request.duty)

    def terms(self):
        return Assignment.objects.filter(seat__center=self.owner)

    def draw(self, last):
        return timeline.of_center(self.request, self.owner, last)

    def get_title(self):
        return _t("Kadro geçmişi: %(name)s") % {"name": self.owner}


class TeacherTimeline(Timeline):
    """Where a teacher sat."""

    crumb = (_("Öğretmenler"), "personnel:teachers", "personnel:teacher")
    shown = ("center", "role", "starts", "last_day", "state")
    lead = _("Merkezlerdeki görevleri, ilk ve son günleriyle (Madde 10/4).")
    search_column = None
    empty_title = _("Öğretmen bugüne kadar bir merkezde görevlendirilmedi.")
    empty_text = _("Yöneticilik görevleri öğretmenin kaydında durur.")

    def owners(self):
        return Teacher.objects.visible_to(self.request.duty)

    def terms(self):
        return Assignment.objects.filter(teacher=self.owner)

    def draw(self, last):
        return timeline.of_teacher(self.request, self.owner, last)

    def get_title(self):
        return _t("Görev geçmişi: %(name)s") % {"name": self.owner}
