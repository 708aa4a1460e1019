"""One task's sheet of a form: the signed words, what is asked for, and what was reported the year before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planportal.load import ReportForm, report_form
from planportal.model import Evidence, Measure, Portal, Report, Task, Unit, WorkStatus
from planportal.office.form import EVIDENCE, FIELDS, MARK, OUTPUTS, ROWS, VALUE, Field, Kind, Table
from planportal.text.formats import format_date, format_number

__all__ = ["FONT", "GREEN", "fill_task_sheet", "set_for_print"]

FONT, GREEN = "Times New Roman", "FF123D2A"
_INK, _PAPER, _INPUT, _LINE = "FF1A1A1A", "FFF1ECDD", "FFFFFFFF", "FF9A9A8A"
_WIDTHS = {"A": 4, "B": 34, "C": 18, "D": 16, "E": 26, "F": 34, "G": 46}
_VALUES, _LAST_VALUES, _BEFORE = "C", "F", "G"
"""The first and the last column of values, and the column of last year."""
_LINE_HEIGHT, _LETTERS_A_LINE = 18, 110
_LONG_HEIGHT, _SHORT_HEIGHT = 110, 24
_SIDE = Side(style="thin", color=_LINE)
_BOX = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)


def fill_task_sheet(sheet: Worksheet, portal: Portal, task: Task, unit: Unit, year: int) -> None:
    """Write a task's sheet; only the cells to be filled in can be changed."""
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions["A"].hidden = True
    now, before = (portal.report(task.id, unit.id, of) for of in (year, year - 1))
    _head(sheet, portal, task, unit, year)
    writer = _Writer(sheet, now, before, year)
    writer.fields(report_form())
    for table in (OUTPUTS, EVIDENCE):
        writer.table(table, report_form())
    set_for_print(sheet)
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False


