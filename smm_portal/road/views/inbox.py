"""Gelen kutusu and gidenler: what waits at my office, and where is what we passed on."""

from django.db.models import BigIntegerField, F, Func, OuterRef, Subquery, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.lists import ListPage
from smm_portal.offices.models import Office

from .. import tables
from ..filters import PaperFilters, SentFilters
from ..models import Submission

PROVINCE_PLACE = 3  # "/1/34/972/": the Ministry, then the province


def with_province(rows):
    """Papers with the name of the sender's province office as ``province_name``."""
    part = Func(F("office__path"), Value("/"), Value(PROVINCE_PLACE), function="split_part")
    rows = rows.annotate(province_id=Cast(part, BigIntegerField()))
    name = Office.objects.filter(pk=OuterRef("province_id")).values("name")[:1]
    return rows.annotate(province_name=Subquery(name))


class PaperList(ListPage):
    """What both lists share."""

    search_column = "office__search"
    search_label = _("Gönderen merkez ara")

    def get_columns(self):
        return tables.for_reader(self.request.duty, self.columns)

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
        rows = rows.waiting_at(self.request.duty.office).select_related("office")
        return with_province(rows)


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
        rows = rows.sent_by(self.request.duty.office).select_related("office", "at_office")
        return with_province(rows)
