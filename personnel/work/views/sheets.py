"""Görev çizelgeleri: the list of months, one month, its absences, confirming and opening again."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from centers.models import Center
from smm_portal.kit import addresses, dates, exports
from smm_portal.kit.acts import Act
from smm_portal.kit.filters import folded_words
from smm_portal.kit.hooks import open_acts
from smm_portal.kit.lists import ListPage
from smm_portal.kit.refusals import guard

from ... import tables as staff_tables
from ...models import Absence
from ...models.work import DutyMonth
from ...views.teachers import METHODS
from .. import access, keeping, months, paper, sheet_tables, sheets
from ..forms_absence import AbsenceForm, ReopenForm

LIST = "personnel:duty_sheets"


class SheetList(ListPage):
    """Every month that a centre owes a sheet for, or has one."""

    title = _("Görev çizelgeleri")
    lead = _(
        "Merkezde görevli öğretmenlerin aylık fiilî görev çizelgeleri. Okul müdürü ayın son iş "
        "gününden başlayarak onaylar; sonraki ayın 5'inden sonra gecikmiş sayılır (Madde 10/4)."
    )
    columns = sheet_tables.COLUMNS
    filterset_class = sheet_tables.SheetFilters
    ordering = ("-first", "center__sort_key")
    search_label = _("Merkez ara")
    export_name = _("Görev çizelgeleri")
    empty_title = _("Henüz bir ayın çizelgesi yok.")
    empty_text = _("Merkezde bir öğretmen görevli olduğu ayın çizelgesi burada görünür.")

    def get_queryset(self):
        rows = DutyMonth.objects.visible_to(self.request.duty)
        return rows.select_related("center__school__district__province", "sheet__duty__user")

    def get_columns(self):
        return staff_tables.for_reader(self.request.duty, self.columns)

    def search(self, rows, text):
        for word in folded_words(text):
            rows = rows.filter(center__search__contains=word)
        return rows

    def row_url(self, row):
        return keeping.sheet_url(row.center_id, row.year, row.month)

    def as_export(self):
        return replace(super().as_export(), columns=sheet_tables.EXPORT)


def _sheet(request, pk: int, year: int, month: int) -> sheets.Sheet:
    """The month inside the reader's scope; 404 for one that nobody owes."""
    if not (2000 <= year <= 2100 and 1 <= month <= 12):
        raise Http404
    rows = DutyMonth.objects.visible_to(request.duty).select_related(
        "center__school__district__province", "center__office", "sheet__duty__user"
    )
    return sheets.of_month(get_object_or_404(rows, center=pk, year=year, month=month))


@require_safe
def sheet(request, pk: int, year: int, month: int) -> HttpResponse:
    """One month of a centre: who was there on which day, totals, absences, acts."""
    found = _sheet(request, pk, year, month)
    if request.GET.get(addresses.FORMAT) == "xlsx":
        who = [(_t("Dışa aktaran"), f"{request.user} ({request.duty})")]
        return exports.as_xlsx(paper.as_export(found, who))
    return render(request, "personnel/work/sheet.html", _context(request, found))


def _context(request, found: sheets.Sheet) -> dict:
    center, duty = found.center, request.duty
    document = paper.document_of(found.kept) if found.stands else None
    keeps = bool(access.may_record_absence(duty, center)) and not found.stands
    title = _t("%(month)s görev çizelgesi") % {"month": found.words}
    return {
        "title": title,
        "subtitle": center.name,
        "chip_html": sheet_tables.chip_of(found),
        "crumbs": [
            (_("Görev çizelgeleri"), reverse(LIST)),
            (center.name, f"{reverse(LIST)}?q={center.name}"),
            (found.words, ""),
        ],
        "acts": open_acts(request, _acts(duty, found)),
        "sheet": found,
        "rows": found.rows(),
        "kinds": paper.kind_heads(),
        "totals": paper.totals(found.lines),
        "legend": sheets.legend(),
        "absences": _absences(duty, found) if not found.stands else [],
        "keeps": keeps,
        "document": document,
        "running": not found.stands and dates.today() < months.after(found.year, found.month),
        "around": _around(found),
    }


def _acts(duty, found: sheets.Sheet):
    args = [found.center.pk, found.year, found.month]
    if access.is_keeper(duty, found.center):
        if found.stands:
            url = reverse("personnel:duty_sheet_reopen", args=args)
            yield Act(_("Düzeltmeye aç"), url, access.may_reopen(duty, found))
        else:
            url, verdict = (
                reverse("personnel:duty_sheet_confirm", args=args),
                access.may_confirm(duty, found),
            )
            text = _t("Çizelge bu hâliyle saklanır; bu ayın izinleri artık değiştirilemez.")
            yield Act(_("Ayı onayla"), url, verdict, primary=True, post=True, confirm=text)
    if not found.stands and access.may_record_absence(duty, found.center):
        url = reverse("personnel:absence_new", args=[found.center.pk])
        now = bool(access.may_confirm(duty, found))
        yield Act(_("İzin kaydet"), f"{url}?ay={found.year}-{found.month:02}", primary=not now)


