"""Columns of the lists of tasks, filters, and how a task stands in words."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from centers.filters import PlacedFilterSet
from centers.models import Province
from smm_portal.kit import dates, days
from smm_portal.kit.columns import Column
from smm_portal.kit.filters import ChoiceFilter, FilterSet, ScopedChoiceFilter
from smm_portal.kit.markup import chip

from ..models import DutyClause, DutyTask
from ..models.work import TaskState

LATE = "LATE"
TONES = {
    TaskState.OPEN: ("info", "clock"),
    TaskState.DELIVERED: ("warning", "send"),
    TaskState.ACCEPTED: ("success", "circle-check"),
    TaskState.CANCELLED: ("neutral", "lock"),
}


def state_words(task: DutyTask) -> str:
    """Where the task stands today."""
    return _t("Gecikti") if task.late else str(TaskState(task.state).label)


def state_chip(task: DutyTask):
    """The same as a chip with its sign, and the days left while it is open."""
    if task.late:
        return chip("danger", f"{_t('Gecikti')}, {days.days_left(task.due_on)}", "alert-triangle")
    tone, icon = TONES[TaskState(task.state)]
    words = state_words(task)
    if task.state == TaskState.OPEN:
        words = f"{words}, {days.days_left(task.due_on)}"
    return chip(tone, words, icon)


class StateFilter(ChoiceFilter):
    """A state, or open past the last day."""

    def filter(self, qs, value):
        if value == LATE:
            return qs.filter(state=TaskState.OPEN, due_on__lt=dates.today())
        return super().filter(qs, value)


class TaskFilters(PlacedFilterSet):
    """State, letter, province."""

    durum = StateFilter(
        "state", choices=[*TaskState.choices, (LATE, _("Gecikti"))], label=_("Durum")
    )
    bent = ChoiceFilter(
        "clause",
        choices=[(value, f"{value}: {label}") for value, label in DutyClause.choices],
        label=_("Görev bendi"),
    )
    il = ScopedChoiceFilter(
        "assignment__seat__center__school__district__province",
        rows=lambda request: Province.objects.visible_to(request.duty),
        title=_("İl"),
    )

    class Meta(FilterSet.Meta):
        model = DutyTask
        fields: list[str] = []


TASK_COLUMNS = (
    Column("text", _("İş"), link=True, sort=("text", "id")),
    Column("clause", _("Bent"), sort=("clause", "due_on"), css="nowrap"),
    Column("who", _("Kime"), value="assignment.teacher", sort="assignment__teacher__sort_key"),
    Column(
        "center",
        _("Merkez"),
        value="assignment.seat.center",
        sort=("assignment__seat__center__sort_key", "due_on"),
        hide_on_phone=True,
    ),
    Column("due_on", _("Son gün"), sort=("due_on", "id")),
    Column("state", _("Durum"), value=state_words, render=lambda _v, row: state_chip(row)),
)
TASK_EXPORT = (
    *TASK_COLUMNS[:4],
    Column("starts_on", _("Başlangıç")),
    Column("due_on", _("Son gün")),
    Column("state", _("Durum"), value=state_words),
    Column("delivered", _("Teslim"), value="delivered_at"),
    Column("result", _("Ne yapıldı")),
    Column("answer", _("Kabul ya da iade notu")),
)
