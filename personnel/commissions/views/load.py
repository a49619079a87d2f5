"""A commission within the reader's scope, with what every page of it asks."""

from django.shortcuts import get_object_or_404

from ...models import Commission
from .. import files, sitting


def commissions(duty):
    """The commissions that the reader sees, with who sits on them."""
    rows = Commission.objects.visible_to(duty).select_related("call", "province")
    return sitting.with_sitting(rows)


def commission(request, pk: int, *more) -> Commission:
    """One of them, with whether the reader declared his relations; 404 outside his scope.

    ``more`` are functions of ``sitting`` that annotate further.
    """
    rows = sitting.with_declared(commissions(request.duty), request.duty)
    for annotate in more:
        rows = annotate(rows)
    return get_object_or_404(rows, pk=pk)


def application(of: Commission, pk: int):
    """A file before the commission with its applicant and marks; 404 for any other."""
    rows = files.with_marks(files.of(of), of).select_related("teacher__subject", "teacher__school")
    return get_object_or_404(rows, pk=pk)
