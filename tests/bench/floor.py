"""The floor: the simplest Django view that shows the same rows inside the same furniture.

Layout, menu and filter form are the portal's own; the rows are one query and a loop in a
template, without search, order, count, pages or act.
"""

from django.shortcuts import render


def floor_view(list_page, fields: list[str]):
    """A function view that shows 25 rows of the list's queryset, ``fields`` as the cells."""

    def view(request):
        page = list_page()
        page.setup(request)
        rows = page.get_queryset()[:25]
        return render(
            request,
            "floor.html",
            {
                "title": page.title,
                "form": page.filterset_class(None, queryset=rows, request=request).form,
                "names": fields,
                "rows": [[_read(row, path) for path in fields] for row in rows],
            },
        )

    return view


def _read(row, path: str):
    for step in path.split("."):
        row = getattr(row, step, "")
    return row
