"""Splitting an article's file into front matter and body, with the lines of both kept as they are in the file."""

from __future__ import annotations

from dataclasses import dataclass

from planportal.errors import Problem
from planportal.load.raw_text import read_text
from planportal.load.yaml_source import YamlSource, read_yaml

__all__ = ["ArticleText", "split_front_matter"]

_FENCE = "---"


@dataclass(frozen=True)
class ArticleText:
    """An article's file in its two parts."""

    front: YamlSource
    """Positions are those of the file; carries the problems of the whole file."""
    body: str
    """Markdown, with LF line ends."""
    body_line: int
    """The line of the file on which the body begins."""


def split_front_matter(content: bytes, path: str) -> ArticleText:
    """Return an article's two parts. A file without front matter is a problem: MkDocs would publish it as text."""
    raw = read_text(content, path)
    if raw.text is None:
        return ArticleText(YamlSource(path, problems=list(raw.problems)), "", 1)
    lines = raw.text.split("\n")
    if lines[0].rstrip() != _FENCE:
        message = "dòng đầu tệp phải là --- để mở phần thông tin bài"
        return _unreadable(path, Problem(path, 1, 1, message, "thêm --- ở dòng 1, rồi các khoá, rồi --- để đóng"))
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        message = "phần thông tin bài mở bằng --- ở dòng 1 mà không đóng"
        return _unreadable(path, Problem(path, 1, 1, message, "thêm một dòng --- sau khoá cuối cùng"))
    rows = lines if raw.is_sound else _rows_as_written(content)
    front = read_yaml("\n".join(["", *rows[1:end]]).encode(), path)
    known = {(problem.line, problem.message) for problem in front.problems}
    front.problems += [problem for problem in raw.problems if (problem.line, problem.message) not in known]
    return ArticleText(front, "\n".join(rows[end + 1 :]), end + 2)


def _rows_as_written(content: bytes) -> list[str]:
    return content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _unreadable(path: str, problem: Problem) -> ArticleText:
    return ArticleText(YamlSource(path, problems=[problem]), "", 1)
