"""The chapters of the handbook, docs/huong-dan/<name>.md, with the sizes of their pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from pydantic import Field

from planportal.errors import Problem
from planportal.load.front_matter import split_front_matter
from planportal.load.inside import files_below
from planportal.load.picture_file import PICTURE_DAMAGE
from planportal.load.record import Record, Text
from planportal.load.settings import Settings
from planportal.load.spelling import correct_keys
from planportal.load.validation import validate
from planportal.model import Chapter, Source

__all__ = ["load_handbook"]

_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<src>anh/[^)\s]+)\)")


class ChapterRecord(Record):
    """Phần đầu một trang của sổ tay."""

    title: Text = Field(title="tên trang", description="Tên trang, cũng là tiêu đề lớn.")
    description: Text = Field(title="mô tả", description="Một câu nói trang giúp làm gì.")
    order: int = Field(title="thứ tự", ge=1, description="Thứ tự trong sổ tay.")


def load_handbook(settings: Settings) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """Return the chapters in their order, and all problems."""
    folder = settings.path(settings.handbook_dir)
    chapters: list[Chapter] = []
    problems: list[Problem] = []
    own = set(files_below(settings, settings.handbook_dir))
    for file in files_below(settings, settings.handbook_dir, "*.md"):
        path = f"{settings.handbook_dir}/{file.name}"
        text = split_front_matter(file.read_bytes(), path)
        correct_keys(text.front, ChapterRecord)
        record = validate(text.front, ChapterRecord)
        problems += text.front.problems
        pictures = {}
        for found, line, column in _pictures(text.body, text.body_line):
            picture = folder / found["src"]
            size = _size(picture) if picture in own else None
            if size is None:
                message = f"không có tệp ảnh “{found['src']}” cạnh trang sổ tay"
                problems.append(Problem(path, line, column, message, "chạy “make handbook-screenshots”, hoặc sửa tên"))
            elif not found["alt"]:
                cure = "viết điều ảnh cho thấy vào giữa ![ và ]"
                problems.append(Problem(path, line, column, "ảnh không có mô tả", cure))
            else:
                pictures[found["src"]] = size
        if record is not None:
            chapters.append(
                Chapter(
                    slug=file.stem,
                    title=record.title,
                    description=record.description,
                    order=record.order,
                    body=text.body.strip(),
                    source=Source(path),
                    pictures=pictures,
                )
            )
    return tuple(sorted(chapters, key=lambda chapter: (chapter.order, chapter.slug))), problems


def _pictures(body: str, first_line: int) -> Iterator[tuple[re.Match[str], int, int]]:
    for number, line in enumerate(body.split("\n"), start=first_line):
        for match in _PICTURE.finditer(line):
            yield match, number, match.start() + 1


def _size(file: Path) -> tuple[int, int] | None:
    try:
        with Image.open(file) as image:
            return image.size
    except PICTURE_DAMAGE:
        return None
