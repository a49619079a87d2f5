"""Kadrolar: the seats of all centres, with figures that open the list behind them."""

from dataclasses import replace

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from centers import seating
from smm_portal.kit import addresses, paging
from smm_portal.kit.lists import ListPage

from .. import access, board, board_list, tables

STATE = "durum"


class SeatsBoard(ListPage):
    """Every seat in use of every standing centre in the reader's scope (4/4, 4/5)."""

    title = _("Kadrolar")
    lead = _("Merkezlerin kullanılan kadroları: dolu, süresi bitecek ve boş olanlar (Madde 4/5).")
    filterset_class = board_list.BoardFilters
    ordering = ("center__sort_key", "seat__number")
    template_name = "personnel/board.html"
    part_name = "personnel/board_part.html"
    search_label = _("Merkez, okul veya görevli ara")
    export_name = _("Kadrolar")
    empty_title = _("Kapsamınızda kullanılan kadro yok.")
    empty_text = _("Kadroları MTEGM, merkezin sayfasında belirler.")

    def get_queryset(self):
        return board.seats_in_use(self.request.duty)

    def get_columns(self):
        return tables.for_reader(self.request.duty, board_list.columns(self.assigns))

    @cached_property
    def assigns(self) -> bool:
        """Whether a vacant seat offers the reader to seat somebody: until the first call."""
        return bool(access.may_enter_inherited(self.request.duty))

    def search(self, rows, text):
        return board.match_seats(rows, text)

    def row_url(self, row):
        return ""  # the centre's cell brings its own link

    @cached_property
    def counted(self) -> dict[str, int]:
        """How many seats stand in each state, of all else that the address asks for."""
        return board.count(self._of_every_state())

    @cached_property
    def page(self):
        page = super().page if self.filter_errors else self._counted_page()
        seating.attach([row.center for row in page.rows])
        return page

    def _counted_page(self) -> paging.Page:
        """The asked page; the figures know already how many rows there are."""
        total = self.counted[self.address.get(STATE)]
        size = paging.whole(self.address.get(addresses.SIZE))
        size = size if size in paging.SIZES else paging.SIZES[0]
        last = max(1, -(-total // size))
        number = min(paging.whole(self.address.get(addresses.PAGE)) or 1, last)
        rows = list(self.rows[(number - 1) * size : number * size])
        return paging.Page(rows, number, size, total, False)

    def extra_context(self):
        chosen = self.address.get(STATE)
        return {
            "figures": board.figures(self.counted, self.address, chosen),
            # A part of the page renews the figures too, which stand above the filters.
            "apart": bool(getattr(self.request, "htmx", False)) and self._wants_part(),
        }

    def _of_every_state(self):
        """What the address asks for, whatever the state: the figures part it."""
        data = self.request.GET.copy()
        data.pop(STATE, None)
        rows = self.filterset_class(data, queryset=self.get_queryset(), request=self.request).qs
        return self.search(rows, self.search_text) if self.search_text else rows

    def as_export(self):
        return replace(super().as_export(), columns=board_list.EXPORT)
