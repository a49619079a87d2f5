"""İş bölümü: the list of tasks, one task, the acts on it (8/1-f, 8/2, 9/2)."""

from dataclasses import replace

from django.contrib import messages
from django.db.models import Case, F, Q, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from centers.models import Center
from smm_portal.kit import days
from smm_portal.kit.acts import Act
from smm_portal.kit.clause_marks import clause_chip
from smm_portal.kit.db import TrFold
from smm_portal.kit.detail import DetailPage, Fact, Section
from smm_portal.kit.filters import folded_words
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard
from smm_portal.offices.roles import Role

from ...models import DutyTask
from ...models.work import TaskState
from ...views.teachers import METHODS
from .. import access, services, story, tables
from ..forms import DeliverForm, GiveForm, NoteForm

LIST = "personnel:tasks"
GOING = (TaskState.OPEN, TaskState.DELIVERED)


def placed(rows):
    """Tasks with whom, where and by whom."""
    return rows.select_related(
        "assignment__teacher", "assignment__seat__center__school", "given_by__user"
    )


def visible(duty):
    """The tasks that the reader may see, with what a page of one needs."""
    return placed(DutyTask.objects.visible_to(duty)).select_related("file", "answered_by__user")


class TaskList(ListPage):
    """What was given to whom, and where it stands. One's own first, then what goes on."""

    title = _("İş bölümü")
    lead = _(
        "Genel koordinatörün çalışanlara görev bentlerine göre verdiği işler (Madde 8/1-f). Sizin "
        "işleriniz ve süren işler önce gelir."
    )
    columns = tables.TASK_COLUMNS
    filterset_class = tables.TaskFilters
    ordering = ("rank", "due_on", "id")
    search_label = _("İş, öğretmen veya merkez ara")
    export_name = _("İş bölümü")
    empty_title = _("Henüz iş verilmemiş.")
    empty_text = _("Genel koordinatör işleri merkezin sayfasından verir.")

    def get_queryset(self):
        rows = DutyTask.objects.visible_to(self.request.duty)
        rows = rows.select_related("assignment__teacher", "assignment__seat__center")
        mine = Q(assignment__teacher__user=self.request.duty.user_id)
        going = Q(state__in=GOING)
        rank = Case(When(mine & going, then=0), When(going, then=1), default=Value(2))
        return rows.annotate(rank=rank, folded_text=TrFold(F("text")))

    def search(self, rows, text):
        for word in folded_words(text):
            rows = rows.filter(
                Q(folded_text__contains=word)
                | Q(assignment__teacher__search__contains=word)
                | Q(assignment__seat__center__search__contains=word)
            )
        return rows

    def row_url(self, row):
        return reverse("personnel:task", args=[row.pk])

    def row_class(self, row):
        return "is-late" if row.late else ""

    def main_act(self):
        center = _own_center(self.request.duty)
        if center is None:
            return None
        url = reverse("personnel:task_new", args=[center.pk])
        return Act(_("İş ver"), url, access.may_give(self.request.duty, center))

    def as_export(self):
        return replace(super().as_export(), columns=tables.TASK_EXPORT)


def _own_center(duty) -> Center | None:
    """The centre whose work the reader shares out."""
    if duty.role != Role.GENERAL_COORDINATOR:
        return None
    return Center.objects.filter(office=duty.office_id).first()


class TaskPage(DetailPage):
    """One task: facts, how it went, what the reader may do."""

    page_name = "personnel:task"

    def get_queryset(self):
        return visible(self.request.duty)

    def get_title(self):
        return self.object.text

    def get_subtitle(self):
        row = self.object
        return f"{row.assignment.teacher} · {row.assignment.seat.center}"

    def chip(self):
        return tables.state_chip(self.object)

    def crumbs(self):
        return [(_("İş bölümü"), reverse(LIST)), (self.object.text[:60], "")]

    def facts(self):
        row, center = self.object, self.object.assignment.seat.center
        place = format_html(
            '<a href="{}">{}</a>', reverse("centers:detail", args=[center.pk]), center
        )
        return [
            Fact(_("Kime"), row.assignment.teacher.full_name),
            Fact(_("Merkez"), place),
            Fact(_("Görev bendi"), format_html("{} {}", clause_chip(row.clause), _label(row))),
            Fact(_("Başlangıç"), days.day(row.starts_on)),
            Fact(_("Son gün"), days.day(row.due_on)),
        ]

    def acts(self):
        return list(acts_on(self.request.duty, self.object))

    def sections(self):
        context = {"stages": story.stages(self.object)}
        found = [Section("gidis", _("İşin gidişi"), "components/timeline.html", context, order=10)]
        if self.object.result:
            template = "personnel/work/section_result.html"
            found.append(
                Section("sonuc", _("Ne yapıldı"), template, {"task": self.object}, order=20)
            )
        return found


def _label(row: DutyTask) -> str:
    return str(DutyTask.Clause(row.clause).label)


