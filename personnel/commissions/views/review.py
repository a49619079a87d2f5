"""The files before the commission, as a list for its members."""

from dataclasses import replace

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from smm_portal.kit import addresses, days
from smm_portal.kit.lists import ListPage

from .. import access, files, filters, scoring, sitting, tables
from . import load
from .recusing import must_declare

# What a row of the list shows.
SHOWN = (
    "teacher__first_name",
    "teacher__last_name",
    "teacher__user_id",
    "teacher__subject__name",
)


class ReviewList(ListPage):
    """What a member sees: every file, whether he and the others scored it, never others' points."""

    title = _("Komisyonun dosyaları")
    filterset_class = filters.ReviewFilters
    ordering = ("teacher__sort_key", "pk")
    search_column = "teacher__search"
    search_label = _("Başvuran ara")
    empty_title = _("Komisyonun önünde dosya yok.")
    empty_text = _("Kontrolleri biten başvurular burada görünür.")

    def get(self, request, *args, **kwargs):
        self.commission = request.commission = load.commission(
            request, kwargs["pk"], sitting.with_seats
        )
        access.may_review(request.duty, self.commission).demand()
        if must_declare(self.commission):
            return redirect("personnel:declare", self.commission.pk)
        if request.GET.get(addresses.FORMAT):
            access.may_take_scores(request.duty, self.commission, self.marks).demand()
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        rows = files.with_marks(files.of(self.commission), self.commission)
        rows = files.with_wishes(rows, self.commission)
        rows = filters.with_mine(rows, self.commission, self.request.user.pk)
        return rows.select_related("teacher__subject").only(*SHOWN)

    @cached_property
    def marks(self):
        """Every file's mark, narrowed or not."""
        return files.marks(self.commission)

    @property
    def export_name(self):
        allowed = access.may_take_scores(self.request.duty, self.commission, self.marks)
        return _("Komisyonun dosyaları") if allowed else ""

    @cached_property
    def _table(self):
        return tables.ReviewTable(
            self.request.user.pk, lambda row: files.mark_of(row, self.commission)
        )

    def get_columns(self):
        return self._table.columns()

    def row_url(self, row):
        if self._table.closed(row):
            return ""
        return reverse("personnel:review_file", args=[self.commission.pk, row.pk])

    @property
    def lead(self):
        me = self.request.user.pk
        said = {
            "all": days.number(len(self.marks)),
            "done": days.number(sum(mark.complete for mark in self.marks)),
            "mine": days.number(sum(mark.waits_for(me) for mark in self.marks)),
        }
        return (
            _t(
                "%(all)s dosya. %(mine)s dosya puanınızı bekliyor, %(done)s dosyayı herkes puanladı."
            )
            % said
        )

    def extra_context(self):
        row = self.commission
        here = f"{row.province} · {row.call}"
        home = reverse("personnel:commissions")
        crumbs = [(_("Komisyonlar"), home), (here, row.get_absolute_url()), (self.title, "")]
        return {"crumbs": crumbs}

    def as_export(self):
        found = super().as_export()
        total = self._table.total_column(scoring.totals(self.commission))
        return replace(found, columns=(*found.columns, total))


def next_unscored(commission, user: int, after: int) -> tuple[int | None, int | None, int]:
    """(file before, file after, how many) of those that wait for the member's score, by name."""
    marks = files.marks(commission)
    place = next((i for i, mark in enumerate(marks) if mark.application == after), -1)
    waiting = [(i, mark.application) for i, mark in enumerate(marks) if mark.waits_for(user)]
    before = [pk for i, pk in waiting if i < place]
    later = [pk for i, pk in waiting if i > place]
    return (before[-1] if before else None), (later[0] if later else None), len(waiting)
