"""Markdown that is nested so deep that no page could show it, and no program could read it to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planportal.load.body_pictures import Oddity

__all__ = ["deep_nesting"]

DEEPEST = 20
MOST_DEFINITIONS = 100
MOST_BRACKETS = 100
_BRACKET = re.compile(r"(?<!\\)[\[\]]|\n *\n")
_STEP = 4
_MARKERS = " >-*+0123456789"
_PREFIX = re.compile(r"(?: *(?:>|[-*+] |\d{1,9}\. ))* *")
_MAY_BE_DEEP = re.compile(rf"^[ >*+\-0-9.]{{{DEEPEST + 1}}}", re.MULTILINE)
"""The start of a line that is nested too deep: each level takes a sign at least."""
_DEFINITION = re.compile(r"^ {0,3}: ", re.MULTILINE)


def deep_nesting(text: str) -> Iterator[Oddity]:
    """Yield the first line of a text without code that is nested too deep, and definitions that never pause."""
    at = 0
    for line in text.split("\n") if _MAY_BE_DEEP.search(text) else ():
        if line[:1] not in _MARKERS:
            at += len(line) + 1
            continue
        found = _PREFIX.match(line)
        prefix = found[0] if found else ""
        markers = re.sub(r"\d+\.", "-", prefix).replace(" ", "")
        if line.strip() and len(markers) + (len(line) - len(line.lstrip(" "))) // _STEP > DEEPEST:
            message = f"trích dẫn, danh sách lồng nhau quá {DEEPEST} tầng"
            yield Oddity(at, message, "bớt dấu > và thụt đầu dòng, tách thành nhiều danh sách")
            break
        at += len(line) + 1
    block = 0
    for part in re.split(r"(\n *\n)", text) if text.count(": ") > MOST_DEFINITIONS else ():
        if len(_DEFINITION.findall(part)) > MOST_DEFINITIONS:
            yield Oddity(block, f"hơn {MOST_DEFINITIONS} định nghĩa viết liền nhau", "chừa dòng trống giữa các mục")
        block += len(part)
    yield from _deep_brackets(text)


def _deep_brackets(text: str) -> Iterator[Oddity]:
    """Yield the bracket that opens one too many: for each, the parser looks for its end from the start."""
    if text.count("[") <= MOST_BRACKETS:
        return
    depth = 0
    for found in _BRACKET.finditer(text):
        depth = {"[": depth + 1, "]": max(0, depth - 1)}.get(found[0], 0)
        if depth > MOST_BRACKETS:
            message = f"dấu [ mở ra mà không đóng, lồng nhau quá {MOST_BRACKETS} tầng"
            yield Oddity(found.start(), message, "đóng hoặc xoá các dấu ấy; nếu chỉ là chữ thì viết \\[ thay dấu [")
            return
