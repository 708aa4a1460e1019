"""Official texts as Word files, read as a person with Word would meet them: what each paragraph looks like."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn

__all__ = ["Looked", "look_at", "opened", "paragraphs_of"]


@dataclass(frozen=True)
class Looked:
    """What a paragraph and its runs come to, from the paragraph itself, its style and the file's defaults."""

    text: str
    bold: bool
    italic: bool
    size: int
    """Half-points."""
    align: str
    first_line: int
    before: int
    after: int
    line: int


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def paragraphs_of(document: Any) -> list[Any]:
    """Return the paragraphs of the text itself, those of tables not among them."""
    return list(document.paragraphs)


def look_at(paragraph: Any) -> Looked:
    style = paragraph.style.element
    return Looked(
        text=paragraph.text,
        bold=style.rPr.find(qn("w:b")) is not None,
        italic=style.rPr.find(qn("w:i")) is not None,
        size=int(_value(style, "w:rPr/w:sz", "w:val")),
        align=_value(style, "w:pPr/w:jc", "w:val"),
        first_line=int(_value(style, "w:pPr/w:ind", "w:firstLine") or 0),
        before=int(_value(style, "w:pPr/w:spacing", "w:before")),
        after=int(_value(style, "w:pPr/w:spacing", "w:after")),
        line=int(_value(style, "w:pPr/w:spacing", "w:line")),
    )


def _value(element: Any, path: str, attribute: str) -> str:
    found = element
    for part in path.split("/"):
        found = found.find(qn(part)) if found is not None else None
    return (found.get(qn(attribute)) or "") if found is not None else ""
