"""YAML text to plain data, with the place of every key and value, and every fault found at once.

PyYAML's node tree is used instead of its loader: nodes carry positions and the text as written, so that
what YAML 1.1 reads as something else (`no`, `0120`, `7:30`) and keys given twice are caught, not passed on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from planportal.errors import Problem
from planportal.load.raw_text import read_text
from planportal.text.normalise import nfc

__all__ = ["Loc", "YamlSource", "read_yaml"]

Loc = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_PLAIN_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAG = "tag:yaml.org,2002:"


@dataclass
class YamlSource:
    """A YAML file as data, with the place of everything in it."""

    path: str
    content: bytes = b""
    data: Any = None
    """Plain dicts, lists, str, int, float, bool, date, None; None when the file cannot be parsed."""
    problems: list[Problem] = field(default_factory=list)
    values: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each value."""
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each key of a mapping."""
    written: dict[Loc, str] = field(default_factory=dict)
    """Each plain scalar as it stands in the file."""
    foreign_tags: bool = False
    """Tags of other programs are no fault."""

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
        line, column = self.place_of_key(loc) if at_key else self.place(loc)
        return Problem(self.path, line, column, message, cure)


def read_yaml(content: bytes, path: str, *, foreign_tags: bool = False) -> YamlSource:
    """Return a YAML file's data with all faults of its characters, syntax and scalars.

    With `foreign_tags`, tags of other programs (`!ENV` in mkdocs.yml) are left to those programs.
    """
    raw = read_text(content, path)
    source = YamlSource(path, content, problems=list(raw.problems), foreign_tags=foreign_tags)
    if raw.text is None or not raw.indent_is_sound:
        return source
    try:
        node = yaml.compose(raw.text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        source.problems.append(_syntax_problem(error, path, raw.text))
        return source
    except (yaml.YAMLError, RecursionError):
        message = "không đọc được tệp theo cú pháp YAML"
        source.problems.append(Problem(path, 1, 1, message, "so với một tệp mẫu đang chạy tốt"))
        return source
    if node is not None:
        source.data = _build(node, (), source, seen=set())
    return source


def _build(node: yaml.Node, loc: Loc, source: YamlSource, *, seen: set[int]) -> Any:
    source.values[loc] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if id(node) in seen:
        cure = "chép lại nội dung ở chỗ cần dùng"
        source.problems.append(source.problem(loc, "dùng neo hoặc bí danh YAML (& và *)", cure))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(node, loc, source, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*loc, index), source, seen=seen) for index, item in enumerate(node.value)]
    return _build_scalar(node, loc, source)


def _build_mapping(node: yaml.MappingNode, loc: Loc, source: YamlSource, seen: set[int]) -> Mapping[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            message = "khoá phải là một từ"
            source.problems.append(Problem(source.path, line, column, message, "viết theo dạng khoá: giá trị"))
            continue
        key = nfc(str(key_node.value))
        if key in data:
            first = source.keys[(*loc, key)][0]
            message = f"khoá “{key}” đã có ở dòng {first}"
            source.problems.append(Problem(source.path, line, column, message, "giữ một, xoá một"))
            continue
        source.keys[(*loc, key)] = (line, column)
        data[key] = _build(value_node, (*loc, key), source, seen=seen)
    return data


def _build_scalar(node: yaml.Node, loc: Loc, source: YamlSource) -> Any:
    text = nfc(str(node.value))
    if getattr(node, "style", None):
        return text
    source.written[loc] = text
    kind = str(node.tag).removeprefix(_TAG)
    if kind == "null":
        return None
    if kind == "bool" and text in {"true", "false"}:
        return text == "true"
    if kind == "int" and _PLAIN_INT.fullmatch(text):
        return int(text)
    if kind == "float" and _PLAIN_FLOAT.fullmatch(text):
        return float(text)
    if kind == "timestamp" and _ISO_DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if kind in {"bool", "int", "float"}:
        misread = {"bool": "đúng/sai", "int": "một số khác", "float": "một số khác"}[kind]
        message = f"YAML hiểu “{text}” là {misread}, không phải chữ"
        source.problems.append(source.problem(loc, message, f'đặt trong ngoặc kép: "{text}"'))
        return text
    if kind not in {"str", "timestamp"} and not source.foreign_tags:
        source.problems.append(source.problem(loc, f"không dùng thẻ YAML “{node.tag}”", "bỏ thẻ, chỉ viết giá trị"))
    return text


_SYNTAX = (
    ("found duplicate anchor", "neo YAML lặp lại", "bỏ dấu & ở đầu giá trị hoặc đặt giá trị trong ngoặc kép"),
    ("undefined alias", "dấu * ở đầu giá trị bị hiểu là bí danh YAML", "đặt giá trị trong ngoặc kép"),
    ("mapping values are not allowed", "dấu hai chấm ở chỗ không được phép", "đặt cả giá trị trong ngoặc kép"),
    ("found character that cannot start", "giá trị bắt đầu bằng ký tự đặc biệt", "đặt giá trị trong ngoặc kép"),
    ("could not find expected ':'", "dòng này thiếu dấu hai chấm sau khoá", "viết theo dạng khoá: giá trị"),
    ("found unexpected end of stream", "ngoặc kép mở ra mà chưa đóng", "thêm dấu ngoặc kép đóng"),
    ("unknown escape character", "dấu \\ trong ngoặc kép bị hiểu là ký tự thoát", "dùng ngoặc đơn hoặc viết \\\\"),
    ("did not find expected key", "thụt đầu dòng không khớp, hoặc ngoặc kép đóng sớm", "so lề với dòng phía trên"),
    ("did not find expected '-'", "thụt đầu dòng của danh sách không khớp", "mỗi mục bắt đầu bằng “- ” và thẳng lề"),
    ("did not find expected ',' or", "danh sách trong ngoặc thiếu dấu phẩy hoặc ngoặc đóng", "thêm dấu còn thiếu"),
    ("block sequence entries are not allowed", "dấu “- ” ở chỗ không được phép", "đưa danh sách xuống dòng dưới khoá"),
    ("expected a single document", "tệp có hơn một tài liệu YAML", "bỏ dòng --- thứ hai"),
)


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    last = text.count("\n") + 1
    if line > last or (line == last and not text.rsplit("\n", maxsplit=1)[-1]):
        mark = error.context_mark or mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = f"{error.context or ''} {error.problem or ''}"
    for needle, message, cure in _SYNTAX:
        if needle in said:
            return Problem(path, line, column, message, cure)
    return Problem(path, line, column, "sai cú pháp YAML từ đây", "so với dòng phía trên và với một tệp mẫu")
