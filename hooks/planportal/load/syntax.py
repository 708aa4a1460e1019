"""YAML syntax: where a text stops being YAML, what the writer probably did, and a guess that lets reading go on.

A parser stops at its first fault. To tell all faults at once, the line at fault is put right in memory, as its
cure says, and the text is read again; the file itself is never changed. Where no guess is safe, reading ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

__all__ = ["Parsed", "SyntaxFault", "parse"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_FAULTS = 50
_DEEPEST = 40

_KEYED = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[\w-]+)(?P<colon> *:(?: +|$))(?P<value>.*)")
_ITEM = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>.*)")
_GLUED_COLON = re.compile(r" *(?:- +)*[A-Za-z_][\w-]*:(?=[^\s/])")
_WIDE_COLON = re.compile(r" *(?:- +)*[A-Za-z_][A-Za-z0-9_]*(?= *：)")
_GLUED_DASH = re.compile(r" *-(?=[^\s-])")
_WORD = re.compile(r" *(?:- +)*[A-Za-z_][A-Za-z0-9_]*(?= |$)")


@dataclass(frozen=True)
class SyntaxFault:
    """One fault of syntax, at a place of the text that was parsed."""

    line: int
    column: int
    message: str
    cure: str
    guessed_from: int = 1
    """The column from which on the line was put right by a guess."""


@dataclass(frozen=True)
class Parsed:
    """What a parser made of a text."""

    events: tuple[yaml.Event, ...]
    """The events of the first document; empty when reading had to end."""
    faults: tuple[SyntaxFault, ...]


@dataclass(frozen=True)
class _Finding:
    fault: SyntaxFault
    lines: Sequence[str] | None = None
    """The text put right, or None when nobody can say how."""


@dataclass(frozen=True)
class _Trouble:
    """What the parser said, and where."""

    said: str
    line: int
    """From 0, like all lines in this module's own reasoning."""
    column: int
    begun: int
    """The line on which what the parser was reading had begun."""
    begun_column: int
    lines: Sequence[str]

    @property
    def row(self) -> str:
        return self.lines[self.line]

    def above(self) -> int | None:
        """Return the number of the nearest line above that holds more than a comment."""
        rows = range(self.line - 1, -1, -1)
        return next((at for at in rows if self.lines[at].strip() and not self.lines[at].lstrip().startswith("#")), None)

    def finding(self, at: int, column: int, words: tuple[str, str], row: str | None = None) -> _Finding:
        """Return a fault on a line, with the line put right."""
        lines = None if row is None else [*self.lines[:at], row, *self.lines[at + 1 :]]
        return _Finding(SyntaxFault(at + 1, column + 1, *words), lines)

    def in_value(self, column: int, words: tuple[str, str], match: re.Match[str], row: str | None = None) -> _Finding:
        """Return a fault in the value of this line, with the value put right; what stands before it is sound."""
        start = match.start("value") + 1
        return _Finding(
            SyntaxFault(self.line + 1, column + 1, *words, guessed_from=start),
            [*self.lines[: self.line], row or _quoted(match), *self.lines[self.line + 1 :]],
        )


def parse(text: str) -> Parsed:
    """Return a text's events and every fault of its syntax, in order."""
    lines: Sequence[str] = text.split("\n")
    faults: list[SyntaxFault] = []
    while len(faults) < _MOST_FAULTS:
        try:
            events = tuple(yaml.parse("\n".join(lines), Loader=_LOADER))
        except yaml.MarkedYAMLError as error:
            finding = _diagnose(error, lines)
        except yaml.YAMLError:
            finding = _Finding(SyntaxFault(1, 1, "không đọc được tệp", "chép lại nội dung vào một tệp mới"))
        else:
            return _first_document(events, tuple(faults))
        if faults and finding.fault.line <= faults[-1].line:
            break
        faults.append(finding.fault)
        if finding.lines is None:
            break
        lines = finding.lines
    return Parsed((), tuple(faults))


def _first_document(events: tuple[yaml.Event, ...], faults: tuple[SyntaxFault, ...]) -> Parsed:
    starts = [at for at, event in enumerate(events) if isinstance(event, yaml.DocumentStartEvent)]
    if len(starts) > 1:
        line = _place(events[starts[1]])[0]
        message = "từ đây tệp có thêm một tài liệu thứ hai"
        fault = SyntaxFault(line, 1, message, "bỏ dòng --- này; nếu là hai tệp chép chung thì tách thành hai tệp")
        faults = (*faults, fault)
    first = events[starts[0] + 1 : events.index(_end_of(events))] if starts else ()
    depth = 0
    for event in first:
        opens = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
        closes = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
        depth += opens - closes
        if depth > _DEEPEST:
            words = "các khoá, danh sách lồng nhau quá sâu", "viết lại phần này như trong tệp mẫu"
            return Parsed((), (*faults, SyntaxFault(*_place(event), *words)))
    return Parsed(first, faults)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