def set_for_print(sheet: Worksheet) -> None:
    """Let a sheet print on A4, as wide as the page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False


def _head(sheet: Worksheet, portal: Portal, task: Task, unit: Unit, year: int) -> None:
    others = [portal.unit_by_id[lead].name for lead in task.leads.units if lead != unit.id]
    lines = [
        (f"Nhiệm vụ {task.id} – báo cáo năm {year} – {unit.name}", True),
        (task.text.replace("*", ""), False),
        (f"Thời gian thực hiện: {task.schedule.signed}", False),
        (f"Đơn vị phối hợp: {task.cooperating.signed}" if task.cooperating.signed else "", False),
        (f"Cùng chủ trì: {', '.join(others)}. Mỗi đơn vị báo cáo phần của mình." if others else "", False),
    ]
    for row, (words, is_title) in enumerate((line for line in lines if line[0]), start=1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=7)
        cell = sheet.cell(row, 2, words)
        cell.font = Font(FONT, 15 if is_title else 12, bold=is_title, color=GREEN if is_title else _INK)
        cell.alignment = _TOP
        sheet.row_dimensions[row].height = _LINE_HEIGHT * (1 + len(words) // _LETTERS_A_LINE) + 4
    sheet["A1"] = f"task={task.id}"


class _Writer:
    """Writes one part of a sheet below the other."""

    def __init__(self, sheet: Worksheet, now: Report | None, before: Report | None, year: int) -> None:
        self.sheet = sheet
        self.now, self.before, self.year = now, before, year
        self.rules: dict[Field, DataValidation] = {}

    def fields(self, form: ReportForm) -> None:
        """Write what is asked for once: a row for each field."""
        row = self.sheet.max_row + 2
        self._heading(row, "Báo cáo", {_VALUES: f"Năm {self.year}", _BEFORE: f"Năm {self.year - 1}"})
        self._marks(row + 1, "fields", {_VALUES: VALUE})
        for number, field in enumerate(FIELDS, start=row + 2):
            self.sheet[f"A{number}"] = f"fields.{field.key}"
            self._label(f"B{number}", form.titles[field.key])
            for column in "CDEF":
                self.sheet[f"{column}{number}"].border = _BOX
            self.sheet.merge_cells(f"{_VALUES}{number}:{_LAST_VALUES}{number}")
            value = getattr(self.now, field.key) if self.now else None
            self._input(f"{_VALUES}{number}", field, value, form.help[field.key])
            said = _words(getattr(self.before, field.key)) if self.before else "(chưa có báo cáo)"
            self._show(f"{_BEFORE}{number}", said)
            self.sheet.row_dimensions[number].height = _LONG_HEIGHT if field.kind is Kind.LONG else _SHORT_HEIGHT

    def table(self, table: Table, form: ReportForm) -> None:
        """Write a list: a row of names, then rows to be filled in."""
        row = self.sheet.max_row + 2
        columns = dict(zip("BCDEF", table.fields, strict=False))
        items = form.tables[table.key]
        self._heading(row, form.titles[table.key].capitalize(), {_BEFORE: f"Năm {self.year - 1}"})
        self._marks(row + 1, table.key, {column: f"{MARK}{field.key}" for column, field in columns.items()})
        for column, field in columns.items():
            self._label(f"{column}{row + 2}", items.titles[field.key])
        given = list(getattr(self.now, table.key)) if self.now else []
        past = [_words(item) for item in getattr(self.before, table.key)] if self.before else []
        for number in range(max(ROWS, len(given), len(past))):
            at = row + 3 + number
            self.sheet[f"A{at}"] = table.key
            for column, field in columns.items():
                value = getattr(given[number], field.key) if number < len(given) else None
                self._input(f"{column}{at}", field, value, items.help[field.key])
            self._show(f"{_BEFORE}{at}", past[number] if number < len(past) else "")

    def _cell(self, place: str) -> Cell:
        cell = self.sheet[place]
        assert isinstance(cell, Cell)
        return cell

    def _marks(self, row: int, table: str, columns: Mapping[str, str]) -> None:
        self.sheet[f"A{row}"] = f"table={table}"
        for column, mark in columns.items():
            self.sheet[f"{column}{row}"] = mark
        self.sheet.row_dimensions[row].hidden = True

    def _heading(self, row: int, words: str, others: Mapping[str, str]) -> None:
        for column in "BCDEFG":
            cell = self._cell(f"{column}{row}")
            cell.value = words if column == "B" else others.get(column)
            cell.font = Font(FONT, 13, bold=True, color="FFFFFFFF")
            cell.fill = PatternFill("solid", fgColor=GREEN)

    def _label(self, place: str, title: str) -> None:
        cell = self._cell(place)
        cell.value = title[:1].upper() + title[1:]
        cell.font = Font(FONT, 12, bold=True)
        self._locked(cell)

    def _show(self, place: str, words: str) -> None:
        cell = self._cell(place)
        _set_text(cell, words)
        cell.font = Font(FONT, 11, italic=True)
        self._locked(cell)

    @staticmethod
    def _locked(cell: Cell) -> None:
        cell.fill = PatternFill("solid", fgColor=_PAPER)
        cell.border = _BOX
        cell.alignment = _TOP

    def _input(self, place: str, field: Field, value: object, words: str) -> None:
        cell = self._cell(place)
        if isinstance(value, str):
            _set_text(cell, value)
        elif value is not None:
            cell.value = value  # type: ignore[assignment]
        cell.font = Font(FONT, 12)
        cell.fill = PatternFill("solid", fgColor=_INPUT)
        cell.border = _BOX
        cell.alignment = _TOP
        cell.protection = Protection(locked=False)
        cell.number_format = {Kind.DATE: "dd/mm/yyyy", Kind.NUMBER: "General", Kind.CHOICE: "General"}.get(
            field.kind, "@"
        )
        if field not in self.rules:
            self.rules[field] = _rule(field, words)
            self.sheet.add_data_validation(self.rules[field])
        self.rules[field].add(cell)


def _set_text(cell: Cell | MergedCell, text: str) -> None:
    """Write text as text: what begins with an equals sign is no formula."""
    if text and isinstance(cell, Cell):
        cell.value = text
        cell.data_type = "s"


def _rule(field: Field, words: str) -> DataValidation:
    """Return what a program for workbooks checks while one types, and the words that it shows."""
    match field.kind:
        case Kind.CHOICE:
            choices = ",".join(status.value for status in WorkStatus)
            rule = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
            rule.error = "Chọn một trong các giá trị của danh sách."
        case Kind.DATE:
            rule = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
            rule.error = "Ghi một ngày, dạng ngày/tháng/năm, ví dụ 20/11/2026."
        case Kind.NUMBER:
            rule = DataValidation(type="decimal", operator="between", formula1="-1E+15", formula2="1E+15")
            rule.allow_blank = True
            rule.error = "Chỉ ghi số, ví dụ 24 hoặc 12,5. Đơn vị tính ghi ở ô bên cạnh."
        case _:
            rule = DataValidation(allow_blank=True)
    rule.errorTitle, rule.promptTitle = "Chưa đúng", "Cách ghi"
    rule.prompt = words
    rule.showErrorMessage = rule.showInputMessage = True
    return rule


def _words(value: object) -> str:
    """Return what was reported, on one line."""
    match value:
        case None:
            return ""
        case str():
            return str(value)
        case Measure():
            target = f" (chỉ tiêu {format_number(value.target)})" if value.target is not None else ""
            return f"{value.name}: {format_number(value.value)} {value.unit}{target}"
        case Evidence():
            day = format_date(value.date) if value.date else ""
            return "; ".join(filter(None, (value.title, value.number, day, value.file, value.link)))
        case date():
            return format_date(value)
    raise TypeError(value)
