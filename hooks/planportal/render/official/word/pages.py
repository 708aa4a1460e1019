"""Sheets of paper: sizes, margins, page numbers, what stands below each page."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips

__all__ = ["LANDSCAPE_WIDTH", "TEXT_WIDTH", "add_appendix_pages", "set_pages"]

_SHORT, _LONG = 11906, 16838
"""A4, in twips."""
_MARGIN, _BINDING = 1134, 1701
"""20 mm, and 30 mm on the side that is bound."""
TEXT_WIDTH = _SHORT - _BINDING - _MARGIN
LANDSCAPE_WIDTH = _LONG - 2 * _MARGIN
_HEADER = 567


def set_pages(document: Any, label: str) -> None:
    """Set the pages of the text itself: numbers centred in the top margin, none on the first page."""
    section = document.sections[0]
    section.page_width, section.page_height = Twips(_SHORT), Twips(_LONG)
    section.top_margin = section.bottom_margin = section.right_margin = Twips(_MARGIN)
    section.left_margin = Twips(_BINDING)
    section.header_distance = section.footer_distance = Twips(_HEADER)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = "VB Số trang"
    number._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    section.first_page_header.paragraphs[0].style = "VB Số trang"
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0].style = "VB Nhãn cuối trang"
        if label:
            footer.paragraphs[0].add_run(label)


def add_appendix_pages(document: Any) -> None:
    """Begin an appendix: landscape pages that are numbered from 1 again."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # The paragraph that ends the part before must not need a line of its own.
    document.paragraphs[-1].style = "VB Hết phần"
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(_LONG), Twips(_SHORT)
    section.left_margin = Twips(_MARGIN)
    for old in section._sectPr.findall(f"{{{section._sectPr.nsmap['w']}}}pgNumType"):
        section._sectPr.remove(old)
    section._sectPr.find(f"{{{section._sectPr.nsmap['w']}}}pgMar").addnext(
        parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    )
