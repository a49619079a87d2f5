"""Where a finding's office leads: the centre's or the school's own page."""

from django.urls import reverse

from smm_portal.law import places
from smm_portal.offices.roles import OfficeKind

from .models import Center, School


def center_page(office: int) -> str:
    """The page of the centre whose office this is."""
    return _page(Center, "centers:detail", office)


def school_page(office: int) -> str:
    """The page of the school whose office this is."""
    return _page(School, "centers:school", office)


def _page(model, name: str, office: int) -> str:
    pk = model.objects.filter(office=office).values_list("pk", flat=True).first()
    return reverse(name, args=[pk]) if pk else ""


places.answer(OfficeKind.CENTER, center_page)
places.answer(OfficeKind.SCHOOL, school_page)
