"""An official text as a Word file: head, text, those who receive it, signature, appendices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from planportal.render.official.trace import bookmark_name
from planportal.render.official.tree import Appendix, Block, OfficialText, Paragraph, Place, Table
from planportal.render.official.word.head import add_head, add_kind, add_recipients
from planportal.render.official.word.package import new_document, packed
from planportal.render.official.word.pages import LANDSCAPE_WIDTH, TEXT_WIDTH, add_appendix_pages, set_pages
from planportal.render.official.word.styles import LOOKS
from planportal.render.official.word.tables import add_grid, keep_row_whole, merge_row, repeat_row
from planportal.render.official.word.words import add_words

__all__ = ["word_file"]

_BEFORE_TABLE = Pt(6)
_STYLES = {
    Place.BASIS: "CanCu",
    Place.SECTION: "Muc",
    Place.CLAUSE: "Khoan",
    Place.SUBCLAUSE: "TieuKhoan",
    Place.POINT: "Diem",
    Place.TEXT: "Than",
}


def word_file(text: OfficialText, *, marked: bool = True) -> bytes:
    """Return the text as a .docx; `marked` puts a hidden bookmark with its source around each generated paragraph."""
    document = new_document(text)
    set_pages(document, text.label)
    writer = _Writer(document, marked=marked)
    add_head(document, text.letterhead)
    add_kind(document, text)
    writer.write(text.blocks, TEXT_WIDTH)
    # The signature stays with the last words.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    add_recipients(document, text)
    for appendix in text.appendices:
        add_appendix_pages(document)
        _write_appendix(document, writer, appendix)
    return packed(document)


def _write_appendix(document: Any, writer: _Writer, appendix: Appendix) -> None:
    for words, style in (
        (appendix.number, "PhuLucSo"),
        (appendix.title, "PhuLucTen"),
        (appendix.belongs_to, "PhuLucKem"),
    ):
        add_words(document.add_paragraph(style=LOOKS[style].name), words)
    writer.write(appendix.blocks, LANDSCAPE_WIDTH)


@dataclass
class _Writer:
    """Writes blocks, and counts the paragraphs for their bookmarks."""

    document: Any
    marked: bool
    number: int = 0

    def write(self, blocks: Iterable[Block], width: int) -> None:
        for block, following in pairwise((*blocks, None)):
            if isinstance(block, Table):
                self._write_table(block, width)
            elif block is not None:
                paragraph = self.document.add_paragraph()
                self._fill(paragraph, block, _STYLES[block.place])
                if block.text.endswith(":"):
                    # What begins a list or a table does not stay behind on the page before.
                    paragraph.paragraph_format.keep_with_next = True
                if isinstance(following, Table):
                    paragraph.paragraph_format.space_after = _BEFORE_TABLE

    def _write_table(self, table: Table, width: int) -> None:
        whole = sum(column.share for column in table.columns)
        widths = [width * column.share // whole for column in table.columns]
        widths[-1] += width - sum(widths)
        grid = add_grid(self.document, widths, len(table.rows) + 1)
        rows = list(grid.rows)
        repeat_row(rows[0])
        keep_row_whole(rows[0])
        for cell, column in zip(rows[0].cells, table.columns, strict=True):
            title = cell.paragraphs[0]
            title.style = LOOKS["BangDau"].name
            add_words(title, column.title)
        for written, row in zip(rows[1:], table.rows, strict=True):
            keep_row_whole(written)
            one = len(row.cells) == 1
            styles = ["BangNhom"] if one else ["BangGiua" if column.centred else "Bang" for column in table.columns]
            cells = [merge_row(written)] if one else list(written.cells)
            for cell, content, style in zip(cells, row.cells, styles, strict=True):
                for index, line in enumerate(content.lines):
                    paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                    self._fill(paragraph, line, style)

    def _fill(self, paragraph: Any, content: Paragraph, style: str) -> None:
        self.number += 1
        paragraph.style = LOOKS[style].name
        add_words(paragraph, content.text)
        if not self.marked:
            return
        name = bookmark_name(content, self.number)
        start = f'<w:bookmarkStart {nsdecls("w")} w:id="{self.number}" w:name="{name}"/>'
        paragraph.runs[0]._r.addprevious(parse_xml(start))
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{self.number}"/>'))
