"""An official text as values: what stands in it, in which part of the form, and from which record it comes.

The form is that of Nghị định 30/2020/NĐ-CP; how each part looks is known to those who write the tree out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Appendix", "Block", "Cell", "Column", "Letterhead", "OfficialText", "Paragraph", "Place", "Row", "Table"]


class Place(StrEnum):
    """What a paragraph is in the form."""

    BASIS = "can-cu"
    """Căn cứ."""
    SECTION = "muc"
    """I. TÊN MỤC."""
    CLAUSE = "khoan"
    """1. Tên khoản."""
    SUBCLAUSE = "tieu-khoan"
    """1.1. Tên nhiệm vụ, numbered as in the plan."""
    POINT = "diem"
    """a) Tên điểm."""
    TEXT = "than"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the text, or one line of a cell."""

    place: Place
    text: str
    source: str
    """Path of the record that it was made from, relative to the project's root."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    title: str
    share: int
    """Of the table's width, in relation to the other columns."""
    centred: bool = False


@dataclass(frozen=True)
class Cell:
    """The lines of one cell."""

    lines: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Row:
    """One row; one with a single cell goes over all columns."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with one row of titles."""

    title: str
    """What it holds, for those who hear the page."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True)
class Letterhead:
    """What stands above the text: who writes, number, place and day; number and day are left to the office."""

    parent: str
    agency: str
    number: str
    place_and_day: str
    subject: str = ""
    """A letter's "V/v …", which stands below its number."""


@dataclass(frozen=True)
class Appendix:
    """One appendix, on pages of its own."""

    number: str
    title: str
    belongs_to: str
    """The line in brackets that names the text it goes with."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class OfficialText:
    """A whole text, ready to be written as a Word file or a page."""

    kind: str
    """BÁO CÁO; empty for a letter (công văn)."""
    abstract: str
    """Trích yếu."""
    letterhead: Letterhead
    addressees: tuple[str, ...]
    blocks: tuple[Block, ...]
    """The last one ends with `./.`."""
    recipients: tuple[str, ...]
    """Nơi nhận, with the mark at the end of each line."""
    signer: str
    """The signer's office; empty where it is not known. The name is never filled in."""
    author: str
    """The agency's name for the file's properties; never a person's."""
    file_name: str
    day: date
    """The day as of which it was made."""
    appendices: tuple[Appendix, ...] = ()
    gaps: tuple[str, ...] = ()
    """What the officer has still to add or to look at, one sentence each."""
    label: str = ""
    """What stands below each page of a text that is made up."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph in the order of reading, those in tables and appendices too."""
        for blocks in (self.blocks, *(appendix.blocks for appendix in self.appendices)):
            for block in blocks:
                if isinstance(block, Paragraph):
                    yield block
                else:
                    yield from (line for row in block.rows for cell in row.cells for line in cell.lines)
