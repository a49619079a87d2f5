"""The road of an application as it is drawn: school, district, province, commission, result."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import zip_longest
from types import SimpleNamespace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.kit import dates, days
from smm_portal.law import workdays
from smm_portal.offices.roles import OfficeKind, Role
from smm_portal.road.drawing import KINDS, LOOKS

from ..models import Application, ApplicationStep
from ..models.applications import CHECKS, ApplicationState
from ..models.commissions import CommissionState
from . import access
from .reading import moment, of_wishes

Act = ApplicationStep.Act
PAST = {
    Act.SEND: gettext_lazy("Gönderdi"),
    Act.CHECK: gettext_lazy("Kontrol etti, iletti"),
    Act.WITHDRAW: gettext_lazy("Geri çekti"),
    Act.REOPEN: gettext_lazy("Yeniden açtı"),
}
SENTENCES = {
    Act.SEND: gettext_lazy("%(who)s başvuruyu gönderdi."),
    Act.CHECK: gettext_lazy("%(who)s (%(role)s, %(office)s) kontrol etti. %(after)s."),
    Act.WITHDRAW: gettext_lazy("%(who)s başvuruyu geri çekti."),
    Act.REOPEN: gettext_lazy("%(who)s başvuruyu yeniden açtı."),
}


@dataclass
class Event:
    """One step as the drawing names it."""

    said: str
    at: dt.datetime
    user: str
    duty: SimpleNamespace
    note: str
    act: str


@dataclass
class Stage:
    """One stop of the line; the same shape as ``road.drawing.Stage``."""

    kind: str
    name: str
    state: str = "ahead"
    arrived: dt.datetime | None = None
    left: dt.datetime | None = None
    days: int = 0
    events: list[Event] = field(default_factory=list)
    word: str = ""

    @property
    def office(self) -> SimpleNamespace:
        return SimpleNamespace(name=self.name)

    @property
    def words(self) -> str:
        return self.word or str(LOOKS[self.state][0])

    @property
    def sign(self) -> str:
        return LOOKS[self.state][1]

    @property
    def here(self) -> bool:
        return self.state in ("now", "late", "writing")


@dataclass(frozen=True)
class Road:
    """What ``components/road.html`` draws."""

    stages: list[Stage]
    where: str
    submission: None = None


def who(step: dict) -> str:
    """ "Ad Soyad (V.)"."""
    name = f"{step['first']} {step['last']}"
    return f"{name} {_('(V.)')}" if step["deputy"] else name


def sentence(step: dict) -> str:
    """A step in a sentence."""
    said = {
        "who": who(step),
        "role": Role(step["role"]).label,
        "office": step["office"],
        "after": ApplicationState(step["after"]).label,
    }
    return str(SENTENCES[step["act"]]) % said


def event_of(step: dict) -> Event:
    """A step for the drawing."""
    role = Role(step["role"]).label
    duty = SimpleNamespace(is_deputy=step["deputy"], get_role_display=role)
    name = f"{step['first']} {step['last']}"
    return Event(str(PAST[step["act"]]), moment(step["at"]), name, duty, step["note"], step["act"])


def where(row: Application) -> str:
    """Where the application is now, in a sentence."""
    if row.state in CHECKS:
        said = {"office": row.at_office, "day": days.day(row.since)}
        return _("Kontrol ediliyor: %(office)s (%(day)s gününden beri).") % said
    said = {
        ApplicationState.DRAFT: _("Başvuranda, yazılıyor."),
        ApplicationState.WITHDRAWN: _("Başvuran geri çekti."),
    }
    return said.get(row.state) or _("Kontrolleri bitti, komisyonda.")


def draw(row: Application, wishes) -> Road:
    """The whole road; one query (administrative leave) where it was ever sent."""
    stages, steps = _offices(row), _since_last_start(row.past)
    _walk(stages, steps)
    line = [Stage(_("Başvuran"), str(row.teacher)), *stages.values(), _commission(row, wishes)]
    line.append(_result(wishes))
    _place_applicant(line[0], row, steps)
    _spend(line, steps)
    if row.state in CHECKS:
        stages[row.state].state = "late" if dates.today() > row.call.checks_until else "now"
    return Road(line, where(row))


def _offices(row: Application) -> dict[str, Stage]:
    """State → stage: school, district where there is one, province; the office where it lies by
    its own name, though the teacher may have gone to another school since."""
    office, line = row.teacher.school.office, {}
    while office.kind != OfficeKind.PROVINCE:
        line[office.kind] = office
        office = office.parent
    line[OfficeKind.PROVINCE] = office
    if row.at_office:
        line[row.at_office.kind] = row.at_office
    order = [state for state in CHECKS if state in line]
    return {state: Stage(str(KINDS[state]), line[state].name) for state in order}


def _since_last_start(steps: list[dict]) -> list[dict]:
    """The steps of the newest sending: those before a reopening stand in the list of steps."""
    starts = [i for i, step in enumerate(steps) if step["act"] == Act.SEND]
    return steps[starts[-1] :] if starts else []


def _walk(stages: dict[str, Stage], steps: list[dict]) -> None:
    """Put each check to the stage where the application lay then."""
    for step, following in zip_longest(steps, steps[1:]):
        stage = stages.get(step["after"])
        if stage is None:
            continue
        stage.arrived = moment(step["at"])
        if following:
            stage.left, stage.state = moment(following["at"]), "done"
            stage.events.append(event_of(following))


def _place_applicant(stage: Stage, row: Application, steps: list[dict]) -> None:
    stage.state = "writing" if row.state == ApplicationState.DRAFT else "done"
    if row.state == ApplicationState.WITHDRAWN:
        stage.state, stage.word = "returned", _("Geri çekildi")
    stage.events = [event_of(step) for step in steps[:1]]


def _commission(row: Application, wishes) -> Stage:
    names = sorted({wish.call_seat.province.name for wish in wishes if wish.call_seat.province})
    stage = Stage(_("Komisyon"), ", ".join(names) or _("İl komisyonu"))
    if row.state == ApplicationState.COMMISSION:
        stage.state = "done" if _published(wishes) else "now"
    return stage


def _published(wishes) -> bool:
    states = of_wishes(wishes)
    return bool(states) and len(states) == len(wishes) and access.decided(states)


def _result(wishes) -> Stage:
    stage, states = Stage(_("Sonuç"), _("Sonuçların duyurulması")), set(of_wishes(wishes))
    if states & {CommissionState.FINAL, CommissionState.SENT}:
        stage.state, stage.word = "approved", _("Kesin sonuç yayımlandı")
    elif CommissionState.PROVISIONAL in states:
        stage.state, stage.word = "now", _("Geçici sonuç yayımlandı")
    return stage


def _spend(line: list[Stage], steps: list[dict]) -> None:
    """The working days at each stop."""
    if not steps:
        return
    today = dates.today()
    between = workdays.counter(timezone.localdate(moment(steps[0]["at"])), today)
    for stage in line:
        if stage.arrived:
            until = timezone.localdate(stage.left) if stage.left else today
            stage.days = between(timezone.localdate(stage.arrived), until)
