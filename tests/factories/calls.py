"""Calls, applications, commissions and results for tests, step by step as the rules let them.

Each step happens on a day on which it may: a call opens today and takes applications for ten days,
``later`` days follow from its calendar (``tests.support.days``). What is made here is written as the
services write it, without their pages.
"""

import datetime as dt

from centers.models import Seat
from personnel.applications.judging import judge_application
from personnel.models import (
    Application,
    ApplicationStep,
    Call,
    CallSeat,
    Candidacy,
    Commission,
    CommissionMember,
    Confirmation,
    Criterion,
    Minutes,
    Ruling,
    Teacher,
)
from personnel.models.calls import CallState
from personnel.models.commissions import ROLE_OF_PART, CommissionState
from personnel.models.results import MinutesKind, MinutesState, Outcome
from smm_portal.kit import dates
from smm_portal.offices.models import Duty
from smm_portal.offices.roles import Role
from tests.support import days

from .centers import CenterFactory, clerk
from .offices import duty_at
from .personnel import TeacherFactory, give_account, seat

CRITERIA = (("Mesleki çalışmalar", 60), ("Proje deneyimi", 40))


def draft_call(*seats: Seat, criteria=CRITERIA, **kwargs) -> Call:
    """A call being written, for the given seats (the general seat of a new centre unless said)."""
    day = dates.today()
    kwargs.setdefault("title", "Koordinatör görevlendirme çağrısı")
    kwargs.setdefault("text", "Başvurular portaldan yapılır.")
    calendar = {
        "opens_on": day,
        "applications_until": day + dt.timedelta(days=10),
        "checks_until": day + dt.timedelta(days=15),
        "commission_until": day + dt.timedelta(days=25),
        "results_until": day + dt.timedelta(days=30),
        "term_starts_on": day + dt.timedelta(days=40),
    }
    call = Call.objects.create(**{**calendar, **kwargs})
    for one in seats or [seat(CenterFactory())]:
        add_seat(call, one)
    for position, (name, weight) in enumerate(criteria, start=1):
        Criterion.objects.create(call=call, position=position, name=name, weight=weight)
    return call


def add_seat(call: Call, one: Seat) -> CallSeat:
    """The seat put into a draft call, with its role when the term starts."""
    return CallSeat.objects.create(
        call=call, seat=one, role=one.roles.in_force(call.term_starts_on).get()
    )


def publish(call: Call) -> Call:
    """Published today by MTEGM's head."""
    call.state, call.published_by = CallState.PUBLISHED, clerk()
    call.published_at = dt.datetime.now(dt.UTC)
    call.save(update_fields=["state", "published_by", "published_at"])
    return call


def open_call(*seats: Seat, **kwargs) -> Call:
    """A published call that takes applications today."""
    return publish(draft_call(*seats, **kwargs))


def applicant(**kwargs) -> Teacher:
    """A teacher with an account who meets every condition of 6/1 and 7/1, the field's by subject."""
    from personnel.models import ManagerialDuty

    teacher = TeacherFactory(**kwargs)
    give_account(teacher)
    ManagerialDuty.objects.create(
        teacher=teacher, school=teacher.school, kind="DEPUTY", starts=dt.date(2020, 9, 1)
    )
    return teacher


def application(call: Call, teacher: Teacher | None = None, *call_seats: CallSeat) -> Application:
    """A draft for the call's seats (all unless given), in the order given."""
    teacher = teacher or applicant()
    row = Application.objects.create(call=call, teacher=teacher, statement="Görev almak istiyorum.")
    for rank, one in enumerate(call_seats or call.call_seats.order_by("pk"), start=1):
        Candidacy.objects.create(application=row, call_seat=one, rank=rank)
    return row


def own_duty(teacher: Teacher) -> Duty:
    """The teacher's own duty at his school."""
    return Duty.objects.in_force().get(user=teacher.user_id, role=Role.TEACHER)


def step(row: Application, act: str, duty: Duty, note: str = "") -> Application:
    """One act on an application."""
    ApplicationStep.objects.create(application=row, act=act, duty=duty, note=note)
    row.refresh_from_db()
    return row


def sent(call: Call, teacher: Teacher | None = None, *call_seats: CallSeat) -> Application:
    """An application that was judged and sent; it lies at the teacher's school."""
    row = application(call, teacher, *call_seats)
    judge_application(row, "SENT")
    return step(row, "SEND", own_duty(row.teacher))


def province_duty(office, role: str = Role.PROVINCE_DIRECTOR) -> Duty:
    """The duty of this role at the province directorate, an old one where there is one."""
    found = Duty.objects.in_force().filter(office=office, role=role, is_deputy=False).first()
    return found or duty_at(office, role)


