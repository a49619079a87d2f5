"""The addresses of a guided act, and its place among the kinds of draft."""

from django.urls import path, reverse

from smm_portal.road import drafts


def paths(prefix: str, view_class) -> list:
    """``<prefix>`` and ``<prefix><step>/`` under the view's ``url_name``; registers its drafts."""
    drafts.register(
        view_class.kind,
        view_class.title,
        url=lambda draft: reverse(view_class.url_name, kwargs=view_class.kwargs_of(draft.key)),
        detail=view_class.draft_detail,
        may=view_class.may_draft,
    )
    name, view = view_class.url_name.split(":")[-1], view_class.as_view()
    return [
        path(prefix, view, name=name),
        path(f"{prefix}<slug:step>/", view, name=f"{name}_step"),
    ]
