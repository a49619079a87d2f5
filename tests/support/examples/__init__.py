"""An example of every address that takes arguments, for the test that walks them all.

Each room has its module with ``EXAMPLES``: URL name → function of the world that gives
(arguments inside the walker's scope, arguments outside it); None for a side that has none.
``world.duty`` is the walker's. Make rows where none fits: each example is undone after its request.
"""

from . import (
    centers,
    documents,
    guide,
    law,
    offices,
    personnel,
    personnel_applications,
    personnel_appointments,
    personnel_calls,
    personnel_commissions,
    personnel_results,
    personnel_work,
    reporting,
    road,
)

OF_PERSONNEL = (
    personnel_calls,
    personnel_applications,
    personnel_commissions,
    personnel_results,
    personnel_appointments,
    personnel_work,
)

EXAMPLES = (
    offices.EXAMPLES
    | guide.EXAMPLES
    | law.EXAMPLES
    | documents.EXAMPLES
    | road.EXAMPLES
    | centers.EXAMPLES
    | personnel.EXAMPLES
    | reporting.EXAMPLES
    | {name: made for part in OF_PERSONNEL for name, made in part.EXAMPLES.items()}
)

# These ask further than the policy (whether this kind of import, this year, this state of the
# thing): an allowed role may still meet a refusal with its reason.
ASKS_FURTHER = (
    personnel.ASKS_FURTHER
    | documents.ASKS_FURTHER
    | law.ASKS_FURTHER
    | road.ASKS_FURTHER
    | {name for part in OF_PERSONNEL for name in part.ASKS_FURTHER}
)
