"""The road of one paper as it is drawn: a line of offices, what happened at each, what is ahead."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smm_portal.kit import dates, days
from smm_portal.law import workdays
from smm_portal.offices.models import Office

from .access import final_code
from .models import Step, Submission
from .transitions import Act, State

SHORT = {"MTEGM": "MTEGM", "OYGM": "ÖYGM"}
KINDS = {
    Office.Kind.CENTER: gettext_lazy("Merkez"),
    Office.Kind.SCHOOL: gettext_lazy("Okul"),
    Office.Kind.DISTRICT: gettext_lazy("İlçe"),
    Office.Kind.PROVINCE: gettext_lazy("İl"),
}
SHORTER = (
    ("Mesleki ve Teknik Anadolu Lisesi", "MTAL"),
    ("İl Millî Eğitim Müdürlüğü", "İl MEM"),
    ("İlçe Millî Eğitim Müdürlüğü", "İlçe MEM"),
)
# State of a stage: (word, sign).
LOOKS = {
    "writing": (gettext_lazy("Yazılıyor"), "pencil"),
    "done": (gettext_lazy("Tamamlandı"), "check"),
    "now": (gettext_lazy("Şimdi burada"), "inbox"),
    "late": (gettext_lazy("Şimdi burada, gecikti"), "alert-circle"),
    "ahead": (gettext_lazy("Sırada"), "circle-dashed"),
    "returned": (gettext_lazy("İade etti"), "corner-up-left"),
    "refused": (gettext_lazy("Reddetti"), "circle-x"),
    "approved": (gettext_lazy("Kabul etti"), "circle-check"),
    "unreached": (gettext_lazy("Ulaşmadı"), "minus"),
}
PAST = {
    Act.SEND: gettext_lazy("Gönderdi"),
    Act.FORWARD: gettext_lazy("Üst makama iletti"),
    Act.RETURN: gettext_lazy("Gerekçeyle iade etti"),
    Act.WITHDRAW: gettext_lazy("Geri çekti"),
    Act.APPROVE: gettext_lazy("Kabul etti"),
    Act.REFUSE: gettext_lazy("Gerekçeyle reddetti"),
}
ENDS = {State.RETURNED: "returned", State.APPROVED: "approved", State.REFUSED: "refused"}


@dataclass
class Stage:
    """One office of the line. ``days`` are the working days that it has had the paper."""

    office: Office
    state: str = "ahead"
    arrived: object = None
    left: object = None
    days: int = 0
    events: list[Step] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return SHORT.get(self.office.code or "") or str(KINDS.get(self.office.kind, ""))

    @property
    def words(self) -> str:
        return str(LOOKS[self.state][0])

    @property
    def sign(self) -> str:
        return LOOKS[self.state][1]

    @property
    def here(self) -> bool:
        """Whether the paper lies here now."""
        return self.state in ("now", "late", "writing")


@dataclass(frozen=True)
class Road:
    """What ``components/road.html`` draws."""

    submission: Submission
    stages: list[Stage]
    where: str


def short_name(office: Office) -> str:
    """An office as a narrow column names it: MTEGM, Ankara İl MEM, Gazi MTAL."""
    name = SHORT.get(office.code or "", office.name)
    for whole, short in SHORTER:
        name = name.replace(whole, short)
    return name


def where(submission: Submission) -> str:
    """Where the paper is now and since when, in a sentence."""
    if submission.state == State.DRAFT:
        return _("Merkezde yazılıyor.")
    if submission.state != State.WAITING:
        said = {"state": submission.get_state_display(), "day": days.day(submission.closed_at)}
        return _("%(state)s (%(day)s).") % said
    since = {"day": days.day(submission.since), "office": submission.at_office}
    if submission.at_office_id == submission.office_id:
        return _("Merkezde, genel koordinatörün masasında (%(day)s gününden beri).") % since
    return _("Şu makamda: %(office)s (%(day)s gününden beri).") % since


def draw(submission: Submission) -> Road:
    """The whole road of a paper; three queries (offices, steps, administrative leave)."""
    steps = submission.steps_taken()
    stages = {office.pk: Stage(office) for office in line_of(submission, steps)}
    for step in steps:
        step.said = PAST[step.act]
        stages[step.from_office_id].events.append(step)
    _count_stays(stages, steps, submission)
    _set_states(list(stages.values()), submission, steps)
    return Road(submission, list(stages.values()), where(submission))


def line_of(submission: Submission, steps: Iterable[Step] = ()) -> list[Office]:
    """The offices from the centre up to where the road of this kind ends, visited ones included."""
    above = [int(part) for part in submission.office.path.strip("/").split("/")]
    codes = ["MTEGM", final_code(submission.kind)]
    found = Office.objects.filter(Q(pk__in=above) | Q(code__in=codes))
    rows = list(found.exclude(kind=Office.Kind.MINISTRY))
    tree = [row for row in rows if row.kind != Office.Kind.DIRECTORATE]
    line = sorted(tree, key=lambda row: -row.path.count("/"))
    line += sorted((r for r in rows if r not in tree), key=lambda r: codes.index(r.code))
    return _with_visited(line, steps)


def _with_visited(line: list[Office], steps: Iterable[Step]) -> list[Office]:
    """An office that had the paper before the tree changed keeps its place in the line."""
    before = line[0]
    for step in steps:
        for office in filter(None, (step.from_office, step.to_office)):
            if office not in line:
                line.insert(line.index(before) + 1, office)
            before = office
    return line


def _count_stays(stages: dict[int, Stage], steps: list[Step], submission: Submission) -> None:
    if not steps:
        return
    today = dates.today()
    between = workdays.counter(timezone.localdate(steps[0].at), today)
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        if step.to_office_id is None:
            continue
        stage, left = stages[step.to_office_id], following.at if following else None
        stage.arrived, stage.left = step.at, left
        until = timezone.localdate(left) if left else today
        stage.days += between(timezone.localdate(step.at), until)


def _set_states(stages: list[Stage], submission: Submission, steps: list[Step]) -> None:
    here = _place_now(stages, submission, steps)
    ended = submission.state in ENDS
    for place, stage in enumerate(stages):
        if place < here:
            stage.state = "done"
        elif place > here:
            stage.state = "unreached" if ended else "ahead"
        else:
            stage.state = _state_here(submission)


def _place_now(stages: list[Stage], submission: Submission, steps: list[Step]) -> int:
    if submission.state == State.DRAFT or not steps:
        return 0
    office = submission.at_office_id or steps[-1].from_office_id
    return [stage.office.pk for stage in stages].index(office)


def _state_here(submission: Submission) -> str:
    if submission.state == State.DRAFT:
        return "writing"
    if submission.state == State.WAITING:
        return "late" if submission.late else "now"
    return ENDS[submission.state]
