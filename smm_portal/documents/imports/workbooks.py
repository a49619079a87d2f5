"""Workbooks that belong to imports: the sample to fill in, and the rows that were bad."""

import tempfile

from django.http import FileResponse
from django.utils.translation import gettext as _
from rustpy_xlsxwriter import Format, write_worksheets

from smm_portal.kit.exports import XLSX_TYPE, guard
from smm_portal.kit.importing import as_text, read_table
from smm_portal.kit.sheets import open_sheet
from smm_portal.kit.text import fold


def _answer(sheets: list[tuple[str, list[dict]]], name: str, frozen: str) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    as_is = Format().set_num_format("@")  # Excel must not turn codes and days into numbers
    rows = dict(sheets)[frozen]
    write_worksheets(
        sheets,
        file,
        freeze_panes={frozen: {"row": 1, "col": 0}},
        column_formats={frozen: dict.fromkeys(rows[0], as_is)},
        column_widths={
            title: {head: _width(head, lines) for head in lines[0]} for title, lines in sheets
        },
        bold_headers=True,
    )
    file.seek(0)
    stem = "-".join(fold(name).split())
    return FileResponse(file, as_attachment=True, filename=f"{stem}.xlsx", content_type=XLSX_TYPE)


def _width(head: str, lines: list[dict]) -> float:
    longest = max([len(head), *(len(str(line.get(head, ""))) for line in lines[:50])])
    return float(max(12, min(60, longest + 3)))


def sample(spec) -> FileResponse:
    """The file to fill in: headings with an example row, and each column explained."""
    example = {str(c.heading): c.example for c in spec.columns}
    return _answer(
        [(_("Veri"), [example]), (_("Açıklama"), [_explained(c) for c in spec.columns])],
        _("%(title)s örnek dosya") % {"title": spec.title},
        _("Veri"),
    )


def _explained(column) -> dict:
    choices = ", ".join(column.choices)
    told = [str(column.help), _("Seçenekler: %(all)s.") % {"all": choices} if choices else ""]
    return {
        _("Sütun"): str(column.heading),
        _("Zorunlu"): _("Evet") if column.required else _("Hayır"),
        _("Örnek"): guard(column.example),
        _("Açıklama"): " ".join(part for part in told if part),
    }


def bad_rows(spec, job) -> FileResponse:
    """The bad rows as they came, with the reason beside them, ready to be corrected and sent."""
    reasons: dict[int, list[str]] = {}
    for problem in job.problems:
        reasons.setdefault(problem["row"], []).append(_reason(problem))
    lines = [_bad_line(row, reasons[row.number], spec) for row in _rows(spec, job, reasons)]
    title = _("Hatalı satırlar")
    return _answer([(title, lines)], _("%(title)s hatalı satırlar") % {"title": spec.title}, title)


def _reason(problem: dict) -> str:
    return f"{problem['column']}: {problem['message']}" if problem["column"] else problem["message"]


def _rows(spec, job, wanted):
    table = read_table(open_sheet(job.file.open(), job.file.content_type), spec.columns)
    return (row for row in table.rows if row.number in wanted)


def _bad_line(row, reasons: list[str], spec) -> dict:
    cells = {str(c.heading): guard(as_text(row.cells.get(c.key))) for c in spec.columns}
    return {_("Satır"): row.number, **cells, _("Neden"): " ".join(reasons)}