def _absences(duty, found: sheets.Sheet) -> list[tuple]:
    """(record, whether the reader may change it) of the month."""
    first, after = found.days[0], months.after(found.year, found.month)
    rows = Absence.objects.filter(assignment__seat__center=found.center)
    rows = rows.filter(starts__lt=after, ends__gt=first)
    rows = rows.select_related("assignment__teacher", "duty").order_by("starts", "pk")
    return [(row, bool(access.may_change_absence(duty, row, found.center))) for row in rows]


def _around(found: sheets.Sheet) -> dict:
    """Addresses of the neighbouring months that have a sheet to show; one query."""
    after = months.after(found.year, found.month)
    wanted = {
        "previous": months.before(found.days[0]),
        "next": (after.year, after.month),
    }
    rows = DutyMonth.objects.filter(center=found.center, first__lte=after).order_by("-first")
    near = set(rows.values_list("year", "month")[:3])
    return {
        name: (sheets.month_words(*pair), keeping.sheet_url(found.center.pk, *pair))
        for name, pair in wanted.items()
        if pair in near
    }


@require_POST
def confirm(request, pk: int, year: int, month: int) -> HttpResponse:
    """The host school's principal confirms the month."""
    found = _sheet(request, pk, year, month)
    access.may_confirm(request.duty, found).demand()
    keeping.confirm(request.duty, found.center, year, month)
    messages.success(request, _t("Çizelge onaylandı. PDF belgesi hazırlanıyor."))
    return redirect(keeping.sheet_url(pk, year, month))


@require_http_methods(METHODS)
def reopen(request, pk: int, year: int, month: int) -> HttpResponse:
    """Open a confirmed month for correction, with the reason."""
    found = _sheet(request, pk, year, month)
    access.may_reopen(request.duty, found).demand()
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form, "reason") as done:
            keeping.reopen(request.duty, found.kept, form.cleaned_data["reason"])
        if done:
            messages.success(
                request, _t("Ay düzeltmeye açıldı. İzinleri düzeltip yeniden onaylayın.")
            )
            return redirect(keeping.sheet_url(pk, year, month))
    return _form(request, found.center, form, _t("Düzeltmeye aç"), (year, month))


def _form(request, center: Center, form, title: str, pair, **more) -> HttpResponse:
    back = keeping.sheet_url(center.pk, *pair) if pair else reverse(LIST)
    crumbs = [(_("Görev çizelgeleri"), reverse(LIST))]
    if pair:
        crumbs.append((f"{center.name}, {sheets.month_words(*pair)}", back))
    context = {
        "title": title,
        "lead": center.name,
        "crumbs": [*crumbs, (title, "")],
        "back_url": back,
        "submit_label": title,
        "form": form,
    }
    return render(request, "kit/form.html", context | more)


# Absences.


def _pair(text: str):
    """(year, month) of "2026-11"; this month where it names none."""
    year, _dash, month = text.partition("-")
    if year.isdecimal() and month.isdecimal() and len(year) == 4 and 1 <= int(month[:2]) <= 12:
        return int(year), int(month[:2])
    return dates.today().year, dates.today().month


@require_http_methods(METHODS)
def absence_new(request, pk: int) -> HttpResponse:
    """Record days away: the principal or the general coordinator."""
    center = get_object_or_404(Center.objects.visible_to(request.duty).with_place(), pk=pk)
    access.may_record_absence(request.duty, center).demand()
    form = AbsenceForm(request.POST or None, center=center)
    if request.method == "POST" and form.is_valid():
        with guard(form, "starts") as done:
            row = keeping.record(request.duty, **form.cleaned_data)
        if done:
            messages.success(request, _t("İzin kaydedildi."))
            return redirect(_month_of(row))
    pair = _pair(request.GET.get("ay", ""))
    return _form(request, center, form, _t("İzin kaydet"), pair)


def _month_of(row: Absence) -> str:
    return keeping.sheet_url(row.assignment.seat.center_id, row.starts.year, row.starts.month)


def _absence(request, pk: int) -> Absence:
    rows = Absence.objects.select_related(
        "assignment__teacher", "assignment__seat__center__school__district__province", "duty"
    )
    seen = Center.objects.visible_to(request.duty)
    row = get_object_or_404(rows, pk=pk, assignment__seat__center__in=seen)
    access.may_change_absence(request.duty, row, row.assignment.seat.center).demand()
    return row


@require_http_methods(METHODS)
def absence_edit(request, pk: int) -> HttpResponse:
    """Other days or another kind, until the month is confirmed."""
    row = _absence(request, pk)
    center, pair = row.assignment.seat.center, (row.starts.year, row.starts.month)
    form = AbsenceForm(request.POST or None, center=center, absence=row)
    if request.method == "POST" and form.is_valid():
        with guard(form, "starts") as done:
            row = keeping.change(request.duty, row, **form.cleaned_data)
        if done:
            messages.success(request, _t("İzin düzeltildi."))
            return redirect(_month_of(row))
    title = _t("İzni düzelt")
    return _form(request, center, form, title, pair, lead=str(row.assignment.teacher))


@require_POST
def absence_delete(request, pk: int) -> HttpResponse:
    """Take an absence out, until the month is confirmed."""
    row = _absence(request, pk)
    back = _month_of(row)
    keeping.remove(row)
    messages.success(request, _t("İzin kaydı silindi."))
    return redirect(back)
