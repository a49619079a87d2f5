"""What the pages that choose an office or a person share."""

from django.http import HttpRequest

from smm_portal.kit.keys import row_key

from ..models import Office


def number(request: HttpRequest, name: str) -> int:
    """A key from the address; 0, which no row has, for anything else."""
    return row_key(request.GET.get(name, ""))


def office_words(office: Office) -> str:
    """Kind and the office above, to tell two schools of one name apart."""
    above = f" · {office.parent.name}" if office.parent else ""
    return office.get_kind_display() + above
