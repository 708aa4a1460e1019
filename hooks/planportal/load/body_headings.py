"""Headings of an article's body that mislead who reads by them: steps left out, and bold lines in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planportal.load.body_pictures import Oddity

__all__ = ["odd_headings"]

_HEADING = re.compile(
    r"^(?P<marks>#{1,6})(?!#)[ \t]*(?P<text>[^\n]*\S)|^[^\n]*\S[^\n]*\n(?P<line>=+|-+)[ ]*$", re.MULTILINE
)
_BOLD = re.compile(
    r"(?<![^\n]\n)^ {0,3}(?P<mark>\*\*\*?|__)(?=\S)(?P<text>[^*_\n]+)(?<=\S)(?P=mark):? *$(?!\n[^\n]*\S)", re.MULTILINE
)
_TOP = 2
"""Level 1 is the article's title; `#` in a body is shown as level 2."""
_LONGEST = 120
_SENTENCE = (".", "!", "?", "…", ";", ",")


def odd_headings(text: str) -> Iterator[Oddity]:
    """Yield headings of a text without code that skip a level, and paragraphs that are nothing but bold."""
    above = _TOP - 1
    for match in _HEADING.finditer(text):
        level = max(_TOP, len(match["marks"]) if match["marks"] else 1 + (match["line"][0] == "-"))
        if level > above + 1:
            before = "mở đầu bài" if above < _TOP else f"đứng sau đề mục {'#' * above}"
            message = f"đề mục {'#' * level} {before}, bỏ qua cấp {'#' * (above + 1)}"
            yield Oddity(match.start(), message, f"đổi dấu ở đầu dòng thành {'#' * (above + 1)}")
        above = level
    for match in _BOLD.finditer(text):
        words = match["text"].strip()
        if len(words) <= _LONGEST and not words.endswith(_SENTENCE):
            message = "dòng chữ đậm đứng một mình trông như đề mục, nhưng máy không coi là đề mục"
            yield Oddity(
                match.start("mark"), message, f"viết ## {words.rstrip(':')}; không phải đề mục thì viết vào đoạn"
            )
