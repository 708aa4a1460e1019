"""An article of the news room, with the figures it tells its numbers by and the sources they come from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar
from urllib.parse import quote

from planportal.model.section import NewsSection
from planportal.model.source import Source

__all__ = [
    "Article",
    "ArticleImage",
    "ArticleSource",
    "Correction",
    "Demonstration",
    "Details",
    "Event",
    "Figure",
    "FigureType",
    "Honour",
    "Infographic",
    "Video",
    "article_tag",
    "grouped",
    "newest_first",
]

Group = TypeVar("Group", bound=Hashable)
_TAG_CHARACTERS = "-._~!$'()*+,;=:@/"


@dataclass(frozen=True)
class ArticleImage:
    """A picture of our own, by its path below content/media."""

    src: str
    alt: str
    credit: str = ""
    caption: str = ""


@dataclass(frozen=True)
class ArticleSource:
    """Where facts come from; `[n]` in the body points to the n-th."""

    title: str
    outlet: str
    date: Date | None = None
    url: str = ""
    """Web address; a DOI comes as its https://doi.org/ address."""
    doi: str = ""


@dataclass(frozen=True)
class Correction:
    """A visible correction of a published article."""

    date: Date
    text: str


class FigureType(StrEnum):
    """How a figure is drawn."""

    COLUMNS = "cot"
    BARS = "cot-ngang"
    LINE = "duong"


@dataclass(frozen=True)
class Figure:
    """Numbers to draw: a fenced block `bieu-do` in the body."""

    title: str
    type: FigureType
    unit: str
    data: tuple[tuple[str, float], ...]
    source: str
    alt: str
    note: str = ""


@dataclass(frozen=True)
class Event:
    """What only an event has."""

    start: datetime
    end: datetime | None
    place: str
    registration: str = ""


@dataclass(frozen=True)
class Video:
    """What only a video has: a file of our own or a link, never an embedded player of others."""

    duration: str
    file: str = ""
    link: str = ""
    transcript: str = ""


@dataclass(frozen=True)
class Infographic:
    """What only an infographic has: its content in words."""

    text: str


@dataclass(frozen=True)
class Demonstration:
    """What only a demonstration model has (task 3.2)."""

    place: str
    owner: str
    results: str
    contact: str = ""


@dataclass(frozen=True)
class Honour:
    """What only an honour has (task 1.3)."""

    year: int
    recipient: str
    kind: str
    decision: str


Details = Event | Video | Infographic | Demonstration | Honour


@dataclass(frozen=True)
class Article:
    """One article."""

    id: str
    """Never changes, whatever else does: feeds know the article by it."""
    section: NewsSection
    slug: str
    year: int
    """The year folder it lies in, part of its address."""
    title: str
    date: datetime
    """First publication, in Vietnam time."""
    summary: str
    fields: tuple[str, ...]
    scope: str
    body_utf8: bytes
    """The body in UTF-8: a large portal has megabytes of text that most builds never look at."""
    source: Source
    figures: tuple[Figure, ...] = ()
    pictures: tuple[str, ...] = ()
    """Pictures in the body, by their path below content/media."""
    updated: datetime | None = None
    image: ArticleImage | None = None
    author: str = ""
    tasks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[ArticleSource, ...] = ()
    draft: bool = False
    aliases: tuple[str, ...] = ()
    """Earlier addresses, root-relative: `tin-tuc/2026/ten-cu/`."""
    hashtags: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    details: Details | None = None

    @property
    def body(self) -> str:
        """Markdown; a line `[[bieu-do:n]]` stands where the n-th figure goes."""
        return self.body_utf8.decode()

    @property
    def address(self) -> str:
        """Root-relative address: `tin-tuc/2026/ten-bai/`."""
        return f"{self.section.id}/{self.year}/{self.slug}/"

    @property
    def changed(self) -> datetime:
        """The newest of publication and update."""
        return max(self.date, self.updated) if self.updated else self.date

    def as_seen(self, now: datetime) -> Article:
        """Return the article as readers may see it: an update that has not come, or precedes publication, is none."""
        if self.updated is None or self.date <= self.updated <= now:
            return self
        return replace(self, updated=None)

    def is_public(self, now: datetime) -> bool:
        """Return whether readers may see it at that moment."""
        return not self.draft and self.date <= now


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return the articles by publication, the newest first; the same in every build."""
    return tuple(sorted(articles, key=lambda article: (article.date, article.id), reverse=True))


def grouped(articles: Iterable[Article], groups: Callable[[Article], Iterable[Group]]) -> dict[Group, list[Article]]:
    """Return the articles of each group that any of them is in, in their order."""
    found: dict[Group, list[Article]] = {}
    for article in articles:
        for group in groups(article):
            found.setdefault(group, []).append(article)
    return found


@cache
def article_tag(authority: str, article_id: str) -> str:
    """Return an article's id in feeds: a tag URI (RFC 4151), with characters escaped that it does not allow."""
    return f"tag:{authority}:bai/{quote(article_id, safe=_TAG_CHARACTERS)}"
