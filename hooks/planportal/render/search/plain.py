"""Markdown as plain words, for the search index and for the lines that results show."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

__all__ = ["PlainText", "plain_text"]

_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
_FENCE = re.compile(r"(```|~~~)")
_RULE = re.compile(r"[|:\-\s*_]+$")
_LIST_MARK = re.compile(r"(?:>\s*)*(?:[-*+:]|\d+[.)])\s+|(?:>\s*)+")
_FIGURE = re.compile(r"\[\[bieu-do:\d+\]\]")
_ATTRIBUTES = re.compile(r"\{:[^}]*\}")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--.*?-->")
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:<[^>]*>|[^)\s]*)(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_CITATION = re.compile(r"(?:,?\s*\[(?:\^[\w-]+|\d{1,2})\])+:?")
_EMPHASIS = re.compile(r"\*{1,3}|~~|`+|(?<!\w)_{1,3}|_{1,3}(?!\w)")
_MARKUP = "[<{*_`~&\\"
_STARTS = frozenset("#`~|:-_*>+0123456789[")
"""What a line starts with that is more than a part of a paragraph."""
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~:=])")


@dataclass(frozen=True)
class PlainText:
    """The words of a Markdown text."""

    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]
    """Paragraphs, list items, and rows of tables with `; ` between cells."""


def plain_text(markdown: str) -> PlainText:
    """Return a text's headings and paragraphs without any markup."""
    headings: list[str] = []
    paragraphs: list[str] = []
    lines: list[str] = []

    def end_paragraph() -> None:
        if words := _words(" ".join(lines)):
            paragraphs.append(words)
        lines.clear()

    for raw in markdown.splitlines():
        line = raw.strip()
        if line and line[0] not in _STARTS:
            lines.append(line)
        elif heading := _HEADING.match(line):
            end_paragraph()
            headings.append(_words(heading[1]))
        elif not line or _FENCE.match(line) or _RULE.match(line) or _FIGURE.match(line):
            end_paragraph()
        elif line.startswith("|"):
            end_paragraph()
            lines.append("; ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip()))
            end_paragraph()
        elif mark := _LIST_MARK.match(line):
            end_paragraph()
            lines.append(line[mark.end() :])
        else:
            lines.append(line)
    end_paragraph()
    return PlainText(tuple(heading for heading in headings if heading), tuple(paragraphs))


def _words(line: str) -> str:
    # One search for each sign is faster than one for them all.
    if not any(map(line.__contains__, _MARKUP)):
        return " ".join(line.split())
    # Most lines have one kind of markup, and trying the others costs more than asking for their signs.
    text = line
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "[" in text:
        text = _CITATION.sub("", _LINK.sub(r"\1", text))
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: f"&#{ord(match[1])};", text)
    if any(map(text.__contains__, "*~`_")):
        text = _EMPHASIS.sub("", text)
    return " ".join(html.unescape(text).split())
