"""Markdown nested so deep that no page could show it, or begun so often without an end that no program gets over it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from planportal.load.body_pictures import Oddity

__all__ = ["deep_nesting", "too_much"]

DEEPEST = 20
MOST_DEFINITIONS = 100
MOST_BRACKETS = 100
MOST_TAGS = 100
MOST_LINES = 2000
MOST_TITLES = 100
MOST_FENCES = 100
MOST_TICKS = 1000
_PAUSE = r"\n *\n"
_ESCAPED = r"\\[^\n]"
_PAIRS = {
    "[]": re.compile(rf"{_ESCAPED}|[\[\]]|{_PAUSE}"),
    "()": re.compile(rf"{_ESCAPED}|[()]|{_PAUSE}"),
}
_FENCE = re.compile(r"^(?:~{3,}|`{3,})[^`~\n]*$", re.MULTILINE)
_TITLE = re.compile(r"""\]\([^()"'\n]*(?P<quote>["'])(?:(?!(?P=quote))[^()])*\)""")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*(?=<|\Z)")
"""A title, and a tag, that begins and does not end."""
_WHOLE_TAG = re.compile(r"<(?P<end>/?)(?P<name>blockquote|dl|ol|table|ul)\b[^<>]*>", re.IGNORECASE)
"""A tag of those that make blocks within blocks; a row, a cell or an item may go without an end."""
_LINE, _TICKS = re.compile("^", re.MULTILINE), re.compile("`+")
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
    yield from _deep_tags(text)
    yield from _unfinished_titles(text)
    if text.count("~~~") + text.count("```") > MOST_FENCES and (found := _one_too_many(_FENCE, text, MOST_FENCES)):
        message = f"hơn {MOST_FENCES} dấu {found[0][:3]} mở khối mã mà không đóng"
        yield Oddity(found.start(), message, "đóng từng khối mã, hoặc xoá các dấu ấy")


def too_much(text: str) -> Iterator[Oddity]:
    """Yield the places of a text, with its code, where one thing too many stands for each of which the rest is read.

    The parser looks for the end of tags in code within lines too, and splits lines into blocks before it knows code.
    """
    if text.count("<") > MOST_TAGS and (found := _one_too_many(_TAG, text, MOST_TAGS)):
        message = f"hơn {MOST_TAGS} dấu < mở thẻ HTML mà không có dấu > đóng lại"
        yield Oddity(found.start(), message, "xoá các thẻ dở dang; nếu chỉ là chữ thì viết &lt; thay dấu <")
    cure = "chừa dòng trống ở giữa"
    for pattern, most, what in ((_LINE, MOST_LINES, "dòng"), (_TICKS, MOST_TICKS, "dấu `")):
        at = 0
        for part in re.split(f"({_PAUSE})", text) if len(text) > most else ():
            if found := _one_too_many(pattern, part, most):
                count = f"{most:,}".replace(",", ".")
                yield Oddity(at + found.start(), f"hơn {count} {what} viết liền nhau", cure)
                break
            at += len(part)


def _one_too_many(pattern: re.Pattern[str], text: str, most: int) -> re.Match[str] | None:
    return next(islice(pattern.finditer(text), most, None), None)


def _unfinished_titles(text: str) -> Iterator[Oddity]:
    """Yield the link that is one too many whose quoted title does not end: for each, its end is looked for too."""
    if text.count("](") > MOST_TITLES and (found := _one_too_many(_TITLE, text, MOST_TITLES)):
        message = f"hơn {MOST_TITLES} liên kết có dấu nháy mở ra mà không đóng"
        yield Oddity(found.start(), message, 'viết [chữ](địa chỉ "chú thích"), hoặc xoá dấu nháy')


def _deep_tags(text: str) -> Iterator[Oddity]:
    """Yield the block that opens one too many: each table gets a frame, which feeds take out of all around it."""
    if text.count("<") <= MOST_TAGS:
        return
    opened: Counter[str] = Counter()
    depth = 0
    for found in _WHOLE_TAG.finditer(text):
        name = found["name"].lower()
        if not found["end"]:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > MOST_TAGS:
            message = f"thẻ HTML lồng nhau quá {MOST_TAGS} tầng, ở đây là <{name}>"
            yield Oddity(
                found.start(), message, "đóng từng thẻ, hoặc xoá thẻ thừa; nếu chỉ là chữ thì viết &lt; thay dấu <"
            )
            return


def _deep_brackets(text: str, pair: str) -> Iterator[Oddity]:
    """Yield the bracket that opens one too many: for each, the parser looks for its end from the start."""
    opening, closing = pair[0], pair[1]
    if text.count(opening) <= MOST_BRACKETS:
        return
    depth = 0
    for found in _PAIRS[pair].finditer(text):
        if found[0] == opening:
            depth += 1
        elif found[0] == closing:
            depth = max(0, depth - 1)
        elif found[0].isspace():
            depth = 0
        if depth > MOST_BRACKETS:
            message = f"dấu {opening} mở ra mà không đóng, lồng nhau quá {MOST_BRACKETS} tầng"
            cure = f"đóng hoặc xoá các dấu ấy; nếu chỉ là chữ thì viết \\{opening} thay dấu {opening}"
            yield Oddity(found.start(), message, cure)
            return
