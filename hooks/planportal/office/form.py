"""The form of a yearly report as a workbook: which cells there are, and the marks by which they are found again.

A mark stands in the hidden first column of a row, or in a hidden row above a table. Nothing depends on where a cell is:
rows and columns may be moved, as long as their marks move with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = [
    "EVIDENCE",
    "FIELDS",
    "FORM_NAME",
    "FORM_VERSION",
    "GUIDE_SHEET",
    "KEY_SHEET",
    "MARK",
    "OUTPUTS",
    "ROWS",
    "VALUE",
    "Field",
    "Kind",
    "Table",
    "sheet_name",
]

FORM_NAME = "planportal-bao-cao"
FORM_VERSION = 1
"""Raised when a form that is out can no longer be read."""
GUIDE_SHEET = "Hướng dẫn"
KEY_SHEET = "_khoa"
"""Hidden: name and version of the form, year, unit, tasks."""
MARK = "#"
"""Begins the name of a column in the hidden row above a table."""
VALUE = f"{MARK}value"
"""The one column of the fields that stand one in a row."""
ROWS = 10
"""Rows of a table that are there to be filled in."""


class Kind(Enum):
    """What a cell holds."""

    TEXT = "chữ"
    LONG = "đoạn chữ"
    NUMBER = "số"
    DATE = "ngày"
    CHOICE = "chọn trong danh sách"


@dataclass(frozen=True)
class Field:
    """One thing that is asked for, by its key in the report's file; title and help are those of the file's form."""

    key: str
    kind: Kind


@dataclass(frozen=True)
class Table:
    """A list of things with the same fields."""

    key: str
    fields: tuple[Field, ...]


FIELDS = (
    Field("submitted", Kind.DATE),
    Field("status", Kind.CHOICE),
    Field("summary", Kind.LONG),
    Field("difficulties", Kind.LONG),
    Field("proposals", Kind.LONG),
    Field("next_year", Kind.LONG),
)
OUTPUTS = Table(
    "outputs",
    (
        Field("name", Kind.TEXT),
        Field("value", Kind.NUMBER),
        Field("unit", Kind.TEXT),
        Field("target", Kind.NUMBER),
    ),
)
EVIDENCE = Table(
    "evidence",
    (
        Field("title", Kind.TEXT),
        Field("number", Kind.TEXT),
        Field("date", Kind.DATE),
        Field("file", Kind.TEXT),
        Field("link", Kind.TEXT),
    ),
)


def sheet_name(task: str) -> str:
    """Return the name of a task's sheet: `1.2` -> `Nhiệm vụ 1.2`."""
    return f"Nhiệm vụ {task}"
