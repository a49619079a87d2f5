"""What the pages that choose an office or a person share."""

from django.http import HttpRequest

from ..models import Office


def number(request: HttpRequest, name: str) -> int:
    """A key from the address; 0, which no row has, for anything else."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def office_words(office: Office) -> str:
    """Kind and the office above, to tell two schools of one name apart."""
    above = f" · {office.parent.name}" if office.parent else ""
    return office.get_kind_display() + above
