"""YAML text to plain data, with the place of every key and value, and every fault found at once.

The parser's events are used instead of its loader: events carry positions and the text as written, so that
what YAML 1.1 reads as something else (`no`, `0120`, `7:30`) and keys given twice are caught, not passed on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

import yaml

from planportal.errors import Problem, quote
from planportal.load.raw_text import HIDDEN, RawText, read_text
from planportal.load.syntax import parse
from planportal.text.normalise import nfc

__all__ = ["Loc", "YamlSource", "read_yaml"]

Loc = tuple[str | int, ...]

_RESOLVER: Any = yaml.resolver.Resolver()
_PLAIN: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    "null": (re.compile(r".*"), lambda _: None),
    "bool": (re.compile(r"true|false"), lambda text: text == "true"),
    "int": (re.compile(r"[-+]?(0|[1-9][0-9]*)"), int),
    "float": (re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+"), float),
    "timestamp": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), date.fromisoformat),
}
"""The ways of writing that mean the same to a person and to YAML 1.1."""
_MISREAD = {"bool": "đúng/sai", "int": "số", "float": "số", "value": "ký hiệu riêng", "merge": "ký hiệu riêng"}
_LONGEST_NUMBER = 300
"""Longer ones are no figures; Python refuses some (sys.int_info) and makes others infinite."""
_TAG = "tag:yaml.org,2002:"
_COMMENT = re.compile(r"\s*(?<=\s)(?P<text>#.*)")
_OPENING, _CLOSING, _CURLY = "“”„‟‘‛«", "”“„‟’‘»\"'", "“”„‟‘‛«»"
_MARKS = 2
_IN_QUOTES = 'đặt cả giá trị trong ngoặc kép: "…"'


@dataclass
class YamlSource:
    """A YAML file as data, with the place of everything in it."""

    path: str
    content: bytes = b""
    data: Any = None
    """Plain dicts, lists, str, int, float, bool, date, None."""
    is_read: bool = False
    """False when the file is not there or cannot be parsed."""
    problems: list[Problem] = field(default_factory=list)
    values: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each value."""
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each key of a mapping."""
    written: dict[Loc, str] = field(default_factory=dict)
    """Each plain scalar as it stands in the file."""
    misread: dict[Loc, str] = field(default_factory=dict)
    """What YAML 1.1 takes a plain scalar for, where a person may have meant text; the data hold the text."""
    comments: dict[Loc, str] = field(default_factory=dict)
    """What stands from ` #` on behind a plain scalar: nobody reads it."""
    faulty: set[Loc] = field(default_factory=set)
    """Values that have a problem of their own: nothing more is to be said about them."""
    broken: dict[tuple[str, int], int] = field(default_factory=dict)
    """Path and line of each fault of syntax, and the column from which on that line was guessed."""
    upper: YamlSource | None = None
    """The file that this one inherits from: values that are not here are there."""

    def value_at(self, loc: Loc) -> Any:
        """Return the value at a location that the file has."""
        data = self.data
        for step in loc:
            data = data[step]
        return data

    def place(self, loc: Loc) -> tuple[int, int]:
        """Return the line and column of a value, or of the nearest thing around it."""
        while loc:
            if loc in self.values:
                return self.values[loc]
            loc = loc[:-1]
        return self.values.get((), (1, 1))

    def place_of_key(self, loc: Loc) -> tuple[int, int]:
        """Return the line and column of the key that a location ends with."""
        return self.keys.get(loc) or self.place(loc)

    def problem(self, loc: Loc, message: str, cure: str = "", *, at_key: bool = False) -> Problem:
        """Return a problem that points at a value, or at its key."""
        if self.upper is not None and loc not in self.values and self.upper.has(loc):
            return self.upper.problem(loc, message, cure, at_key=at_key)
        line, column = self.place_of_key(loc) if at_key else self.place(loc)
        return Problem(self.path, line, column, message, cure)

    def has(self, loc: Loc) -> bool:
        """Return whether a value stands in this file, or in one that it inherits from."""
        return loc in self.values or (self.upper is not None and self.upper.has(loc))

    def is_told(self, loc: Loc) -> bool:
        """Return whether a value, or what it stands in, has a problem already."""
        return any(loc[:end] in self.faulty for end in range(len(loc) + 1))

    def rename(self, old: Loc, new: Loc) -> None:
        """Let the place of a value, and of all in it, be known by another key."""
        tables: tuple[dict[Loc, Any], ...] = (self.values, self.keys, self.written, self.misread, self.comments)
        for table in tables:
            for loc in [loc for loc in table if loc[: len(old)] == old]:
                table[*new, *loc[len(old) :]] = table.pop(loc)
        self.faulty = {(*new, *loc[len(old) :]) if loc[: len(old)] == old else loc for loc in self.faulty}

    def is_guess(self, problem: Problem) -> bool:
        """Return whether a problem is about what was only guessed after a fault of syntax."""
        guessed_from = self.broken.get((problem.path, problem.line))
        return guessed_from is not None and problem.column >= guessed_from


def read_yaml(content: bytes, path: str, *, within: Loc = ()) -> YamlSource:
    """Return a YAML file's data with all faults of its characters, syntax and structure.

    Anchors and tags outside `within` are left to the program that the file belongs to (`!ENV` in mkdocs.yml).
    """
    raw = read_text(content, path)
    source = YamlSource(path, content, problems=list(raw.problems))
    if raw.text is None:
        return source
    parsed = parse(raw.text)
    source.is_read = bool(parsed.events) or not parsed.faults
    if raw.has_tabs and not source.is_read:
        # How deep the lines with tabs belong was a guess, so what is wrong with the structure is one too.
        return source
    for fault in parsed.faults:
        line, column = raw.place(fault.line, fault.column)
        source.problems.append(Problem(path, line, column, fault.message, fault.cure))
        source.broken[path, line] = raw.place(fault.line, fault.guessed_from)[1]
    if parsed.events:
        source.data = _Builder(source, raw, iter(parsed.events), within).value(())
    return source


@dataclass
class _Builder:
    """Turns events into data, noting places and faults in the source."""

    source: YamlSource
    raw: RawText
    events: Iterator[yaml.Event]
    within: Loc

    @cached_property
    def rows(self) -> list[str]:
        """The lines that were parsed."""
        return (self.raw.text or "").split("\n")

    def value(self, loc: Loc) -> Any:
        """Return the data of the next value."""
        event = next(self.events)
        self.source.values[loc] = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._fault(loc, "có dấu * ở đầu giá trị", f"{_IN_QUOTES}; nếu muốn dùng lại nội dung ở trên thì chép lại")
            return None
        tag = str(getattr(event, "tag", None) or "")
        if getattr(event, "anchor", None):
            self._fault(loc, "có dấu & ở đầu giá trị", _IN_QUOTES)
        elif tag:
            shown = quote(tag.replace(_TAG, "!!"))
            self._fault(loc, f"có thẻ {shown} ở đầu giá trị", f"bỏ thẻ; nếu là chữ thì {_IN_QUOTES}")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(loc)
        return self._scalar(event, loc)

    def _mapping(self, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            place = self._place(event)
            if not isinstance(event, yaml.ScalarEvent):
                self._skip(event)
                self._skip(next(self.events))
                cure = "viết theo dạng “khoá: giá trị”; giá trị có dấu { hoặc [ thì đặt trong ngoặc kép"
                self._fault(loc, "tên khoá phải là một từ", cure, place)
                continue
            key = _clean(event.value)
            if key in data:
                self._skip(next(self.events))
                message = f"khoá {quote(key)} đã có ở dòng {self.source.keys[*loc, key][0]}"
                self.source.problems.append(Problem(self.source.path, *place, message, "giữ một, xoá một"))
                continue
            self.source.keys[*loc, key] = place
            data[key] = None
            data[key] = self.value((*loc, key))
        return data

    def _sequence(self, loc: Loc) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self.events = chain((event,), self.events)
            items.append(self.value((*loc, len(items))))
        return items

    def _skip(self, event: yaml.Event) -> None:
        """Pass over the rest of the value that an event begins."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if not depth:
                return
            event = next(self.events)

    def _scalar(self, event: Any, loc: Loc) -> Any:
        text = _clean(event.value)
        if event.style or event.tag:
            if hidden := self._escaped(event):
                code = f"U+{ord(hidden):04X}"
                self._fault(loc, f"có ký tự không nhìn thấy {code} viết bằng dấu \\", "xoá mã đó khỏi giá trị")
            return text
        self.source.written[loc] = text
        if comment := _COMMENT.match(self._row_after(event)):
            self.source.comments[loc] = comment["text"].rstrip()
        if (bare := _bare(text)) is not None:
            shown = f'"{bare}"' if bare else '"…"'
            cure = f'xoá rồi gõ lại ngoặc thẳng: {shown}; nếu muốn hiện cả ngoặc cong thì viết "“{bare or "…"}”"'
            self._fault(loc, f"giá trị đặt trong ngoặc cong {text[0]}, máy không hiểu là ngoặc kép", cure)
            return text
        kind = str(_RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False))).removeprefix(_TAG)
        if kind in _PLAIN and _PLAIN[kind][0].fullmatch(text) and len(text) <= _LONGEST_NUMBER:
            try:
                return _PLAIN[kind][1](text)
            except ValueError:  # a date that the calendar does not have
                return text
        if kind in _MISREAD:
            self.source.misread[loc] = _MISREAD[kind]
        return text

    def _escaped(self, event: Any) -> str:
        """Return a character that nobody sees and that a value in double quotes writes as an escape."""
        slice_ = (self.raw.text or "")[event.start_mark.index : event.end_mark.index]
        found = HIDDEN.findall(event.value)
        return found[0] if len(found) > len(HIDDEN.findall(slice_)) else ""

    def _row_after(self, event: Any) -> str:
        """Return what stands behind a value on its last line, if that line is as it was written."""
        line: int = event.end_mark.line
        # What is not there ends below the last line.
        if line >= len(self.rows) or (self.source.path, line + 1) in self.source.broken:
            return ""
        return self.rows[line][int(event.end_mark.column) :]

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark: Any = event.start_mark
        return self.raw.place(mark.line + 1, mark.column + 1)

    def _fault(self, loc: Loc, message: str, cure: str, place: tuple[int, int] | None = None) -> None:
        if loc[: len(self.within)] == self.within:
            self.source.faulty.add(loc)
            self.source.problems.append(Problem(self.source.path, *(place or self.source.place(loc)), message, cure))


def _bare(text: str) -> str | None:
    """Return what stands between curly quotation marks, where a text writer's program set them for straight ones."""
    if len(text) < _MARKS or text[0] not in _OPENING:
        return None
    inside = text[1:-1] if text[-1] in _CLOSING else text[1:]
    return None if any(mark in inside for mark in _CURLY) else inside


def _clean(text: str) -> str:
    return nfc(HIDDEN.sub("", text))
