"""The one way to show a list: search, filters, order, pages, files, saved views.

A list page is a view with columns and a scoped queryset; everything a reader changes stands in
the address, so that it can be sent, kept and opened without JavaScript.
"""

from dataclasses import replace
from functools import cached_property
from typing import ClassVar

from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views import View

from . import addresses, exports, filters, paging
from .acts import Act
from .addresses import ListAddress
from .columns import Column, Table
from .hooks import hooks, open_acts


class ListPage(View):
    """Base of every list.

    Give ``title``, ``lead``, ``columns`` and ``get_queryset()`` (scoped by ``request.duty``);
    as needed ``filterset_class``, ``ordering``, ``search_column`` (None: no search box),
    ``export_name`` (empty: no files), ``row_url(row)``, ``row_class(row)``, ``main_act()``,
    ``acts()``, the empty state, ``extra_context()``.
    """

    http_method_names: ClassVar = ["get", "head", "options"]
    template_name = "kit/list.html"
    part_name = "kit/list_part.html"
    title = ""
    lead = ""
    columns: tuple[Column, ...] = ()
    filterset_class = None
    ordering: tuple[str, ...] = ("sort_key",)
    search_column: str | None = "search"
    search_label = ""
    export_name = ""
    empty_title = ""
    empty_text = ""

    # What a list answers itself.

    def get_queryset(self):
        raise NotImplementedError

    def get_columns(self) -> tuple[Column, ...]:
        """The columns for this reader."""
        return self.columns

    def get_title(self) -> str:
        return self.title

    def row_url(self, row) -> str:
        """Where the row's name leads; empty for no link."""
        return row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""

    def row_class(self, row) -> str:
        return ""

    def main_act(self) -> Act | None:
        """The one act that stands out beside the title."""
        return None

    def acts(self) -> list[Act]:
        """Further acts."""
        return []

    def empty_act(self) -> Act | None:
        """What to do about a list with no rows at all; the main act unless said otherwise."""
        return self.main_act()

    def extra_context(self) -> dict:
        return {}

    def search(self, rows, text: str):
        """The rows that the search box finds, for a list that looks further than one column."""
        return filters.match_words(rows, text, self.search_column)

    # How it answers.

    def get(self, request, *args, **kwargs):
        write = exports.FORMATS.get(request.GET.get(addresses.FORMAT, ""))
        if write and self.export_name:
            return write(self.as_export())
        return self._page_response()

    def _page_response(self) -> TemplateResponse:
        part = getattr(self.request, "htmx", False) and self._wants_part()
        names = self.part_name if part else self.template_name
        response = TemplateResponse(self.request, names, self.get_context())
        patch_vary_headers(response, ["HX-Request"])
        if part:
            self._steer(response)
        return response

    def _wants_part(self) -> bool:
        htmx = self.request.htmx
        return not (htmx.boosted or htmx.history_restore_request)

    def _steer(self, response) -> None:
        """The clean address for the browser's bar; a wrong filter shows the whole page again,
        for its message stands at the field."""
        if self.filter_errors:
            response["HX-Redirect"] = self.request.get_full_path()
        else:
            response["HX-Push-Url"] = self.address.url(sayfa=self.address.get(addresses.PAGE))

    def get_context(self) -> dict:
        """What the templates use; the rows come ready made."""
        table = Table(self.get_columns(), self.row_url, self.row_class)
        page = self.page
        return {
            "list": self,
            "title": self.get_title(),
            "lead": self.lead,
            "page": page,
            "rows_html": table.rows(page.rows),
            "heads": list(self.heads()),
            "pager": self.pager(),
            "chips": list(self.chips()),
            "acts": self._open_acts(),
            "empty_act": next(iter(open_acts(self.request, [self.empty_act()])), None),
            "saved_views": hooks.saved_views(self.request, self.list_name),
            "saved_view_url": _reverse_or_nothing("saved_view"),
            **self.extra_context(),
        }

    def _open_acts(self) -> list[Act]:
        main = self.main_act()
        first = [replace(main, primary=True)] if main else []
        return open_acts(self.request, [*first, *self.acts()])

    # State.

    @cached_property
    def list_name(self) -> str:
        """The name under which views of this list are kept: its URL name."""
        match = self.request.resolver_match
        return match.view_name if match else type(self).__name__

    @cached_property
    def filterset(self):
        """The bound filter set, or None for a list without filters."""
        if not self.filterset_class:
            return None
        return self.filterset_class(
            self.request.GET, queryset=self.get_queryset(), request=self.request
        )

    @property
    def filter_errors(self):
        return self.filterset.form.errors if self.filterset else {}

    @cached_property
    def address(self) -> ListAddress:
        names = self.filterset.filters if self.filterset else ()
        return ListAddress(self.request.path, self.request.GET, names)

    @cached_property
    def search_text(self) -> str:
        """What was typed into the search box, as typed."""
        text = self.address.get(addresses.SEARCH)[: filters.MAX_QUERY]
        return "".join(c for c in text if c.isprintable()) if self.search_column else ""

    @cached_property
    def rows(self):
        """The whole of what the address asks for, in its order."""
        rows = self.filterset.qs if self.filterset else self.get_queryset()
        if self.search_text:
            rows = self.search(rows, self.search_text)
        return rows.order_by(*self.order_terms)

    @cached_property
    def page(self) -> paging.Page:
        address = self.address
        return paging.page_of(self.rows, address.get(addresses.PAGE), address.get(addresses.SIZE))

    @cached_property
    def sorted_by(self) -> tuple[Column | None, bool]:
        """(column, descending) of the order asked for, else of the list's own where a column
        has it, else (None, False)."""
        asked = self.address.get(addresses.SORT)
        columns = [c for c in self.get_columns() if c.order]
        column = next((c for c in columns if c.key == asked.removeprefix("-")), None)
        if column:
            return column, asked.startswith("-")
        own, flipped = tuple(self.ordering), tuple(map(_flip, self.ordering))
        column = next((c for c in columns if c.order in (own, flipped)), None)
        return column, column is not None and column.order == flipped

    @cached_property
    def order_terms(self) -> list[str]:
        """Ends with the primary key, in the first term's direction: one index serves both ways."""
        column, descending = self.sorted_by
        terms = list(column.order if column else self.ordering)
        terms = [_flip(term) for term in terms] if descending else terms
        if terms[-1].lstrip("-") not in ("pk", "id"):
            terms.append("-pk" if terms[0].startswith("-") else "pk")
        return terms

    # What the page shows around the rows.

    def heads(self):
        """(column, address that sorts by it or "", aria-sort) for each column."""
        by, descending = self.sorted_by
        for column in self.get_columns():
            if not column.order:
                yield column, "", ""
                continue
            now = column is by
            key = f"-{column.key}" if now and not descending else column.key
            state = "" if not now else "descending" if descending else "ascending"
            yield column, self.address.url(sirala=key), state

    def pager(self) -> list[tuple[int | None, str]]:
        """(number, address) of each page link; (None, "") is a gap. Empty for a single page."""
        if self.page.last == 1:
            return []
        return [(n, self._page_url(n) if n else "") for n in self.page.window]

    def _page_url(self, number: int) -> str:
        return self.address.url(sayfa=str(number) if number > 1 else "")

    @property
    def previous_url(self) -> str:
        return self._page_url(self.page.number - 1) if self.page.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self._page_url(self.page.number + 1) if self.page.number < self.page.last else ""

    def sizes(self) -> list[tuple[int, str]]:
        """(rows a page, address) for each size."""
        first = paging.SIZES[0]
        return [(n, self.address.url(adet=str(n) if n != first else "")) for n in paging.SIZES]

    def chips(self):
        """(label, value, address without it) of what narrows the list now."""
        if self.search_text:
            yield _("Arama"), self.search_text, self.address.url(drop=[addresses.SEARCH])
        for name, label, words in self.filterset.active if self.filterset else ():
            yield label, words, self.address.url(drop=[name])

    @property
    def clear_url(self) -> str:
        """The list without search and filters, its order kept."""
        names = self.filterset.filters if self.filterset else ()
        return self.address.url(drop=[addresses.SEARCH, *names])

    @property
    def narrowed(self) -> bool:
        """Whether a search or filter is at work."""
        return bool(self.search_text or (self.filterset and self.filterset.active))

    def export_urls(self) -> list[tuple[str, str]]:
        """(name, address) of each file form."""
        if not self.export_name:
            return []
        names = (("xlsx", _("Excel (XLSX)")), ("csv", _("CSV")))
        return [(name, self.address.url(bicim=form)) for form, name in names]

    def as_export(self) -> exports.Export:
        """The whole filtered, scoped and sorted list, with the columns that may leave."""
        columns = tuple(c for c in self.get_columns() if c.export)
        return exports.Export(
            self.export_name, str(self.get_title()), self.rows, columns, tuple(self._about())
        )

    def _about(self):
        user, duty = self.request.user, getattr(self.request, "duty", None)
        yield _("Dışa aktaran"), f"{user} ({duty})" if duty else str(user)
        yield (
            _("Süzgeç"),
            "; ".join(f"{label}: {value}" for label, value, _u in self.chips()) or _("Yok"),
        )


def _flip(term: str) -> str:
    return term[1:] if term.startswith("-") else f"-{term}"


def _reverse_or_nothing(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
