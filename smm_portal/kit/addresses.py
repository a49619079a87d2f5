"""A list's state as it stands in the address, and the addresses that change one thing in it."""

from collections.abc import Iterable

from django.http import QueryDict

SEARCH, SORT, PAGE, SIZE, FORMAT = "q", "sirala", "sayfa", "adet", "bicim"


class ListAddress:
    """Only what the list knows and what is not empty; anything else in the address falls out."""

    def __init__(self, path: str, query: QueryDict, filters: Iterable[str] = ()):
        self.path, self.filters = path, tuple(filters)
        self.values = self._known(query)

    def _known(self, query: QueryDict) -> dict[str, list[str]]:
        names = (SEARCH, *self.filters, SORT, SIZE, PAGE)
        pairs = ((name, [v for v in query.getlist(name) if v]) for name in names)
        return {name: values for name, values in pairs if values}

    def get(self, name: str) -> str:
        """The last value of a parameter, or nothing."""
        return self.values.get(name, [""])[-1]

    def query(self, drop: Iterable[str] = (), **changes: str) -> str:
        """The query string with parameters dropped and changed; empty values fall out."""
        data = QueryDict(mutable=True)
        for name, values in self.values.items():
            if name not in changes and name not in drop:
                data.setlist(name, values)
        for name, value in changes.items():
            if value:
                data[name] = str(value)
        return data.urlencode()

    def url(self, drop: Iterable[str] = (), **changes: str) -> str:
        """The address with parameters dropped and changed. Changing anything but the page
        goes back to the first page."""
        drop = {*drop} if PAGE in changes else {*drop, PAGE}
        query = self.query(drop, **changes)
        return f"{self.path}?{query}" if query else self.path

    @property
    def kept(self) -> str:
        """The query that a saved view keeps: filters, search and order, not the page."""
        return self.query(drop=(PAGE,))