def checked(call: Call, teacher: Teacher | None = None, *call_seats: CallSeat) -> Application:
    """An application that the applicant's province passed on to the commissions."""
    row = sent(call, teacher, *call_seats)
    office = row.teacher.school.district.province.office
    while row.state != "COMMISSION":
        step(row, "CHECK", province_duty(office, Role.PROVINCE_HR), "Alt makamın yerine bakıldı.")
    return row


def commission(call: Call, province=None) -> Commission:
    """A formed commission with its chair and the three units, of the call's only province or given."""
    province = province or call.call_seats.select_related("province").first().province
    chair = province_duty(province)
    row = Commission.objects.create(call=call, province=province, formed_by=chair)
    for part, role in ROLE_OF_PART.items():
        CommissionMember.objects.create(
            commission=row, part=part, duty=province_duty(province, role)
        )
    return row


def reviewing(row: Commission) -> Commission:
    """The review opened; applications must have closed (``days.after``)."""
    row.state, row.opened_at = CommissionState.REVIEWING, dt.datetime.now(dt.UTC)
    row.save(update_fields=["state", "opened_at"])
    return row


def minutes(row: Commission, kind: str = MinutesKind.PROVISIONAL) -> Minutes:
    """Minutes being prepared."""
    duty = row.members.get(part="CHAIR").duty
    return Minutes.objects.create(commission=row, kind=kind, prepared_by=duty)


def ruling(paper: Minutes, candidacy: Candidacy, outcome: str = Outcome.FITS, **kwargs) -> Ruling:
    """What the minutes say of a candidacy, its tier as judged last."""
    judged = candidacy.judgings.latest("pk")
    kwargs.setdefault("tier", judged.tier)
    kwargs.setdefault("reason", "Şartları taşıyor.")
    return Ruling.objects.create(minutes=paper, candidacy=candidacy, outcome=outcome, **kwargs)


def signing(paper: Minutes) -> Minutes:
    """The minutes put before the members."""
    paper.state = MinutesState.SIGNING
    paper.save(update_fields=["state"])
    return paper


def confirmed(paper: Minutes) -> Minutes:
    """Confirmed by every sitting member; the last one closes the minutes."""
    signing(paper)
    seen = set()
    for member in paper.commission.members.filter(left_at=None).select_related("duty"):
        if member.user_id not in seen:
            Confirmation.objects.create(minutes=paper, user_id=member.user_id, duty=member.duty)
            seen.add(member.user_id)
    paper.refresh_from_db()
    return paper


def provisional(row: Commission, *outcomes: tuple[Candidacy, str]) -> Commission:
    """The provisional result published: every candidacy FITS unless given, five days for objections."""
    paper = minutes(row)
    said = dict(outcomes)
    for wish in Candidacy.objects.filter(
        call_seat__call=row.call, call_seat__province=row.province, application__state="COMMISSION"
    ):
        ruling(paper, wish, said.get(wish, Outcome.FITS))
    confirmed(paper)
    row.state, row.provisional_at = CommissionState.PROVISIONAL, dt.datetime.now(dt.UTC)
    row.objections_until = dates.today() + dt.timedelta(days=7)
    row.save(update_fields=["state", "provisional_at", "objections_until"])
    return row


def told_ministry(row: Commission) -> Commission:
    """The final minutes confirmed and sent, on the day after the last for objections."""
    with days.on(row.objections_until + dt.timedelta(days=1)):
        paper = minutes(row, MinutesKind.FINAL)
        for one in standing(row):
            ruling(
                paper,
                one.candidacy,
                one.outcome,
                tier=one.tier,
                score=one.score,
                accepted=one.accepted,
            )
        confirmed(paper)
        for state in (CommissionState.FINAL, CommissionState.SENT):
            row.state = state
            row.save(update_fields=["state"])
    return row


def standing(row: Commission) -> list[Ruling]:
    """The newest ruling of each candidacy."""
    newest: dict[int, Ruling] = {}
    for one in Ruling.objects.filter(minutes__commission=row).order_by("minutes_id"):
        newest[one.candidacy_id] = one
    return list(newest.values())


def finally_fit(one: Seat | None = None, teacher: Teacher | None = None) -> Candidacy:
    """Somebody whom the final minutes name for a seat, with everything that came before."""
    call = open_call(*([one] if one else []))
    row = checked(call, teacher)
    office = commission(call)
    with days.on(call.applications_until + dt.timedelta(days=1)):
        provisional(reviewing(office))
    told_ministry(office)
    return row.candidacies.get()
