"""Articles in runs, of each of which something is kept as one: asking for each article by itself would take longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from planportal.fingerprint import digest
from planportal.model import Article

__all__ = ["Run", "runs_of"]

_LENGTH = 64


class Run(NamedTuple):
    """Some articles that follow each other."""

    key: str
    """A hash of what they say."""
    articles: Sequence[Article]
    """Newest first."""


def runs_of(ground: str, articles: Sequence[Article], said: Callable[[Article], Iterable[str]]) -> Iterator[Run]:
    """Yield the runs of articles that come newest first, the oldest run first: one more changes the last alone.

    `said` returns what matters of an article, `ground` says what matters beside.
    """
    for end in range(len(articles), 0, -_LENGTH):
        some = articles[max(0, end - _LENGTH) : end]
        yield Run(digest(ground, *(part for article in some for part in said(article))), some)
