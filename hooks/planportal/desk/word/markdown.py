"""The cleaned HTML of a Word file as the Markdown that the portal reads."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from planportal.desk.word.tables import table_markdown

__all__ = ["to_markdown"]

_SPECIAL = re.compile(r"([\\`*_])")
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY_LIKE = re.compile(r"&(?=#?\w+;)")
_LINK_LIKE = re.compile(r"\](?=[(:\[])")
_LINE_START = re.compile(r"^(\s*)(?:(\d+)([.)])(?=\s)|([-+>#:])(?=\s|#))")


def to_markdown(soup: BeautifulSoup) -> tuple[str, list[str]]:
    """Return the Markdown, with lines for lists indented by four, and what had to be changed in tables."""
    converter = _Converter(heading_style=ATX, bullets="-", strip=["span", "u"], autolinks=False)
    text: str = converter.convert_soup(soup)
    lines = [line.rstrip() for line in text.strip().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n", converter.notes


class _Converter(MarkdownConverter):
    """markdownify, with the escapes, lists and tables of Python-Markdown."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.notes: list[str] = []
        self._tables = 0

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Return text that Markdown shows as it is."""
        escaped = _SPECIAL.sub(r"\\\1", _ENTITY_LIKE.sub("&amp;", text))
        escaped = _LINK_LIKE.sub(r"\\]", _TAG_LIKE.sub("&lt;", escaped))
        return escaped.replace("|", "\\|") if "td" in parent_tags or "th" in parent_tags else escaped

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a paragraph; what would begin a list or a heading is only text here."""
        if "_inline" in parent_tags:
            return f" {text} "
        text = _LINE_START.sub(
            lambda match: f"{match[1]}{match[2]}\\{match[3]}" if match[2] else f"{match[1]}\\{match[4]}", text.strip()
        )
        return f"\n\n{text}\n\n" if text else ""

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return an item, what belongs to it indented by four, as Python-Markdown wants it."""
        parent = el.parent
        mark = "-"
        if parent is not None and parent.name == "ol":
            mark = f"{1 + len(list(el.find_previous_siblings('li')))}."
        lines = text.strip().split("\n")
        rest = [f"    {line}" if line else "" for line in lines[1:]]
        return "\n".join([f"{mark:<3} {lines[0]}" if mark != "-" else f"- {lines[0]}", *rest]) + "\n"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a picture with its caption as its title."""
        alt, caption = (re.sub(r'[\[\]"\\]', "", str(el.get(name, ""))) for name in ("alt", "title"))
        return f"![{alt}]({el['src']}{f' {chr(34)}{caption}{chr(34)}' if caption else ''})"

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return lowered letters: CO<sub>2</sub>."""
        return f"<sub>{text}</sub>" if text.strip() else text

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return raised letters: m<sup>3</sup>."""
        return f"<sup>{text}</sup>" if text.strip() else text

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a break within a paragraph."""
        if "td" in parent_tags:
            return "<br>"
        return " " if "_inline" in parent_tags else "<br>\n"

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a table in the form that has one header row."""
        if "table" in parent_tags:
            return text
        self._tables += 1
        markdown, notes = table_markdown(el, self._tables, self._cell)
        self.notes += notes
        return f"\n\n{markdown}\n\n"

    def _cell(self, cell: Tag) -> str:
        blocks = [block for block in cell.find_all(["p", "li"]) if not block.find(["p", "li", "ul", "ol", "table"])]
        inside = {"table", "td", "_inline"}
        pieces = [
            self.process_element(piece, parent_tags=inside)  # type: ignore[attr-defined]  # not in its stubs
            for piece in blocks or cell.children
        ]
        return "<br>".join(line for piece in pieces if (line := re.sub(r"^- |^\d+\. +", "", " ".join(piece.split()))))