def acts_on(duty, row: DutyTask):
    """The acts that the reader's part in the task opens, those not open now with their reason."""
    center = row.assignment.seat.center
    if access.is_assignee(duty, row):
        yield _act(_("Teslim et"), "task_deliver", row, access.may_deliver(duty, row), primary=True)
    if row.state == TaskState.DELIVERED and duty.role in (Role.PRINCIPAL, Role.GENERAL_COORDINATOR):
        verdict = access.may_answer(duty, row)
        yield _act(_("Kabul et"), "task_accept", row, verdict, primary=True)
        yield _act(_("Gerekçeyle geri ver"), "task_return", row, verdict)
    if access.is_coordinator(duty, center) and row.state in GOING:
        yield _act(_("Vazgeç"), "task_cancel", row, access.may_cancel(duty, row))


def _act(label, name: str, row: DutyTask, verdict, primary: bool = False) -> Act:
    url = reverse(f"personnel:{name}", args=[row.pk])
    return Act(label, url, verdict, primary=primary and bool(verdict))


# The acts.


@require_http_methods(METHODS)
def new(request, pk: int) -> HttpResponse:
    """The general coordinator gives a piece of work (8/1-f)."""
    center = get_object_or_404(Center.objects.visible_to(request.duty).with_place(), pk=pk)
    access.may_give(request.duty, center).demand()
    form = GiveForm(request.POST or None, center=center, initial=_asked(request))
    if request.method == "POST" and form.is_valid():
        with guard(form) as done:
            row = services.give(request.duty, **form.cleaned_data)
        if done:
            messages.success(request, _t("İş verildi."))
            return redirect("personnel:task", pk=row.pk)
    back = reverse("centers:detail", args=[pk]) + "#is-bolumu"
    context = {
        "title": _t("İş ver"),
        "lead": _t("Her iş bir görev bendine dayanır; kişiye ve son güne bağlanır (Madde 8/1-f)."),
        "crumbs": [
            (_("Merkezler"), reverse("centers:list")),
            (center.name, back),
            (_t("İş ver"), ""),
        ],
        "back_url": back,
        "submit_label": _t("İşi ver"),
        "form": form,
    }
    return render(request, "kit/form.html", context)


def _asked(request) -> dict:
    """The letter that the board's link names."""
    clause = request.GET.get("bent", "")
    return {"clause": clause} if clause in DutyTask.Clause.values else {}


def _task(request, pk: int) -> DutyTask:
    return get_object_or_404(visible(request.duty), pk=pk)


def _form(request, row: DutyTask, form, title: str, label: str, **more) -> HttpResponse:
    back = reverse("personnel:task", args=[row.pk])
    context = {
        "title": title,
        "lead": row.text,
        "crumbs": [(_("İş bölümü"), reverse(LIST)), (row.text[:60], back), (title, "")],
        "back_url": back,
        "submit_label": label,
        "form": form,
    }
    return render(request, "kit/form.html", context | more)


@require_http_methods(METHODS)
def deliver(request, pk: int) -> HttpResponse:
    """The person says what he did, with a document where there is one."""
    row = _task(request, pk)
    access.may_deliver(request.duty, row).demand()
    start = {"result": row.result, "file": row.file}
    form = DeliverForm(
        request.POST or None, request.FILES or None, duty=request.duty, initial=start
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form) as done:
            services.deliver(row, data["result"], data["file"] or None)
        if done:
            messages.success(request, _t("Teslim edildi; kabulü bekleniyor."))
            return redirect("personnel:task", pk=pk)
    return _form(request, row, form, _t("İşi teslim et"), _t("Teslim et"))


def _noted(request, row: DutyTask, required: bool, act, title: str, label: str, told: str, **more):
    # A note may be missing altogether: an empty form is an answer too.
    form = NoteForm(request.POST if request.method == "POST" else None, required=required)
    if form.is_valid():
        with guard(form, "note") as done:
            act(form.cleaned_data["note"])
        if done:
            messages.success(request, told)
            return redirect("personnel:task", pk=row.pk)
    return _form(request, row, form, title, label, **more)


@require_http_methods(METHODS)
def accept(request, pk: int) -> HttpResponse:
    """Accept what was delivered (8/2, 9/2)."""
    row = _task(request, pk)
    access.may_answer(request.duty, row).demand()

    def act(note):
        services.answer(row, request.duty, note, accept=True)

    words = _t("İşi kabul et"), _t("Kabul et"), _t("İş kabul edildi.")
    return _noted(request, row, False, act, *words)


@require_http_methods(METHODS)
def give_back(request, pk: int) -> HttpResponse:
    """Hand back what was delivered, with the reason."""
    row = _task(request, pk)
    access.may_answer(request.duty, row).demand()

    def act(note):
        services.answer(row, request.duty, note, accept=False)

    words = _t("İşi geri ver"), _t("Gerekçeyle geri ver"), _t("İş, gerekçesiyle geri verildi.")
    return _noted(request, row, True, act, *words)


@require_http_methods(METHODS)
def cancel(request, pk: int) -> HttpResponse:
    """Give an open task up; it stays readable."""
    row = _task(request, pk)
    access.may_cancel(request.duty, row).demand()
    words = _t("İşten vazgeç"), _t("Vazgeç"), _t("İşten vazgeçildi.")
    return _noted(request, row, True, lambda note: services.cancel(row, note), *words, danger=True)
