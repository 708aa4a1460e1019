"""The web server's log of readings and ratings: its lines, and which of them are counted already."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import reduce
from typing import Literal

from planportal.clock import VIETNAM
from planportal.errors import Problem, Severity, printable, quote
from planportal.model import CountedLog, ReaderLine, Readers, Reason, Tally

__all__ = ["Counted", "count_log"]

_REASONS = "|".join(Reason)
_LINE = re.compile(
    r"(?P<hour>\d{4}-\d\d-\d\dT\d\d)(?P<zone>[+-]\d\d:\d\d) "
    r"(?:xem (?P<read>/\S*)|diem (?P<rated>/\S*) (?:(?P<useful>1) -|0 (?P<reason>" + _REASONS + r")))"
)
_ADDRESS = re.compile(r"/(?:[a-z0-9][a-z0-9-]*/)*")
_AHEAD = timedelta(hours=2)
"""How far a server's clock may go wrong before its lines are doubted."""


@dataclass(frozen=True)
class Counted:
    """What a log added to the sums."""

    readers: Readers
    added: Tally
    known: int
    """Lines that were in the sums before."""
    problems: tuple[Problem, ...]
    """Lines that were passed over; an error when nothing in the file is a line of this log."""


def count_log(readers: Readers, content: bytes, name: str, *, now: datetime) -> Counted:
    """Return the sums with a log's new lines in them.

    Each run remembers the piece of the log that it counted. A log that begins with pieces counted before, one after the
    other, whatever it is called now, is counted from there on. A last line that is still being written waits.
    """
    lines = content.split(b"\n")[:-1]
    known = _known(readers.logs, lines)
    meanings = {line: _parse(line.decode("utf-8", "replace"), now) for line in set(lines[known:])}
    read: Counter[ReaderLine] = Counter()
    problems: list[Problem] = []
    for number, line in enumerate(lines[known:], known + 1):
        match meanings[line]:
            case ReaderLine() as found:
                read[found] += 1
            case message, cure:
                problems.append(Problem(printable(name), number, 1, message, cure, Severity.ADVICE))
    if problems and not read and not known:
        message = "không phải nhật ký bạn đọc của Cổng, chưa cộng gì"
        fault = Problem(printable(name), 1, 1, message, "chỉ tệp portal-readers.log của máy chủ web")
        return Counted(readers, Tally(), 0, (fault,))
    logs = readers.logs
    if known < len(lines):
        logs = (*logs, CountedLog(len(lines) - known, _digest(lines[known:])))
    added = reduce(Tally.__add__, (line.times(count) for line, count in read.items()), Tally())
    return Counted(replace(readers.plus(read), logs=logs), added, known, tuple(problems))


def _known(logs: Sequence[CountedLog], lines: Sequence[bytes]) -> int:
    """Return how many of the lines were counted before: as long as a piece, each used once, goes on where one ended."""
    unused, known = Counter(logs), 0
    while piece := _piece_at(+unused, lines[known:]):
        unused[piece] -= 1
        known += piece.lines
    return known


def _piece_at(pieces: Counter[CountedLog], lines: Sequence[bytes]) -> CountedLog | None:
    """Return the longest piece that the lines begin with."""
    found, digest = None, hashlib.sha256()
    sizes = {piece.lines for piece in pieces}
    for number, line in enumerate(lines[: max(sizes, default=0)], 1):
        digest.update(line + b"\n")
        if number in sizes and (piece := CountedLog(number, digest.hexdigest())) in pieces:
            found = piece
    return found


def _digest(lines: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()


def _parse(text: str, now: datetime) -> ReaderLine | tuple[str, str]:
    """Return what a line says, or what is wrong with it and the cure."""
    match = _LINE.fullmatch(text)
    address = match and (match["read"] or match["rated"])
    if not match or not address or not _ADDRESS.fullmatch(address):
        return f"dòng không đúng dạng, bỏ qua: {quote(text)}", "để nguyên; máy chủ web tự ghi tệp này"
    try:
        moment = datetime.fromisoformat(f"{match['hour']}:00:00{match['zone']}")
    except ValueError:
        return f"giờ không có thật, bỏ qua: {quote(text)}", "để nguyên; máy chủ web tự ghi tệp này"
    if moment > now + _AHEAD:
        return f"giờ ở tương lai, bỏ qua: {quote(text)}", "chỉnh đồng hồ của máy chủ web"
    said: Reason | Literal["read", "useful"] = "useful" if match["useful"] else "read"
    if match["reason"]:
        said = Reason(match["reason"])
    return ReaderLine(moment.astimezone(VIETNAM).strftime("%Y-%m"), address, said)
