"""What an article's body holds besides words: figures in fenced blocks, pictures, citations; each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from planportal.errors import Problem, Severity
from planportal.load.body_headings import odd_headings
from planportal.load.body_links import empty_links, links, vague_links
from planportal.load.body_pictures import odd_pictures, pictures
from planportal.load.body_tables import odd_tables
from planportal.load.cut_text import tell_cut_text
from planportal.load.nesting import deep_nesting, too_much
from planportal.load.prose import may_be_fenced, prose
from planportal.load.raw_markup import odd_markup
from planportal.load.record import Record, Text
from planportal.load.validation import validate
from planportal.load.yaml_source import read_yaml
from planportal.model import Figure, FigureType

__all__ = ["Body", "BodyImage", "BodyLink", "figure_marker", "read_body"]

_OPEN = re.compile(r"^(?P<fence>`{3,}|~{3,})\s*bieu-do\s*$")
_FENCE = re.compile(r"^(`{3,}|~{3,}) *[\w#.+-]* *$")
_CITATION = re.compile(r"\[(?P<number>\d{1,2})\](?!\()")
_PAIR = 2


def _point(value: Any) -> Any:
    pair = isinstance(value, list) and len(value) == _PAIR
    if not pair or not isinstance(value[0], str) or isinstance(value[1], bool) or not isinstance(value[1], int | float):
        raise PydanticCustomError("point", "point")
    return value


class FigureRecord(Record):
    """Một biểu đồ trong bài."""

    title: Text = Field(title="tên biểu đồ", description="Hiện trên biểu đồ.")
    type: Literal["cot", "cot-ngang", "duong"] = Field(
        title="kiểu biểu đồ",
        description="cot: cột; cot-ngang: thanh ngang, khi nhãn dài; duong: đường, cho chuỗi thời gian.",
    )
    unit: Text = Field(title="đơn vị tính", description="Đơn vị của các số.")
    data: list[Annotated[list[Any], BeforeValidator(_point)]] = Field(
        title="số liệu", min_length=2, max_length=24, description='Mỗi dòng một cặp: ["nhãn", số].'
    )
    source: Text = Field(title="nguồn", description="Nguồn của số liệu, ví dụ [1], [2].")
    alt: Text = Field(title="mô tả biểu đồ", description="Điều biểu đồ cho thấy, cho người không nhìn được hình.")
    note: Text | None = Field(default=None, title="lưu ý", description="Một câu lưu ý khi đọc biểu đồ.")


@dataclass(frozen=True)
class BodyImage:
    """A picture in the body."""

    src: str
    alt: str
    line: int
    column: int


@dataclass(frozen=True)
class BodyLink:
    """A link in the body."""

    href: str
    line: int
    column: int


@dataclass(frozen=True)
class Body:
    """An article's body, taken apart."""

    markdown: str
    """With a line `[[bieu-do:n]]` in place of the n-th figure."""
    figures: tuple[Figure, ...]
    images: tuple[BodyImage, ...]
    links: tuple[BodyLink, ...]
    citations: tuple[tuple[int, int, int], ...]
    """Number, line and column of each `[n]`."""
    problems: tuple[Problem, ...]
    """Faults, and advice on what will come out otherwise than it was written."""


def figure_marker(number: int) -> str:
    """Return the line that stands in the Markdown where the n-th figure goes."""
    return f"[[bieu-do:{number}]]"


def read_body(text: str, *, path: str, first_line: int) -> Body:
    """Return the body's parts; `first_line` is the file's line on which it begins."""
    out: list[str] = []
    figures: list[Figure] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    at = 0
    code_until = 0
    if not may_be_fenced(text):
        # Neither figures nor code.
        out, at = lines, len(lines)
    while at < len(lines):
        line, number = lines[at], first_line + at
        opened = _OPEN.match(line) if at >= code_until else None
        if opened:
            end = next((row for row in range(at + 1, len(lines)) if lines[row].strip() == opened["fence"]), None)
            if end is None:
                message = "biểu đồ mở ra mà không đóng"
                problems.append(Problem(path, number, 1, message, f"thêm dòng {opened['fence']} sau số liệu"))
                break
            figure, faults = _figure(lines[at + 1 : end], path, number)
            problems += faults
            if figure is not None:
                figures.append(figure)
                out += ["", figure_marker(len(figures)), ""]
            at = end + 1
            continue
        if at >= code_until and (fence := _FENCE.match(line)):
            code_until = 1 + next((row for row in range(at + 1, len(lines)) if lines[row].rstrip() == fence[1]), at)
        out.append(line)
        at += 1
    whole = "\n".join(lines[:at])
    words = prose(whole)

    def place(at: int) -> tuple[int, int]:
        return first_line + words.count("\n", 0, at), at - words.rfind("\n", 0, at)

    images = tuple(BodyImage(src, alt, *place(at)) for src, alt, at in pictures(words))
    found = tuple(links(words))
    ways = tuple(BodyLink(link.href, *place(link.at)) for link in found)
    citations = tuple((int(match["number"]), *place(match.start())) for match in _CITATION.finditer(words))
    stopping = (*deep_nesting(words), *too_much(whole))
    telling = (
        *(*odd_pictures(words), *odd_markup(words), *odd_tables(words), *odd_headings(words)),
        *(*empty_links(found), *vague_links(found)),
    )
    problems += [Problem(path, *place(odd.at), odd.message, odd.cure) for odd in stopping]
    problems += [Problem(path, *place(odd.at), odd.message, odd.cure, Severity.ADVICE) for odd in telling]
    return Body("\n".join(out), tuple(figures), images, ways, citations, tuple(problems))


def _figure(lines: list[str], path: str, opened_at: int) -> tuple[Figure | None, list[Problem]]:
    source = read_yaml(("\n" * opened_at + "\n".join(lines)).encode(), path)
    tell_cut_text(source)
    record = validate(source, FigureRecord)
    if record is None:
        return None, source.problems
    return (
        Figure(
            title=record.title,
            type=FigureType(record.type),
            unit=record.unit,
            data=tuple((str(label), float(value)) for label, value in record.data),
            source=record.source,
            alt=record.alt,
            note=record.note or "",
        ),
        [],
    )
