"""Headings of an article's body that mislead who reads by them: steps left out, and bold lines in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planportal.load.body_pictures import Oddity

__all__ = ["odd_headings"]

_HEADING = re.compile(r"(?P<marks>#{1,6})(?!#)[ \t]*\S")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
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
    for at, level in _levels(text):
        if level > above + 1:
            before = "mở đầu bài" if above < _TOP else f"đứng sau đề mục {'#' * above}"
            message = f"đề mục {'#' * level} {before}, bỏ qua cấp {'#' * (above + 1)}"
            yield Oddity(at, message, f"đổi dấu ở đầu dòng thành {'#' * (above + 1)}")
        above = level
    for match in _BOLD.finditer(text) if "**" in text or "__" in text else ():
        words = match["text"].strip()
        if len(words) <= _LONGEST and not words.endswith(_SENTENCE):
            message = "dòng chữ đậm đứng một mình trông như đề mục, nhưng máy không coi là đề mục"
            yield Oddity(
                match.start("mark"), message, f"viết ## {words.rstrip(':')}; không phải đề mục thì viết vào đoạn"
            )


def _levels(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each heading begins, and its level; line by line, so that a line of a megabyte costs no more."""
    at = 0
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line[:1] == "#" and (match := _HEADING.match(line)):
            yield at, max(_TOP, len(match["marks"]))
        elif below[:1] in {"=", "-"} and _UNDERLINE.fullmatch(below) and line.strip():
            yield at, _TOP
        at += len(line) + 1
