"""Invented decisions of MTEGM with a PDF that says so."""

import datetime as dt
import logging
from itertools import count

from django.core.files.base import ContentFile
from django.template.loader import render_to_string

from centers.models import Center, Decision, DecisionKind
from smm_portal.documents.models import StoredFile
from smm_portal.offices.models import Duty

FIRST_NUMBER = 130_000_001


def working_day(day: dt.date) -> dt.date:
    """The day itself, or the Friday before a weekend."""
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


class Decisions:
    """Makes decisions one after another, numbered in their order, in one person's name."""

    def __init__(self, by: Duty):
        self.by, self.numbers = by, count(FIRST_NUMBER, 17)

    def make(self, kind: DecisionKind, day: dt.date, centers: list[Center]) -> Decision:
        """A decision of the day about these centres, with its PDF."""
        day = working_day(day)
        number = f"E-20880154-10.04-{next(self.numbers)}"
        return Decision.objects.create(
            kind=kind,
            number=number,
            date=day,
            effective_on=day,
            file=self._file(kind, number, day, centers),
            note="Örnek karar; portalı denemek için üretildi.",
        )

    def _file(self, kind, number, day, centers) -> StoredFile:
        lines = [f"{center.name}: {kind.label}" for center in centers]
        context = {"title": kind.label, "number": number, "date": day, "lines": lines}
        return StoredFile.objects.keep(
            ContentFile(as_pdf(render_to_string("personnel/demo/decision.html", context))),
            name=f"ornek-karar-{number.rsplit('-', 1)[1]}.pdf",
            content_type="application/pdf",
            duty=self.by,
        )


def as_pdf(html: str) -> bytes:
    """The page as a PDF."""
    from weasyprint import HTML  # heavy: only the demo's own load pays for it

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return HTML(string=html).write_pdf()
