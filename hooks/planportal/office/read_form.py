"""A filled form as answers: what stands behind each mark, each with its cell, and what no answer can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from planportal.load import report_form
from planportal.office.cell_value import CellValueError, cell_value
from planportal.office.form import EVIDENCE, FIELDS, MARK, OUTPUTS, VALUE, Field, Table, sheet_name
from planportal.office.workbook import FormKeys, NotAFormError, open_form

__all__ = ["Answers", "CellFault", "FilledForm", "read_form"]

_TITLES = report_form()
_TABLES = (OUTPUTS, EVIDENCE)


@dataclass(frozen=True, order=True)
class CellFault:
    """One fault in one place of a workbook."""

    file: str
    sheet: str
    cell: str
    """As its program names it: `C12`; empty for a whole sheet or file."""
    message: str
    cure: str

    def __str__(self) -> str:
        """Return the one line that people see."""
        place = ", ".join(
            filter(None, (self.file, self.sheet and f"trang “{self.sheet}”", self.cell and f"ô {self.cell}"))
        )
        return f"{place}: {self.message}. Cách sửa: {self.cure}"


@dataclass(frozen=True)
class Answers:
    """What stands on one task's sheet."""

    task: str
    sheet: str
    values: dict[str, Any] = field(default_factory=dict)
    """By key of the report's file; tables as lists of mappings. Nothing stands for a cell that was left empty."""
    cells: dict[tuple[str | int, ...], str] = field(default_factory=dict)
    """The cell of each value, by its way through the values."""


@dataclass(frozen=True)
class FilledForm:
    """A form that came back."""

    file: str
    keys: FormKeys | None
    """None when the file is no form."""
    answers: tuple[Answers, ...]
    faults: tuple[CellFault, ...]


def read_form(content: bytes, file: str) -> FilledForm:
    """Return what a workbook says, with every fault of its cells; `file` is what its messages call it."""
    try:
        book, keys = open_form(content)
    except NotAFormError as error:
        return FilledForm(file, None, (), (CellFault(file, "", "", error.message, error.cure),))
    faults: list[CellFault] = []
    found: dict[str, Answers] = {}
    for sheet in book.worksheets:
        reader = _Sheet(file, sheet)
        if reader.task is None:
            continue
        if reader.task in found:
            cure = "xoá trang chép thừa"
            faults.append(CellFault(file, sheet.title, "", f"hai trang cùng là nhiệm vụ {reader.task}", cure))
            continue
        found[reader.task] = reader.read()
        faults += reader.faults
    for task in keys.tasks:
        if task not in found:
            cure = "khôi phục trang này từ bản gốc; chưa báo cáo thì để trống cả trang, không xoá"
            faults.append(CellFault(file, sheet_name(task), "", "trang tính đã bị xoá hoặc mất mã ở cột A", cure))
    for task, answers in found.items():
        if task not in keys.tasks:
            message = f"trang của nhiệm vụ {task} không thuộc phiếu này"
            faults.append(CellFault(file, answers.sheet, "", message, "xoá trang chép từ phiếu khác"))
    return FilledForm(file, keys, tuple(found.values()), tuple(sorted(faults)))


class _Sheet:
    """Reads one sheet by its marks."""

    def __init__(self, file: str, sheet: Worksheet) -> None:
        self.file, self.sheet = file, sheet
        self.faults: list[CellFault] = []
        self.marks = [
            (cell.row, cell.column, str(cell.value))
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str)
            and (cell.value.startswith(("task=", "table=", "fields.")) or cell.value in _ROWS)
        ]
        self.task = next((mark.removeprefix("task=") for _, _, mark in self.marks if mark.startswith("task=")), None)

    def read(self) -> Answers:
        """Return the answers; faults are noted on the way."""
        answers = Answers(str(self.task), self.sheet.title)
        columns = self._columns("fields", (VALUE,))
        for item in FIELDS:
            row = self._row(f"fields.{item.key}")
            if row is None or not columns:
                continue
            if read := self._read_cell(item, _TITLES.titles[item.key], row, columns[VALUE]):
                answers.cells[item.key,], answers.values[item.key] = read
        for table in _TABLES:
            self._read_table(table, answers)
        return answers

    def _read_table(self, table: Table, answers: Answers) -> None:
        columns = self._columns(table.key, tuple(f"{MARK}{item.key}" for item in table.fields))
        rows = [row for row, _, mark in self.marks if mark == table.key]
        if not columns:
            return
        titles = _TITLES.tables[table.key].titles
        items: list[dict[str, Any]] = []
        for row in rows:
            cells = {
                item.key: self._read_cell(item, titles[item.key], row, columns[f"{MARK}{item.key}"])
                for item in table.fields
            }
            read = {key: cell for key, cell in cells.items() if cell}
            if read:
                answers.cells[table.key, len(items)] = next(iter(read.values()))[0]
                answers.cells.update({(table.key, len(items), key): cell for key, (cell, _) in read.items()})
                items.append({key: value for key, (_, value) in read.items()})
        if items:
            answers.values[table.key] = items

    def _columns(self, table: str, wanted: tuple[str, ...]) -> Mapping[str, int]:
        """Return the column of each mark above a table; nothing, with a fault, when one is missing or there twice."""
        rows = [row for row, _, mark in self.marks if mark == f"table={table}"]
        found: dict[str, list[int]] = {}
        for row in rows[:1]:
            for cell in self.sheet[row]:
                if isinstance(cell.value, str) and cell.value in wanted:
                    found.setdefault(cell.value, []).append(cell.column)
        if all(len(found.get(mark, [])) == 1 for mark in wanted) and len(rows) == 1:
            return {mark: columns[0] for mark, columns in found.items()}
        name = _TITLES.titles.get(table, "báo cáo")
        cure = "khôi phục phần này từ bản gốc, rồi điền lại"
        self._fault("", f"dòng mã ẩn của phần “{name}” đã bị xoá, sửa hoặc chép thêm", cure)
        return {}

    def _row(self, mark: str) -> int | None:
        rows = [row for row, _, found in self.marks if found == mark]
        if len(rows) == 1:
            return rows[0]
        name = _TITLES.titles[mark.removeprefix("fields.")]
        self._fault("", f"dòng “{name}” đã bị xoá hoặc chép thêm", "khôi phục dòng này từ bản gốc")
        return None

    def _read_cell(self, item: Field, title: str, row: int, column: int) -> tuple[str, Any] | None:
        """Return a cell's name and value; nothing for an empty one, and for one with a fault, which is noted."""
        cell = self.sheet.cell(row, column)
        if isinstance(cell, MergedCell) or self._is_merged_down(cell):
            self._fault(cell.coordinate, f"{title}: ô này bị gộp với ô khác", "bỏ gộp ô rồi điền lại")
            return None
        try:
            value = cell_value(cell, item.kind)
        except CellValueError as error:
            self._fault(cell.coordinate, f"{title}: {error.message}", error.cure)
            return None
        return None if value is None else (cell.coordinate, value)

    def _is_merged_down(self, cell: Cell) -> bool:
        return any(cell.coordinate in area and area.min_row != area.max_row for area in self.sheet.merged_cells.ranges)

    def _fault(self, cell: str, message: str, cure: str) -> None:
        self.faults.append(CellFault(self.file, self.sheet.title, cell, message, cure))


_ROWS = {table.key for table in _TABLES}
