"""What happens to a commission, each verb one transaction (10/2). The triggers of 0008 refuse."""

from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from django.dispatch import Signal
from django.utils import timezone

from smm_portal.offices.models import Duty

from ..models import (
    Application,
    Call,
    Commission,
    CommissionMember,
    CommissionState,
    Declaration,
    Recusal,
    Score,
)
from . import drafting, notices

Points = Mapping[int, tuple[int, str]]  # criterion id → (points, note)
# Sent with ``commission`` and ``by`` (who changed the members): the leaving one may have been the
# last whose confirmation minutes waited for.
member_left = Signal()


@transaction.atomic
def form(call: Call, duty: Duty, parts: Mapping[str, Duty], extra: Iterable[Duty] = ()):
    """The province's commission for the call, with its members; gives it.

    A part may still be open: the review does not open before it is covered.
    """
    commission = Commission.objects.create(call=call, province=duty.office, formed_by=duty)
    for part, one in [*parts.items(), *(("MEMBER", one) for one in extra)]:
        CommissionMember.objects.create(commission=commission, part=part, duty=one)
    notices.formed(commission)
    return commission


@transaction.atomic
def open_review(commission: Commission) -> None:
    """From now on the members read and score (10/2: covered, applications closed)."""
    commission.state, commission.opened_at = CommissionState.REVIEWING, timezone.now()
    commission.save(update_fields=["state", "opened_at"])
    notices.opened(commission)


@transaction.atomic
def add_member(commission: Commission, part: str, duty: Duty) -> CommissionMember:
    """One more who sits, for an open part or as a further member."""
    row = CommissionMember.objects.create(commission=commission, part=part, duty=duty)
    notices.joined(commission, [duty])
    return row


@transaction.atomic
def replace_member(member: CommissionMember, duty: Duty | None, reason: str, by: Duty) -> None:
    """The member leaves with the reason, another takes the part; the commission stays covered.

    ``duty`` is the new member's, None where nobody follows; ``by`` is whose act it is.
    """
    member.left_at, member.left_reason = timezone.now(), reason
    member.save(update_fields=["left_at", "left_reason"])
    if duty is not None:
        add_member(member.commission, member.part, duty)
    with connection.cursor() as cursor:  # say it here and not at the end of the request
        cursor.execute("SET CONSTRAINTS commission_member_covered IMMEDIATE")
        cursor.execute("SET CONSTRAINTS commission_member_covered DEFERRED")
    member_left.send(CommissionMember, commission=member.commission, by=by)


@transaction.atomic
def recuse(commission: Commission, application: Application, duty: Duty, kind: str, note: str):
    """The member withdraws from the file, for good; scores he gave it no longer count."""
    drafting.drop(duty.user_id, commission.pk, application.pk)
    return Recusal.objects.create(
        commission=commission,
        application=application,
        user_id=duty.user_id,
        duty=duty,
        kind=kind,
        note=note,
    )


@transaction.atomic
def declare(commission: Commission, duty: Duty, relations: Mapping[Application, tuple[str, str]]):
    """The member said to which applicants he is bound; he withdraws from those files."""
    for application, (kind, note) in relations.items():
        recuse(commission, application, duty, kind, note)
    return Declaration.objects.create(commission=commission, user_id=duty.user_id, duty=duty)


@transaction.atomic
def save_scores(commission: Commission, application: Application, duty: Duty, given: Points) -> int:
    """A member's whole score of a file at once; gives how many criteria changed.

    Two queries whatever the number of criteria; what stays as it was is not written again.
    """
    mine = {"commission": commission, "application": application, "user_id": duty.user_id}
    known = Score.objects.filter(**mine).values_list("criterion", "points", "note")
    before = {criterion: (points, note) for criterion, points, note in known}
    rows = [
        Score(**mine, criterion_id=criterion, points=points, note=note)
        for criterion, (points, note) in sorted(given.items())
        if before.get(criterion) != (points, note)
    ]
    Score.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["commission", "application", "user", "criterion"],
        update_fields=["points", "note", "at"],
    )
    return len(rows)
