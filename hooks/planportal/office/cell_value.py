"""What one cell of a form says, in the kind that is asked for; programs for workbooks store many things otherwise."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl.cell import Cell

from planportal.load.raw_text import HIDDEN
from planportal.office.form import Kind
from planportal.text.formats import format_date
from planportal.text.normalise import nfc

__all__ = ["CellValueError", "cell_value"]


@dataclass(frozen=True)
class CellValueError(Exception):
    """A cell holds what it cannot mean; the words say what, in Vietnamese, and how to write it."""

    message: str
    cure: str


def cell_value(cell: Cell, kind: Kind) -> str | int | float | date | None:
    """Return a cell's value: text, a number or a day, None when it is empty.

    Raises:
        CellValueError: it holds a formula, an error, or another kind than is asked for.
    """
    if cell.value is None or (isinstance(cell.value, str) and not _clean(cell.value)):
        return None
    value = _written(cell)
    match kind:
        case Kind.NUMBER:
            return _number(value, cell.number_format)
        case Kind.DATE:
            return _date(value)
    return _text(value)


def _written(cell: Cell) -> str | float | date:
    """Return what somebody wrote; what a program worked out is refused."""
    value = cell.value
    if cell.data_type == "f":
        raise CellValueError("ô có công thức", "chép ô, dán lại bằng “Dán giá trị”, hoặc gõ thẳng giá trị")
    if cell.data_type == "e":
        raise CellValueError(f"ô báo lỗi {value}", "xoá rồi gõ lại giá trị")
    if isinstance(value, bool):
        raise CellValueError("ô chứa giá trị đúng/sai", "xoá rồi gõ lại giá trị")
    if not isinstance(value, str | int | float | date):
        raise CellValueError(f"ô chứa “{value}”, không dùng được", "xoá rồi gõ lại giá trị")
    return value


def _text(value: str | float | date) -> str:
    cure = "gõ dấu ' trước giá trị để giữ nguyên chữ"
    if isinstance(value, float):
        raise CellValueError(f"phải là chữ, nhưng ô chứa số {_comma(value)}", cure)
    if isinstance(value, date):
        raise CellValueError(f"phải là chữ, nhưng ô chứa ngày {format_date(value)}", cure)
    return _clean(value) if isinstance(value, str) else str(value)


def _number(value: str | float | date, number_format: str) -> int | float:
    if isinstance(value, str):
        cure = "chỉ gõ số, ví dụ 24 hoặc 12,5; đơn vị ghi ở ô bên"
        raise CellValueError(f"phải là số, nhưng ô chứa chữ “{_clean(value)}”", cure)
    if isinstance(value, date):
        raise CellValueError(f"phải là số, nhưng ô chứa ngày {format_date(value)}", "đặt lại dạng ô là số rồi gõ lại")
    if not math.isfinite(value):
        raise CellValueError("số không dùng được", "xoá rồi gõ lại số")
    if "%" in number_format:
        cure = "đặt lại dạng ô là số, gõ 50 và ghi đơn vị %"
        raise CellValueError("ô đặt dạng phần trăm nên không rõ số nào", cure)
    return int(value) if float(value).is_integer() else value


def _date(value: str | float | date) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    shown = _clean(value) if isinstance(value, str) else _comma(value)
    cure = "xoá, đặt dạng ô là ngày rồi gõ lại, ví dụ 20/11/2026"
    raise CellValueError(f"phải là ngày, nhưng ô chứa “{shown}”", cure)


def _comma(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _clean(text: str) -> str:
    """Return text as it was meant: NFC, plain spaces, nothing that nobody sees, no empty lines."""
    plain = HIDDEN.sub("", text.replace("\xa0", " ").replace("\t", " "))
    lines = (" ".join(line.split()) for line in nfc(plain).splitlines())
    return "\n".join(filter(None, lines))
