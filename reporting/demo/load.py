"""The invented plans: three years of fifteen centres, at every stage of the road, in one transaction."""

from random import Random

from django.db import connection, transaction
from django.utils import timezone

from centers.models import Center
from reporting import services
from reporting.models import AnnualPlan, PlanRevision
from smm_portal.documents import outbox
from smm_portal.documents.models import Document
from smm_portal.kit import dates
from smm_portal.kit.history import acting
from smm_portal.offices.roles import Role
from smm_portal.road import services as road
from smm_portal.road.models import Notification, Submission
from smm_portal.road.transitions import Act

from . import bank, past, stages
from .people import People
from .stages import Story
from .text import Author

SEED = 5_304
AT_ONCE = 3


def is_loaded() -> bool:
    """Whether there are plans already."""
    return AnnualPlan.objects.exists()


@transaction.atomic
def load() -> None:
    """Make the plans, as the owner of the tables: their acts are dated back."""
    with acting(task="Örnek planların yüklenmesi"):
        _Demo().make()


class _Demo:
    def __init__(self):
        self.chance = Random(SEED)  # noqa: S311 - nothing secret comes of it
        self.people, self.now = People(self.chance), timezone.now()
        self.acts: dict[int, list] = {}

    def make(self) -> None:
        this = dates.today().year
        told = (
            (this - 1, stages.LAST_YEAR),
            (this, stages.THIS_YEAR),
            (this + 1, stages.NEXT_YEAR),
        )
        centers = list(_centers())
        for year, stories in told:
            for order, story in sorted(stories.items()):
                self._plan(centers[order], year, story)
        past.redate(self.acts)
        self._settle_notices()
        _leave_to_beat()

    def _plan(self, center: Center, year: int, story: Story) -> None:
        author = Author(center, center.names, year)
        revision = services.latest(services.begin_plan(center, year))
        if not story.empty:
            author.write(revision, aims=self.chance.choice((2, 2, 3)), whole=story.whole)
        while story:
            self._travel(center, revision, story)
            story = story.then
            if story:
                revision = self._next(author, revision, story)

    def _next(self, author: Author, before: PlanRevision, story: Story) -> PlanRevision:
        """The revision that a return opened, or one opened to change an accepted plan."""
        revision = services.open_revision(before.plan) or services.next_revision(before)
        if story.whole:
            author.revise(revision, _fresh(before.submission).state == "RETURNED")
        return revision

    def _travel(self, center: Center, revision: PlanRevision, story: Story) -> None:
        if not story.to:
            return
        role = Role.DEVELOPMENT_COORDINATOR if story.by_mgk else Role.GENERAL_COORDINATOR
        sender, paper = self.people.staff(center, role), revision.submission
        done = [road.act(paper, sender, Act.SEND)]
        while (paper := _fresh(paper)).at_office.kind != story.to and not _is_past(paper, story.to):
            done.append(self._act(paper, Act.FORWARD))
        if story.end == Act.WITHDRAW:
            done.append(road.act(paper, sender, Act.WITHDRAW))
        elif story.end:
            done.append(self._act(paper, story.end))
        times = past.moments(len(done), story.ago, self.now)
        self.acts[paper.pk] = [(step.pk, at) for step, at in zip(done, times, strict=True)]

    def _act(self, paper: Submission, act: str):
        reasoned = act in (Act.RETURN, Act.REFUSE)
        note = self.chance.choice(bank.REASONS if reasoned else bank.REMARKS)
        decides = act in (Act.APPROVE, Act.REFUSE)
        return road.act(paper, self.people.at(paper, decides), act, note)

    def _settle_notices(self) -> None:
        """Only what still waits somewhere is news."""
        waiting = Submission.objects.filter(state="WAITING").values_list("pk", flat=True)
        urls = [f"/gonderiler/{pk}/" for pk in waiting]
        told = Notification.objects.exclude(url__in=urls)
        told.update(read_at=self.now, mailed_at=self.now)


def _leave_to_beat() -> None:
    """Dozens of documents and mails are owed now: beat's rounds send them bit by bit, so that the
    start of the portal need not wait. Only the newest documents are made at once.
    """
    connection.run_on_commit = []
    for pk in Document.objects.order_by("-pk").values_list("pk", flat=True)[:AT_ONCE]:
        outbox.send(pk)


def _fresh(paper: Submission) -> Submission:
    return Submission.objects.select_related("at_office", "office").get(pk=paper.pk)


def _is_past(paper: Submission, wanted: str) -> bool:
    """Whether the paper is beyond the wanted office: a tree without districts has none."""
    order = [stages.CENTER, stages.SCHOOL, stages.DISTRICT, stages.PROVINCE, stages.MTEGM]
    return order.index(paper.at_office.kind) > order.index(wanted)


def _centers():
    rows = Center.objects.filter(basis=Center.Basis.INHERITED).select_related("office")
    for center in rows.order_by("pk").prefetch_related("center_fields__field"):
        center.names = [row.field.name for row in center.center_fields.all() if row.ends is None]
        yield center
