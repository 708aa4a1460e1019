"""The articles below content/: every file read, every fault kept."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import NamedTuple
from zlib import crc32

import brotli

from planportal.errors import Problem, has_errors
from planportal.fingerprint import digest, library_version
from planportal.load.article_file import RECORD_OF_KIND, ArticleRecord, to_article
from planportal.load.body import BodyImage, BodyLink, read_body
from planportal.load.cut_text import tell_cut_text
from planportal.load.front_matter import ArticleText, split_front_matter
from planportal.load.inside import names_below
from planportal.load.register import Register
from planportal.load.settings import Settings
from planportal.load.spelling import correct_keys
from planportal.load.validation import validate
from planportal.load.yaml_source import YamlSource
from planportal.model import SECTIONS, Article, NewsSection, Source, media_path, section_of
from planportal.pieces import Keep, keep_nothing, recall
from planportal.processes import Started, Tell

__all__ = ["ArticleFile", "ReadingArticles", "Tell", "article_problems"]

_NAME = re.compile(r"(?P<section>[a-z-]+)/(?P<year>\d{4})/(?P<slug>[a-z0-9]+(-[a-z0-9]+)*)\.md")
MEDIA_FOLDER = "media"
_TOGETHER = 16
"""Files that are kept as one, on the average."""
_QUICK = 1
"""How hard Brotli tries: a quarter of the time that zlib takes, for as few bytes but a twelfth."""


@dataclass(frozen=True)
class ArticleFile:
    """One article's file with what later checks need to point into it."""

    path: str
    article: Article | None
    """None when the file has faults."""
    section: NewsSection
    images: tuple[BodyImage, ...] = ()
    links: tuple[BodyLink, ...] = ()
    citations: tuple[tuple[int, int, int], ...] = ()
    """Number, line and column of each `[n]` in the body."""
    packed: bytes = field(default=b"", repr=False)
    """The content of the file, by Brotli: on a large portal a tenth of all memory otherwise."""
    key: str = ""
    """A hash of all that the article depends on."""

    @property
    def content(self) -> bytes:
        """What stands in the file."""
        content: bytes = brotli.decompress(self.packed)
        return content

    @cached_property
    def front(self) -> YamlSource:
        """The front matter, read again for those who point at a place in it: few do, and keeping it takes room."""
        return _front(self.content, self.path, self.section)[0].front


@dataclass(frozen=True)
class ArticlesRead:
    """All files of articles, in order."""

    files: tuple[ArticleFile, ...]
    problems: tuple[Problem, ...]
    kept: frozenset[str]
    """The keys under which they were kept."""


class ReadingArticles:
    """The reading of every article's file below the content folder, which goes on until the results are asked for.

    What was read of a file is kept: it depends on the file, its path, the register and this library alone.
    """

    def __init__(self, settings: Settings, register: Register, keep: Keep = keep_nothing) -> None:
        ground = digest(library_version(), register.key)
        self._paths = list(_paths(settings))
        self._keys: list[str] = []
        self._known: list[_Read | None] = []
        missing: list[_Group] = []
        # Recalled by this process alone: sending them from one to another takes longer.
        for group in (_group(settings, ground, named) for named in _together(self._paths)):
            kept = recall(keep, group.key)
            self._keys.append(group.key)
            self._known.append(None if kept is None else _unpacked(kept))
            if kept is None:
                missing.append(group)
        self._started = Started(partial(_load, register, keep, ground), missing)

    def results(self, tell: Tell | None = None) -> ArticlesRead:
        """Return all of them, and all problems."""

        def tell_files(done: int, of: int) -> None:
            if tell is not None:
                tell(done * len(self._paths) // of, len(self._paths))

        made = iter(self._started.taken(_unpacked, tell_files))
        read = [next(made) if one is None else one for one in self._known]
        return ArticlesRead(
            files=tuple(file for files, _ in read for file in files),
            problems=tuple(problem for _, problems in read for problem in problems),
            kept=frozenset(self._keys),
        )


class _Group(NamedTuple):
    """Files that are kept as one, since taking each apart from the rest would take longer than all else."""

    key: str
    files: list[tuple[str, str, bytes]]
    """Path, path below the content folder, content."""


def _group(settings: Settings, ground: str, named: Iterable[tuple[str, str]]) -> _Group:
    files = []
    for path, below in named:
        with open(f"{settings.root}/{path}", "rb") as file:  # noqa: PTH123 - as many as articles
            files.append((path, below, file.read()))
    return _Group(digest("articles", ground, *(part for file in files for part in file)), files)


_Read = tuple[list[ArticleFile], list[Problem]]


def _unpacked(kept: bytes) -> _Read:
    # Written by this library into the project's own cache, which no version control takes in.
    return pickle.loads(kept)  # type: ignore[no-any-return]  # noqa: S301


def _together(named: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Yield the files of each group. Where one ends is said by names alone: a new article changes no other group."""
    group: list[tuple[str, str]] = []
    for name in named:
        group.append(name)
        if crc32(name[1].encode()) % _TOGETHER == 0:
            yield group
            group = []
    if group:
        yield group


def _load(register: Register, keep: Keep, ground: str, group: _Group) -> bytes:
    def made() -> bytes:
        found = [_kept(content, path, below, register, ground) for path, below, content in group.files]
        return pickle.dumps(([file for file, _ in found if file], [problem for _, some in found for problem in some]))

    return keep(group.key, made)


def _kept(
    content: bytes, path: str, below: str, register: Register, ground: str
) -> tuple[ArticleFile | None, list[Problem]]:
    file, problems = _found(content, path, below, register)
    if file is None:
        return None, problems
    key = digest("article", ground, path, below, content)
    return replace(file, key=key, packed=brotli.compress(content, quality=_QUICK)), problems


def _found(content: bytes, path: str, below: str, register: Register) -> tuple[ArticleFile | None, list[Problem]]:
    match = _NAME.fullmatch(below)
    section = section_of(match["section"]) if match else None
    if match is None or section is None:
        return None, [_misplaced(path, below)]
    place = _Place(path, section, int(match["year"]), match["slug"])
    return _read(content, place, register)


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
    text, form = _front(content, place.path, place.section)
    body = read_body(text.body, path=place.path, first_line=text.body_line)
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
    return ArticleFile(place.path, article, place.section, body.images, body.links, body.citations), problems


def _front(content: bytes, path: str, section: NewsSection) -> tuple[ArticleText, type[ArticleRecord]]:
    """Return an article's file in its two parts, and the form that its front matter has to have."""
    text, form = split_front_matter(content, path), RECORD_OF_KIND[section.kind]
    correct_keys(text.front, form)
    tell_cut_text(text.front)
    return text, form


def _paths(settings: Settings) -> Iterator[tuple[str, str]]:
    for below in names_below(settings, settings.content_dir):
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
