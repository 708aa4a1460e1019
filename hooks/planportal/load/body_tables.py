"""Tables of an article's body without a header row, as they come from Word: no tables, or such as cannot be heard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planportal.load.body_pictures import Oddity

__all__ = ["odd_tables"]

_ROW = re.compile(r" *\|.*\|.*")
_RULE = re.compile(r"\|?:?-+:?(\|:?-+:?)*\|?")
_EMPTY = re.compile(r"[|\s]*")
_RAW = re.compile(r"<table\b.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)


def odd_tables(text: str) -> Iterator[Oddity]:
    """Yield the tables of a text without code whose first row does not name the columns."""
    at, block = 0, list[tuple[int, str]]()
    for line in [*text.split("\n"), ""]:
        if "|" in line and _ROW.fullmatch(line):
            block.append((at, line))
        else:
            yield from _odd_rows(block)
            block = []
        at += len(line) + 1
    for match in _RAW.finditer(text):
        if not re.search(r"<th[\s>]", match[0], re.IGNORECASE):
            message = "bảng không có dòng tên cột nên người nghe máy đọc không biết ô nào thuộc cột nào"
            yield Oddity(match.start(), message, "đổi <td> của dòng đầu thành <th>, cả thẻ đóng")


def _odd_rows(block: list[tuple[int, str]]) -> Iterator[Oddity]:
    if not block:
        return
    at, first = block[0]
    place = at + len(first) - len(first.lstrip())
    rule = f"{'---|' * (first.strip().strip('|').count('|') + 1)}"
    if len(block) == 1 or (not _is_rule(block[1][1]) and not _is_rule(first)):
        message = "bảng không có dòng |---| dưới tên cột nên không thành bảng"
        yield Oddity(place, message, f"dòng đầu phải là tên cột, ngay dưới thêm dòng |{rule}")
    elif _is_rule(first) or _EMPTY.fullmatch(first):
        yield Oddity(place, "bảng không có dòng tên cột", f"viết tên từng cột ở dòng đầu, ngay dưới là dòng |{rule}")


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line.replace(" ", "")))
