"""How far each centre's plans have come in the demo, and how long ago the last act was.

By the order of the inherited centres; nobody is general coordinator in 8 and 13.
"""

from dataclasses import dataclass

from smm_portal.offices.roles import OfficeKind
from smm_portal.road.transitions import Act

CENTER, SCHOOL, DISTRICT = OfficeKind.CENTER, OfficeKind.SCHOOL, OfficeKind.DISTRICT
PROVINCE, MTEGM = OfficeKind.PROVINCE, OfficeKind.DIRECTORATE


@dataclass(frozen=True)
class Story:
    """One revision: forwarded ``to`` an office ("" is not sent), there ``end``ed or waiting since
    ``ago`` days; ``then`` tells the next revision. Without ``whole`` something is missing.
    """

    to: str = ""
    ago: int = 0
    end: str = ""
    by_mgk: bool = False
    whole: bool = True
    empty: bool = False
    then: "Story | None" = None


def waits(to: str, ago: int, **more) -> Story:
    return Story(to, ago, **more)


def accepted(ago: int, then: Story | None = None) -> Story:
    return Story(MTEGM, ago, Act.APPROVE, then=then)


def returned(to: str, ago: int, then: Story) -> Story:
    return Story(to, ago, Act.RETURN, then=then)


WRITING = Story(whole=False)
BEGUN = Story(empty=True)
WITHOUT_HEAD = (8, 13)

LAST_YEAR = {order: accepted(700) for order in range(15) if order not in WITHOUT_HEAD}
LAST_YEAR[4] = accepted(700, then=accepted(480))

THIS_YEAR = {order: accepted(330) for order in range(15) if order not in WITHOUT_HEAD}
THIS_YEAR |= {
    4: returned(DISTRICT, 352, then=accepted(326, then=accepted(150))),
    6: accepted(318, then=waits(PROVINCE, 1)),
    9: returned(PROVINCE, 40, then=accepted(12)),
    10: waits(MTEGM, 8),
    12: returned(PROVINCE, 9, then=WRITING),
}

NEXT_YEAR = {
    0: waits(MTEGM, 1),
    1: waits(PROVINCE, 7),
    2: waits(DISTRICT, 2),
    3: waits(SCHOOL, 9),
    4: WRITING,
    5: waits(DISTRICT, 8),
    6: waits(PROVINCE, 2),
    7: returned(DISTRICT, 3, then=WRITING),
    8: BEGUN,
    9: Story(SCHOOL, 4, Act.WITHDRAW),
    10: waits(CENTER, 1, by_mgk=True),
    11: accepted(2),
    14: Story(MTEGM, 5, Act.REFUSE),
}
