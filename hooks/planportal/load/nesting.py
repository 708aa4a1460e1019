"""Markdown nested so deep that no page could show it, or begun so often without an end that no program gets over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from planportal.load.body_pictures import Oddity

__all__ = ["deep_nesting", "unfinished_tags"]

DEEPEST = 20
MOST_DEFINITIONS = 100
MOST_BRACKETS = 100
MOST_TAGS = 100
MOST_LINES = 2000
MOST_TITLES = 100
_PAUSE = r"\n *\n"
_PAIRS = {"[]": re.compile(rf"(?<!\\)[\[\]]|{_PAUSE}"), "()": re.compile(rf"(?<!\\)[()]|{_PAUSE}")}
_TITLE = re.compile(r"""\]\([^()"'\n]*(?P<quote>["'])(?:(?!(?P=quote))[^()])*\)""")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*(?=<|\Z)")
"""A title, and a tag, that begins and does not end."""
_STEP = 4
_MARKERS = " >-*+0123456789"
_PREFIX = re.compile(r"(?: *(?:>|[-*+] |\d{1,9}\. ))* *")
_MAY_BE_DEEP = re.compile(rf"^[ >*+\-0-9.]{{{DEEPEST + 1}}}", re.MULTILINE)
"""The start of a line that is nested too deep: each level takes a sign at least."""
_DEFINITION = re.compile(r"^ {0,3}: ", re.MULTILINE)


def deep_nesting(text: str) -> Iterator[Oddity]:
    """Yield the first line of a text without code that is nested too deep, and where what never ends is too much."""
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
    for part in re.split(f"({_PAUSE})", text) if text.count(": ") > MOST_DEFINITIONS else ():
        if len(_DEFINITION.findall(part)) > MOST_DEFINITIONS:
            yield Oddity(block, f"hơn {MOST_DEFINITIONS} định nghĩa viết liền nhau", "chừa dòng trống giữa các mục")
        block += len(part)
    for pair in _PAIRS:
        yield from _deep_brackets(text, pair)
    yield from _long_block(text)
    yield from _unfinished_titles(text)


def _unfinished_titles(text: str) -> Iterator[Oddity]:
    """Yield the link that is one too many whose quoted title does not end: for each, its end is looked for too."""
    if text.count("](") > MOST_TITLES and (found := next(islice(_TITLE.finditer(text), MOST_TITLES, None), None)):
        message = f"hơn {MOST_TITLES} liên kết có dấu nháy mở ra mà không đóng"
        yield Oddity(found.start(), message, 'viết [chữ](địa chỉ "chú thích"), hoặc xoá dấu nháy')


def _deep_brackets(text: str, pair: str) -> Iterator[Oddity]:
    """Yield the bracket that opens one too many: for each, the parser looks for its end from the start."""
    opening, closing = pair[0], pair[1]
    if text.count(opening) <= MOST_BRACKETS:
        return
    depth = 0
    for found in _PAIRS[pair].finditer(text):
        depth = depth + 1 if found[0] == opening else max(0, depth - 1) if found[0] == closing else 0
        if depth > MOST_BRACKETS:
            message = f"dấu {opening} mở ra mà không đóng, lồng nhau quá {MOST_BRACKETS} tầng"
            cure = f"đóng hoặc xoá các dấu ấy; nếu chỉ là chữ thì viết \\{opening} thay dấu {opening}"
            yield Oddity(found.start(), message, cure)
            return


def _long_block(text: str) -> Iterator[Oddity]:
    """Yield the line that is one too many without a blank one: for each, the parser copies all that follow."""
    if text.count("\n") <= MOST_LINES:
        return
    at = 0
    for part in re.split(f"({_PAUSE})", text):
        if part.count("\n") > MOST_LINES:
            starts = [found.end() for found in re.finditer("\n", part)]
            count = f"{MOST_LINES:,}".replace(",", ".")
            yield Oddity(at + starts[MOST_LINES - 1], f"hơn {count} dòng viết liền nhau", "chừa dòng trống ở giữa")
            return
        at += len(part)


def unfinished_tags(text: str) -> Iterator[Oddity]:
    """Yield the place of a text, with its code, where one tag too many begins and does not end.

    For each, the parser looks for its end through all that follows, in code within lines too.
    """
    if text.count("<") > MOST_TAGS and (found := next(islice(_TAG.finditer(text), MOST_TAGS, None), None)):
        message = f"hơn {MOST_TAGS} dấu < mở thẻ HTML mà không có dấu > đóng lại"
        yield Oddity(found.start(), message, "xoá các thẻ dở dang; nếu chỉ là chữ thì viết &lt; thay dấu <")
