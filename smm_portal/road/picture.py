"""The table of the road as people read it: a page in Markdown, generated into docs/yol.md."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from smm_portal.offices.roles import Role

from .transitions import TRANSITIONS, Act, State

PLACES = {
    "CENTER": _("Merkez"),
    "SENDER": _("Gönderen merkez (üst makam işlem yapmadan)"),
    "SCHOOL": _("Okul"),
    "DISTRICT": _("İlçe müdürlüğü (varsa)"),
    "PROVINCE": _("İl müdürlüğü"),
    "MTEGM": _("MTEGM (yol ÖYGM'de bitiyorsa)"),
    "MTEGM_FINAL": _("MTEGM (yolun sonu)"),
    "OYGM_FINAL": _("ÖYGM (yolun sonu)"),
}
HEAD = """# Gönderilerin yolu (Madde 5/3)

Bu sayfa `manage.py yol` ile yolun tablosundan üretilir; elle değiştirilmez. Aynı satırlar
veritabanında da durur (`road_transition`) ve her adımı oradaki tetik denetler.

- Bir gönderiyi yalnız bir adım ilerletir; adımlar silinmez, değişmez.
- Mesleki gelişim koordinatörünün gönderdiği önce merkezin genel koordinatörüne gelir.
- İlçe müdürlüğü olmayan yerde gönderi okuldan ile geçer.
- Yolda olan metin hiçbir tabloda değiştirilemez. İade edilen, yeni revizyonla yeniden gönderilir.
- Vekil, asilin yaptığını yapar; adının yanında (V.) yazar.
"""
DRAWING = """```mermaid
stateDiagram-v2
    direction LR
    [*] --> Taslak
{lines}
    Iade --> [*]
    Kabul --> [*]
    Ret --> [*]
```
"""
NAMES = {
    State.DRAFT: "Taslak",
    State.WAITING: "Makamda",
    State.RETURNED: "Iade",
    State.APPROVED: "Kabul",
    State.REFUSED: "Ret",
}


def markdown() -> str:
    """The whole page."""
    return "\n".join([HEAD, _drawing(), *_tables()]) + "\n"


def _drawing() -> str:
    moves = dict.fromkeys((row.before, row.after, row.act) for row in TRANSITIONS)
    lines = [f"    {NAMES[b]} --> {NAMES[a]}: {Act(act).label}" for b, a, act in moves]
    return DRAWING.format(lines="\n".join(lines))


def _tables() -> Iterator[str]:
    yield "| Yer | İşlem | Kim | Sonra | Gerekçe |"
    yield "|---|---|---|---|---|"
    for (place, act, after, note), roles in _grouped().items():
        who = ", ".join(str(Role(role).label) for role in roles)
        reason = "zorunlu" if note else ""
        yield f"| {PLACES[place]} | {Act(act).label} | {who} | {State(after).label} | {reason} |"


def _grouped() -> dict[tuple, list[str]]:
    found: dict[tuple, list[str]] = {}
    places = list(PLACES)
    for row in sorted(TRANSITIONS, key=lambda row: places.index(row.place)):
        found.setdefault((row.place, row.act, row.after, row.needs_note), []).append(row.role)
    return found
