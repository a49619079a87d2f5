"""Who finally fits for which seat, and who of them is on the list to Personel GM (10/3, 10/4)."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery

from ..eligibility import TIERS
from ..models import Assignment, CallSeat, Candidacy, Commission, Nomination, Ruling
from ..models.commissions import CommissionState
from ..models.results import MinutesKind, MinutesState, Outcome

WAITING, LISTED, APPOINTED, NOBODY = "bekliyor", "listede", "gorevlendirildi", "aday-yok"


def final_rulings():
    """Rulings of the final minutes that went to the Ministry, of those who fit."""
    return Ruling.objects.filter(
        outcome=Outcome.FITS,
        minutes__kind=MinutesKind.FINAL,
        minutes__state=MinutesState.CONFIRMED,
        minutes__commission__state=CommissionState.SENT,
    )


def seats():
    """Seats whose province told the Ministry, with who is on the list and who was appointed."""
    told = Commission.objects.filter(
        call=OuterRef("call"), province=OuterRef("province"), state=CommissionState.SENT
    )
    fits = final_rulings().filter(candidacy__call_seat=OuterRef("pk")).order_by()
    fits = fits.values("candidacy__call_seat").annotate(n=Count("pk")).values("n")
    rows = CallSeat.objects.filter(Exists(told)).annotate(
        fitting=Subquery(fits), appointed=Exists(_appointed())
    )
    return rows.select_related(
        "call", "seat__center__school__district__province", "role__field"
    ).prefetch_related(Prefetch("nominations", _open(), to_attr="listed"))


def _appointed():
    return Assignment.objects.filter(candidacy__call_seat=OuterRef("pk"))


def _open():
    """Nominations that stand, with the person and his assignment from it."""
    rows = Nomination.objects.filter(dropped_at__isnull=True)
    return rows.select_related(
        "candidacy__application__teacher__subject",
        "candidacy__application__teacher__school__district__province",
        "candidacy__assignment",
    )


def in_state(rows, state: str):
    """Seats that stand so: nobody on the list yet, listed, appointed, nobody fits."""
    on_list = Exists(Nomination.objects.filter(call_seat=OuterRef("pk"), dropped_at__isnull=True))
    return {
        WAITING: lambda: rows.filter(~on_list, appointed=False, fitting__gt=0),
        LISTED: lambda: rows.filter(on_list, appointed=False),
        APPOINTED: lambda: rows.filter(appointed=True),
        NOBODY: lambda: rows.filter(fitting__isnull=True),
    }[state]()


def state_of(row: CallSeat) -> str:
    """Where a row of ``seats`` stands."""
    if row.appointed:
        return APPOINTED
    if row.listed:
        return LISTED
    return WAITING if row.fitting else NOBODY


def to_appoint():
    """Nominations that wait for the Ministry's approval, with all that appointing reads."""
    rows = Nomination.objects.filter(dropped_at__isnull=True, candidacy__assignment__isnull=True)
    return rows.select_related(
        "call_seat__call",
        "call_seat__seat__center__school__district__province",
        "call_seat__role__field",
        "candidacy__application__teacher__subject",
        "candidacy__application__teacher__school",
    ).order_by("call_seat__call", "call_seat__seat__center__sort_key", "call_seat__seat__number")


@dataclass(frozen=True)
class SeatState:
    """What was decided for a seat so far."""

    nomination: Nomination | None
    appointed: bool


@dataclass
class Candidate:
    """Somebody who finally fits for a seat: how, and for what else."""

    candidacy: Candidacy
    tier: int | None
    score: object
    others: list[Candidacy] = field(default_factory=list)
    listed: Nomination | None = None
    elsewhere: str = ""
    hint: bool = False

    @property
    def teacher(self):
        return self.candidacy.application.teacher

    @property
    def tier_label(self) -> str:
        """The group of 6/2 and 7/2 in words."""
        return next((str(one.label) for one in TIERS if one.number == self.tier), "")

    @property
    def order(self) -> tuple:
        """Whose turn by group, his own wish, then points: only a hint, all of them fit."""
        return self.tier or 9, self.candidacy.rank, -(self.score or 0), self.candidacy.pk


def candidates(row: CallSeat) -> list[Candidate]:
    """All who finally fit for the seat, the hint first; four queries."""
    rulings = (
        final_rulings()
        .filter(candidacy__call_seat=row)
        .select_related(
            "candidacy__application__teacher__subject", "candidacy__application__teacher__school"
        )
    )
    found = [Candidate(one.candidacy, one.tier, one.score) for one in rulings]
    _add_others(found, row)
    _add_places(found, row)
    found.sort(key=lambda one: one.order)
    free = [one for one in found if not one.elsewhere]
    if free:
        free[0].hint = True
    return found


def _add_others(found: list[Candidate], row: CallSeat) -> None:
    """The other seats for which each fits too."""
    people = {one.candidacy.application_id: one for one in found}
    wishes = Candidacy.objects.filter(
        application__in=list(people), pk__in=final_rulings().values("candidacy")
    ).exclude(call_seat=row)
    for wish in wishes.select_related("call_seat__seat__center").order_by("rank"):
        people[wish.application_id].others.append(wish)


def _add_places(found: list[Candidate], row: CallSeat) -> None:
    """Who is on the list for this seat, for another, or sits somewhere when the term starts."""
    people = {one.candidacy.application.teacher_id: one for one in found}
    listed = Nomination.objects.filter(
        dropped_at__isnull=True, candidacy__application__teacher__in=list(people)
    ).filter(Q(call_seat=row) | Q(candidacy__assignment__isnull=True))
    rows = listed.select_related("call_seat__seat__center", "candidacy__application")
    for one in rows:
        person = people[one.candidacy.application.teacher_id]
        if one.call_seat_id == row.pk:
            person.listed = one
        else:
            person.elsewhere = _place(one.call_seat.seat)
    sitting = Assignment.objects.filter(
        teacher__in=list(people), ends__gt=row.call.term_starts_on
    ).exclude(candidacy__call_seat=row)
    for one in sitting.select_related("seat__center"):
        people[one.teacher_id].elsewhere = _place(one.seat)


def _place(seat) -> str:
    return f"{seat.center} ({seat.number})"
