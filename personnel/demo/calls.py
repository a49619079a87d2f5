"""Calls of the demo: one that takes applications, one still being written."""

from personnel.calls import offered, services
from personnel.models import Call
from smm_portal.kit import dates

CRITERIA = (
    ("Mesleki eğitim ve sertifikalar", 30, "Her geçerli belge 20 puan, en çok 100."),
    ("Proje, yarışma ve patent çalışmaları", 30, "Yürütülen her çalışma 25 puan, en çok 100."),
    ("Eğiticilik ve öğretim materyali deneyimi", 25, "Her eğitim ya da materyal 20 puan."),
    ("Görüşme", 15, "Görevi kavrayışı ve çalışma önerisi 0–100 arasında puanlanır."),
)
DOCUMENTS = (
    ("Hizmet belgesi", "Son üç ay içinde alınmış olmalı.", True, None),
    ("Sertifikalar ve kurs belgeleri", "Tek PDF olarak ekleyin.", False, 0),
    ("Proje belgeleri", "Yürütücü olduğunuzu gösteren belgeler.", False, 1),
)
OPEN_SEATS = 5


def make(head) -> None:
    """An open call for some vacant seats, and a draft for others that lacks weights."""
    call = _written(services.begin(), slice(OPEN_SEATS))
    call = services.write(call, _open_today(call))
    services.publish(head, call)
    draft = _written(services.begin(), slice(3))
    draft.criteria.last().delete()


def _open_today(call: Call) -> dict:
    values = {name: getattr(call, name) for name in services.MATTER}
    return values | {"opens_on": dates.today(), "pass_score": 50}


def _written(call: Call, some: slice) -> Call:
    roles = list(offered.seats_for(call).filter(until__isnull=True)[some])
    services.set_seats(call, roles, [role.seat_id for role in roles])
    services.set_criteria(call, _criteria())
    keys = list(call.criteria.values_list("pk", flat=True))
    services.set_documents(call, [_document(keys, *row) for row in DOCUMENTS])
    return call


def _criteria() -> list[dict]:
    return [{"name": n, "weight": w, "description": text} for n, w, text in CRITERIA]


def _document(keys: list[int], name: str, text: str, required: bool, criterion) -> dict:
    found = None if criterion is None else keys[criterion]
    return {"name": name, "help": text, "required": required, "criterion_id": found}
