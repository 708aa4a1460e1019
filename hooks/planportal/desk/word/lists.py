"""Lists that were typed by hand: lines that begin with a dash or a dot, as Word files of offices have them."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

__all__ = ["make_lists"]

_DASH = re.compile(r"^\s*[-–—•·▪●*]\s+")
_PLUS = re.compile(r"^\s*\+\s+")


def make_lists(soup: BeautifulSoup) -> int:
    """Turn runs of typed items into lists, in place, those with `+` below the item before; return their number."""
    made = 0
    current: Tag | None = None
    for paragraph in soup.find_all("p", recursive=False):
        mark = _mark(paragraph)
        if mark is None:
            current = None
            continue
        if current is None or current.find_next_sibling() is not paragraph:
            current = soup.new_tag("ul")
            paragraph.insert_before(current)
        made += 1
        _cut(paragraph, mark)
        paragraph.name = "li"
        items = current.find_all("li", recursive=False)
        if mark is _PLUS and items:
            below = items[-1].find("ul", recursive=False)
            if below is None:
                below = soup.new_tag("ul")
                items[-1].append(below)
            below.append(paragraph.extract())
        else:
            current.append(paragraph.extract())
    return made


def _mark(paragraph: Tag) -> re.Pattern[str] | None:
    text = paragraph.get_text()
    return next((pattern for pattern in (_DASH, _PLUS) if pattern.match(text)), None)


def _cut(paragraph: Tag, mark: re.Pattern[str]) -> None:
    """Take the mark away, wherever its characters stand: Word often puts the dash and the space into two runs."""
    match = mark.match(paragraph.get_text())
    left = len(match[0]) if match else 0
    for text in list(paragraph.find_all(string=True)):
        cut = min(left, len(text))
        text.replace_with(NavigableString(str(text)[cut:]))
        left -= cut
        if not left:
            return
