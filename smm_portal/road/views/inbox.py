"""Gelen kutusu and gidenler: what waits at my office, and where is what we passed on."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.lists import ListPage

from .. import tables
from ..filters import PaperFilters, SentFilters, provinces
from ..models import Submission

PROVINCE_PLACE = 2  # "/1/34/972/": the Ministry, then the province


class PaperList(ListPage):
    """What both lists share."""

    search_column = "office__search"
    search_label = _("Gönderen merkez ara")

    def get_columns(self):
        shown = tables.for_reader(self.request.duty, self.columns)
        return tuple(
            replace(column, value=self._province) if column is tables.PROVINCE else column
            for column in shown
        )

    def _province(self, row) -> str:
        """From the filter's own options: a look-up in the database would cost every skipped row."""
        return provinces(self.request).get(int(row.office.path.split("/")[PROVINCE_PLACE]), "")

    def row_class(self, row):
        return "is-late" if row.late else ""


class Inbox(PaperList):
    """Papers waiting at the reader's office, late ones first."""

    title = _("Gelen kutusu")
    lead = _("Makamınızda işlem bekleyen gönderiler. Süresi en yakın olan öndedir.")
    columns = tables.INBOX_COLUMNS
    filterset_class = PaperFilters
    ordering = tables.DUE_ORDER
    export_name = _("Gelen kutusu")
    empty_title = _("Bekleyen gönderi yok.")
    empty_text = _("Bir merkezin gönderisi makamınıza gelince burada görünür ve size bildirilir.")

    def get_queryset(self):
        rows = Submission.objects.visible_to(self.request.duty)
        return rows.waiting_at(self.request.duty.office).select_related("office")


class Sent(PaperList):
    """What the centre sent or the office passed on, and where it is now."""

    title = _("Gidenler")
    lead = _("Gönderdikleriniz ve makamınızdan geçenler; her birinin şimdi nerede olduğu.")
    columns = tables.SENT_COLUMNS
    filterset_class = SentFilters
    ordering = ("-sent_at", "-id")
    export_name = _("Gidenler")
    empty_title = _("Buradan çıkan gönderi yok.")
    empty_text = _("Gönderdiğiniz veya üst makama ilettiğiniz her şey burada izlenir.")

    def get_queryset(self):
        rows = Submission.objects.visible_to(self.request.duty)
        return rows.sent_by(self.request.duty.office).select_related("office", "at_office")
