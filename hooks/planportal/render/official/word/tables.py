"""Tables: those of the form, which have no borders, and those of the text, which have all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips

__all__ = ["add_grid", "add_layout", "first_paragraphs", "keep_row_whole", "merge_row", "repeat_row", "rule_under"]

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PADDING = 70
"""Twips between a cell's border and its words."""


def add_layout(document: Any, widths: Sequence[int], rows: int = 1) -> Any:
    """Add a table without borders that only places its parts side by side."""
    return _table(document, widths, rows, border="none", padding=0)


def add_grid(document: Any, widths: Sequence[int], rows: int) -> Any:
    """Add a table with a single line around every cell."""
    return _table(document, widths, rows, border="single", padding=_PADDING)


def _table(document: Any, widths: Sequence[int], rows: int, *, border: str, padding: int) -> Any:
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    properties = table._tbl.tblPr
    for name in ("w:tblStyle", "w:tblW", "w:tblLook"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.insert(0, parse_xml(f'<w:tblW {nsdecls("w")} w:w="{sum(widths)}" w:type="dxa"/>'))
    edges = "".join(f'<w:{edge} w:val="{border}" w:sz="4" w:space="0"/>' for edge in _EDGES)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"))
    layout.addnext(
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="{padding}" w:type="dxa"/>'
            f'<w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
        )
    )
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
    return table


def keep_row_whole(row: Any) -> None:
    """Let no page break fall into a row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_row(row: Any) -> None:
    """Repeat a row at the head of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def merge_row(row: Any) -> Any:
    """Make one cell of a row and return it."""
    cells = row.cells
    return cells[0].merge(cells[-1])


def rule_under(paragraph: Any, length: int, width: int) -> None:
    """Draw a line of that length in the middle of a space of that width; both in twips."""
    aside = (width - length) // 2
    properties = paragraph._p.get_or_add_pPr()
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="0"/></w:pBdr>'
    indent = f'<w:ind {nsdecls("w")} w:left="{aside}" w:right="{aside}"/>'
    for xml in (border, indent):
        properties.append(parse_xml(xml))


def first_paragraphs(cell: Any, styles: Iterable[str]) -> list[Any]:
    """Return one paragraph of each style in a cell, the cell's own first one taken too."""
    names = list(styles)
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in names[1:])]
    for paragraph, name in zip(paragraphs, names, strict=True):
        paragraph.style = name
    return paragraphs
