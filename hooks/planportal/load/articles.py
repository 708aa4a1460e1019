"""The articles below content/: every file read, every fault kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from planportal.errors import Problem, has_errors
from planportal.load.article_file import RECORD_OF_KIND, to_article
from planportal.load.body import BodyImage, BodyLink, read_body
from planportal.load.cut_text import tell_cut_text
from planportal.load.front_matter import split_front_matter
from planportal.load.inside import files_below
from planportal.load.register import Register
from planportal.load.settings import Settings
from planportal.load.spelling import correct_keys
from planportal.load.validation import validate
from planportal.load.yaml_source import YamlSource
from planportal.model import SECTIONS, Article, NewsSection, Source, media_path, section_of

__all__ = ["ArticleFile", "Tell", "article_problems", "load_articles"]

_NAME = re.compile(r"(?P<section>[a-z-]+)/(?P<year>\d{4})/(?P<slug>[a-z0-9]+(-[a-z0-9]+)*)\.md")
MEDIA_FOLDER = "media"

Tell = Callable[[int, int], None]
"""Is told how many of how many things are done, so that somebody who waits can see it."""


@dataclass(frozen=True)
class ArticleFile:
    """One article's file with what later checks need to point into it."""

    path: str
    article: Article | None
    """None when the file has faults."""
    front: YamlSource
    content: bytes
    images: tuple[BodyImage, ...] = ()
    links: tuple[BodyLink, ...] = ()
    citations: tuple[tuple[int, int, int], ...] = ()
    """Number, line and column of each `[n]` in the body."""


def load_articles(
    settings: Settings, register: Register, tell: Tell | None = None
) -> tuple[tuple[ArticleFile, ...], list[Problem]]:
    """Return every article's file below the content folder, in order, and all problems."""
    files: list[ArticleFile] = []
    problems: list[Problem] = []
    paths = list(_paths(settings))
    for done, (path, below) in enumerate(paths):
        if tell is not None:
            tell(done, len(paths))
        match = _NAME.fullmatch(below)
        section = section_of(match["section"]) if match else None
        if match is None or section is None:
            problems.append(_misplaced(path, below))
            continue
        place = _Place(path, section, int(match["year"]), match["slug"])
        file, faults = _read(settings.path(path).read_bytes(), place, register)
        files.append(file)
        problems += faults
    return tuple(files), problems


def article_problems(content: bytes, path: str, section: NewsSection) -> list[Problem]:
    """Return what is wrong inside one article's file, before anything is asked of other files."""
    nothing_known = Register(units=None, documents=None, leads=None, tracking_from=None)
    return _read(content, _Place(path, section, year=0, slug=""), nothing_known)[1]


@dataclass(frozen=True)
class _Place:
    """What an article's path says."""

    path: str
    section: NewsSection
    year: int
    slug: str


def _read(content: bytes, place: _Place, register: Register) -> tuple[ArticleFile, list[Problem]]:
    text = split_front_matter(content, place.path)
    body = read_body(text.body, path=place.path, first_line=text.body_line)
    form = RECORD_OF_KIND[place.section.kind]
    correct_keys(text.front, form)
    tell_cut_text(text.front)
    record = validate(text.front, form, register)
    problems = [*text.front.problems, *body.problems]
    article = None
    if record is not None and not has_errors(problems):
        source = Source(place.path)
        made = to_article(
            record, section=place.section, year=place.year, slug=place.slug, body=body.markdown, source=source
        )
        pictures = tuple(dict.fromkeys(media_path(image.src) for image in body.images))
        article = replace(made, figures=body.figures, pictures=pictures)
    return ArticleFile(place.path, article, text.front, content, body.images, body.links, body.citations), problems


def _paths(settings: Settings) -> Iterator[tuple[str, str]]:
    folder = settings.path(settings.content_dir)
    for file in files_below(settings, settings.content_dir):
        below = file.relative_to(folder).as_posix()
        parts = below.split("/")
        if parts[0] != MEDIA_FOLDER and below != "README.md" and not any(part.startswith(".") for part in parts):
            yield f"{settings.content_dir}/{below}", below


def _misplaced(path: str, below: str) -> Problem:
    names = ", ".join(section.id for section in SECTIONS)
    message = "tệp không nằm đúng chỗ của một bài"
    cure = f"đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: {names}"
    if not below.endswith(".md"):
        message = "thư mục bài viết chỉ chứa tệp .md"
        cure = "chuyển ảnh, video vào thư mục media; xoá tệp không dùng"
    return Problem(path, 1, 1, message, cure)
