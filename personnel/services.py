"""The verbs on staff: seat a teacher, end a term early, tie a teacher to his account.

The database refuses what 4/4, 4/5 and 8/2 forbid; what it cannot know, the longest term, is
asked here, so that no path seats anybody for longer (10/4).
"""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from centers.models import Center, Seat
from smm_portal.documents.models import StoredFile
from smm_portal.kit import dates, days
from smm_portal.kit.acts import ClauseRefusal
from smm_portal.law import settings
from smm_portal.offices.models import User

from .models import Assignment, Teacher

MAX_TERM = "max_term_months"


@dataclass(frozen=True)
class Approval:
    """The Ministry's approval of an assignment."""

    number: str
    date: dt.date
    file: StoredFile | None = None


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def longest_last_day(starts: dt.date) -> dt.date:
    """The last day that a term begun on ``starts`` may have (10/4, reading 13)."""
    return dates.last_day(add_months(starts, settings.get(MAX_TERM, starts.year)))


def demand_term(starts: dt.date, last_day: dt.date) -> None:
    """Raise ClauseRefusal where the term ends before it begins or is longer than the setting."""
    if last_day < starts:
        raise ClauseRefusal(_("Son gün, ilk günden önce olamaz."), "10/4", field="last_day")
    longest = longest_last_day(starts)
    if last_day > longest:
        said = {"months": settings.get(MAX_TERM, starts.year), "day": days.day(longest)}
        text = _("Görev süresi en çok %(months)s ay; son gün en geç %(day)s olabilir.") % said
        raise ClauseRefusal(text, "10/4", rule="assignment_term", field="last_day")


def assign(
    seat: Seat, teacher: Teacher, starts: dt.date, last_day: dt.date, approval: Approval
) -> Assignment:
    """Seat the teacher by the Ministry's approval, entered as it was given (10/4, reading 28)."""
    demand_term(starts, last_day)
    demand_approval(approval)
    demand_in_post(teacher)
    with transaction.atomic():
        # The centre first, as every verb on centres does.
        Center.objects.select_for_update(of=("self",), no_key=True).get(pk=seat.center_id)
        return Assignment.objects.create(
            seat=seat,
            teacher=teacher,
            starts=starts,
            ends=dates.day_after(last_day),
            approval_number=approval.number,
            approval_date=approval.date,
            file=approval.file,
        )


def demand_approval(approval: Approval) -> None:
    """Raise ClauseRefusal where the approval is dated ahead (10/4)."""
    if approval.date > dates.today():
        raise ClauseRefusal(_("Onay tarihi bugünden sonra olamaz."), "10/4", field="approval_date")


def demand_in_post(teacher: Teacher) -> None:
    """Raise ClauseRefusal where the registry says that the teacher left."""
    if not teacher.working:
        text = _("Öğretmen görevde değil; önce öğretmen kaydını düzeltin.")
        raise ClauseRefusal(text, field="teacher")


def end_early(assignment: Assignment, last_day: dt.date, reason: str) -> Assignment:
    """Shorten a term with a reason; the duty at the centre ends with it the same day."""
    with transaction.atomic():
        row = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
        _demand_shorter(row, last_day)
        row.ends = dates.day_after(last_day)
        row.ended_early, row.end_reason = True, reason
        row.save(update_fields=["ends", "ended_early", "end_reason"])
        return row


def _demand_shorter(row: Assignment, last_day: dt.date) -> None:
    if last_day >= row.last_day:
        said = {"day": days.day(row.last_day)}
        text = _("Son gün %(day)s. Erken bitiş bundan önce olmalı.") % said
        raise ClauseRefusal(text, "10/4", field="last_day")
    if last_day < row.starts:
        said = {"day": days.day(row.starts)}
        text = _("Görev %(day)s günü başladı. Son gün bundan önce olamaz.") % said
        raise ClauseRefusal(text, "10/4", field="last_day")
    if last_day < dates.last_day(dates.today()):
        text = _("Son gün en erken dün olabilir: geçmişte görevle yapılanlar geçerli kalır.")
        raise ClauseRefusal(text, "10/4", field="last_day")


def link_account(teacher_id: int, user: User) -> None:
    """Tie a teacher to the account that his invitation opened; triggers give him his duties."""
    with transaction.atomic():
        teacher = Teacher.objects.select_for_update(of=("self",)).get(pk=teacher_id)
        if teacher.user_id is None:
            teacher.user = user
            teacher.save(update_fields=["user"])