def _end_of(events: tuple[yaml.Event, ...]) -> yaml.Event:
    return next(event for event in events if isinstance(event, yaml.DocumentEndEvent))


def _diagnose(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> _Finding:
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark or mark
    last = len(lines) - 1
    trouble = _Trouble(
        said=f"{error.context or ''} {error.problem or ''}",
        line=min(mark.line, last) if mark else 0,
        column=mark.column if mark else 0,
        begun=min(begun.line, last) if begun else 0,
        begun_column=begun.column if begun else 0,
        lines=lines,
    )
    for needles, explain in _EXPLANATIONS:
        if any(needle in trouble.said for needle in needles) and (finding := explain(trouble)):
            return finding
    words = "sai cách viết YAML từ đây", "so dấu câu và lề của dòng này với các dòng phía trên"
    return trouble.finding(trouble.line, trouble.column, words)


def _open_quote(trouble: _Trouble) -> _Finding | None:
    """A quotation mark opens a value above and closes far below, or never."""
    for at in range(trouble.line, -1, -1):
        match = _KEYED.fullmatch(trouble.lines[at]) or _ITEM.fullmatch(trouble.lines[at])
        if match is None or match["value"][:1] not in {'"', "'"}:
            continue
        mark = match["value"][0]
        if _closed(match["value"]) or (at < trouble.line and _closes_well(trouble.lines, at, mark)):
            continue
        row = trouble.lines[at].rstrip()
        words = "ngoặc kép mở ra mà chưa đóng trên dòng này", f"thêm dấu {mark} vào cuối giá trị"
        if row[-1] in "”“’‘":
            words = f"ngoặc kép mở bằng {mark} mà đóng bằng ngoặc cong {row[-1]}", f"xoá dấu {row[-1]} và gõ lại {mark}"
            row = row[:-1]
        row += mark
        return replace(trouble, line=at).in_value(match.start("value"), words, match, row)
    return None


def _closed(value: str) -> bool:
    inside = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    return re.match(inside, value) is not None


def _closes_well(lines: Sequence[str], at: int, mark: str) -> bool:
    """Whether a quoted value that runs over several lines ends where a line ends."""
    for line in lines[at + 1 :]:
        if mark in line:
            return line.rstrip().endswith(mark) and not _KEYED.fullmatch(line)
    return False


def _text_after_quote(trouble: _Trouble) -> _Finding | None:
    match = _KEYED.fullmatch(trouble.row) or _ITEM.fullmatch(trouble.row)
    if match is None or match["value"][:1] not in {'"', "'"} or trouble.column <= match.start("value"):
        return None
    words = "còn chữ sau dấu ngoặc kép đóng", "đặt cả giá trị trong một cặp ngoặc đơn: '…'"
    return trouble.in_value(trouble.column, words, match)


def _quoted(match: re.Match[str]) -> str:
    """Return a line with its whole value in quotation marks."""
    value = match["value"].strip().replace("'", "''")
    return match.string[: match.start("value")] + f"'{value}'"


def _value_needs_quotes(words: tuple[str, str]) -> Callable[[_Trouble], _Finding | None]:
    def explain(trouble: _Trouble) -> _Finding | None:
        match = _KEYED.fullmatch(trouble.row) or _ITEM.fullmatch(trouble.row)
        if match is None or not match["value"] or trouble.column < match.start("value"):
            return None
        start = match.start("value")
        return trouble.in_value(start if trouble.row[start] in "*&!" else trouble.column, words, match)

    return explain


def _colon_in_value(trouble: _Trouble) -> _Finding | None:
    match = _KEYED.fullmatch(trouble.row) or _ITEM.fullmatch(trouble.row)
    if match is None or trouble.column <= match.start("value"):
        return None
    words = "có dấu hai chấm trong giá trị", 'đặt cả giá trị trong ngoặc kép: "…"'
    return trouble.in_value(trouble.column, words, match)


def _fault_above(trouble: _Trouble) -> _Finding | None:
    """The line is well, but the one above has no colon, so that both were read as one text."""
    at = trouble.above()
    if at is None:
        return None
    return _glued(trouble, at) or _no_colon(trouble, at)


def _no_colon_begun(trouble: _Trouble) -> _Finding | None:
    if finding := _glued(trouble, trouble.begun) or _no_colon(trouble, trouble.begun):
        return finding
    row = trouble.lines[trouble.begun]
    words = (
        "dòng này không có dạng “khoá: giá trị”",
        "thêm khoá và dấu hai chấm; nếu là phần tiếp của đoạn văn trên thì thụt vào sâu hơn khoá của đoạn đó",
    )
    return trouble.finding(trouble.begun, len(row) - len(row.lstrip()), words, "")


def _glued(trouble: _Trouble, at: int) -> _Finding | None:
    row = trouble.lines[at]
    if match := _GLUED_COLON.match(row):
        words = "thiếu dấu cách sau dấu hai chấm", "gõ thêm một dấu cách sau dấu hai chấm"
        return trouble.finding(at, match.end(), words, f"{match[0]} {row[match.end() :]}")
    if match := _WIDE_COLON.match(row):
        words = "dấu hai chấm sau khoá không phải dấu : trên bàn phím", "xoá và gõ lại dấu hai chấm, rồi một dấu cách"
        return trouble.finding(at, row.index("："), words, row.replace("：", ": ", 1))
    if match := _GLUED_DASH.match(row):
        words = "thiếu dấu cách sau dấu gạch đầu dòng", "gõ thêm một dấu cách sau dấu gạch đầu dòng"
        rows = [*trouble.lines[:at], f"{match[0]} {row[match.end() :]}", *trouble.lines[at + 1 :]]
        below = next((line for line in rows[at + 1 :] if line.strip()), "")
        if _indent(below) == match.end():
            _shift_below(rows, at, own=match.end() - 1, by=1)
        return _Finding(SyntaxFault(at + 1, match.end() + 1, *words), rows)
    return None


def _no_colon(trouble: _Trouble, at: int) -> _Finding | None:
    row = trouble.lines[at]
    match = _WORD.match(row)
    if match is None or ":" in row.split("#", 1)[0].replace("://", ""):
        return None
    key = match[0].strip(" -")
    words = f"thiếu dấu hai chấm sau khoá “{key}”", f"viết “{key}: …”"
    return trouble.finding(at, match.end(), words, f"{match[0]}:{row[match.end() :]}")


def _wrong_indent(trouble: _Trouble) -> _Finding | None:
    """A line stands between the margins of the lines above: move it, with what belongs to it, to the nearest one."""
    row, above, own = trouble.row, trouble.above(), _indent(trouble.row)
    swallowed = "mapping values" in trouble.said
    if above is None or not row.strip() or (trouble.column > len(_lead(row)) and not swallowed):
        return None
    margins = _margins(trouble.lines[: trouble.line], dashed=row.lstrip().startswith("- "))
    if not (_KEYED.fullmatch(row) or _ITEM.fullmatch(row)):
        margins = {_indent(trouble.lines[above]): above}
    if own in margins or not margins:
        return None
    message = "thụt đầu dòng không khớp với các dòng phía trên"
    nearest = sorted((abs(margin - own), margin, at) for margin, at in margins.items())
    if len(nearest) > 1 and nearest[0][0] == nearest[1][0]:
        return trouble.finding(
            trouble.line, own, (message, "các dòng cùng cấp phải thẳng lề: so dòng này với dòng ngay trên")
        )
    depth, at = nearest[0][1:]
    fault = SyntaxFault(trouble.line + 1, own + 1, message, f"cho dòng này thẳng lề với dòng {at + 1}")
    rows = list(trouble.lines)
    rows[trouble.line] = " " * depth + row.lstrip()
    below = next((line for line in rows[trouble.line + 1 :] if line.strip()), "")
    if _indent(below) != len(_lead(rows[trouble.line])):
        _shift_below(rows, trouble.line, own=own, by=depth - own)
    return _Finding(fault, rows)


def _shift_below(rows: list[str], line: int, *, own: int, by: int) -> None:
    """Move the lines below that stand deeper than a line's own margin, as that line is moved."""
    for at in range(line + 1, len(rows)):
        if rows[at].strip():
            if _indent(rows[at]) <= own:
                break
            rows[at] = " " * max(0, _indent(rows[at]) + by) + rows[at].lstrip()


def _lead(row: str) -> str:
    match = re.match(r" *(?:- +)*", row)
    return match[0] if match else ""


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _margins(lines: Sequence[str], *, dashed: bool) -> dict[int, int]:
    """Return at which columns a line could go on with what stands above, and the last line at each."""
    margins: dict[int, int] = {}
    for at, row in enumerate(lines):
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        margins = {margin: number for margin, number in margins.items() if margin <= _indent(row)}
        if row.lstrip().startswith("- "):
            if dashed:
                margins[_indent(row)] = at
            else:
                margins[len(_lead(row))] = at
        elif not dashed and _KEYED.fullmatch(row):
            margins[_indent(row)] = at
    return margins


def _dash_among_keys(trouble: _Trouble) -> _Finding | None:
    if not trouble.row.lstrip().startswith("- "):
        return None
    words = "có dấu “- ” đứng lẫn với các khoá", "đưa danh sách vào dưới khoá của nó, hoặc bỏ dấu gạch"
    return trouble.finding(trouble.line, trouble.column, words)


def _open_bracket(trouble: _Trouble) -> _Finding | None:
    opening = trouble.lines[trouble.begun][trouble.begun_column : trouble.begun_column + 1]
    if opening not in {"[", "{"}:
        return None
    closing = "]" if opening == "[" else "}"
    row = trouble.lines[trouble.begun].partition(" #")[0].rstrip()
    begun = _KEYED.fullmatch(row)
    if begun and trouble.line > trouble.begun and closing not in row[trouble.begun_column :]:
        words = f"thiếu dấu {closing} đóng danh sách mở ở đây", f"thêm {closing} vào cuối danh sách"
        return replace(trouble, line=trouble.begun).in_value(trouble.begun_column, words, begun, f"{row}{closing}")
    words = (
        f"trong {opening}…{closing} thiếu dấu phẩy giữa hai mục",
        "thêm dấu phẩy, hoặc đặt mục có dấu câu trong ngoặc kép",
    )
    match = _KEYED.fullmatch(trouble.row)
    if match is None:
        return trouble.finding(trouble.line, trouble.column, words)
    return trouble.in_value(trouble.column, words, match)


def _escape(trouble: _Trouble) -> _Finding | None:
    match = _KEYED.fullmatch(trouble.row) or _ITEM.fullmatch(trouble.row)
    if match is None:
        return None
    words = "dấu \\ trong ngoặc kép bị hiểu là ký tự đặc biệt", "viết thành \\\\, hoặc dùng dấu / nếu là đường dẫn"
    value = re.sub(r'\\(?!["\\])', r"\\\\", match["value"])
    return trouble.in_value(trouble.column, words, match, match.string[: match.start("value")] + value)


_WITH_QUOTES = 'đặt cả giá trị trong ngoặc kép: "…"'
_EXPLANATIONS: tuple[tuple[tuple[str, ...], Callable[[_Trouble], _Finding | None]], ...] = (
    (("escape character",), _escape),
    (("while scanning an alias",), _value_needs_quotes(("có dấu * ở đầu giá trị", _WITH_QUOTES))),
    (("while scanning an anchor",), _value_needs_quotes(("có dấu & ở đầu giá trị", _WITH_QUOTES))),
    (("while scanning a tag", "while parsing a tag"), _value_needs_quotes(("có dấu ! ở đầu giá trị", _WITH_QUOTES))),
    (("cannot start any token",), _value_needs_quotes(("giá trị bắt đầu bằng ký tự đặc biệt", _WITH_QUOTES))),
    (("expected comment or line break",), _value_needs_quotes(("có chữ ngay sau dấu > hoặc |", _WITH_QUOTES))),
    (
        ("sequence entries are not allowed",),
        _value_needs_quotes(
            ("có dấu “- ” đứng cùng dòng với khoá", "đưa mục xuống dòng dưới và thụt vào, hoặc bỏ dấu gạch")
        ),
    ),
    (("quoted scalar", "expected key", "expected ':'", "flow", "block collection", "document"), _open_quote),
    (("expected key", "block collection"), _text_after_quote),
    (("expected node content",), _value_needs_quotes(("giá trị bắt đầu bằng ký tự đặc biệt", _WITH_QUOTES))),
    (("mapping values are not allowed",), _colon_in_value),
    (("mapping values are not allowed",), _fault_above),
    (("expected ':'",), _no_colon_begun),
    (("while parsing a flow",), _open_bracket),
    (("expected key", "block collection", "mapping values are not allowed"), _wrong_indent),
    (("expected key", "block collection"), _dash_among_keys),
)
"""What libyaml says, and what explains it; the first explanation that fits is taken."""
