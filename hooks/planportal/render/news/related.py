"""Which articles are shown below another: those that share most with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from planportal.model import Article

__all__ = ["related_articles"]

_SHOWN = 3
_LOOKED_AT = 30
"""Newest articles of each topic and field: on a large portal, looking at all for each would take the square of time."""
_TOO_LITTLE = 1


def related_articles(articles: Sequence[Article]) -> Mapping[str, Sequence[Article]]:
    """Return by the id of each article, given newest first, those that share most with it, newest first of equals."""
    place = {article.id: at for at, article in enumerate(articles)}
    newest: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for topic in _topics(article):
            if len(newest[topic]) <= _LOOKED_AT:
                newest[topic].append(article)
    found: dict[str, Sequence[Article]] = {}
    for article in articles:
        near = {other.id: other for topic in _topics(article) for other in newest[topic] if other is not article}
        ranked = sorted((-_shared(article, other), place[other.id]) for other in near.values())
        found[article.id] = [articles[at] for shared, at in ranked[:_SHOWN] if -shared > _TOO_LITTLE]
    return found


def _topics(article: Article) -> list[str]:
    return [*dict.fromkeys(article.tags), *(f"field {field}" for field in article.fields)]


def _shared(article: Article, other: Article) -> int:
    tags = sum(tag in other.tags for tag in article.tags)
    return 3 * tags + sum(field in other.fields for field in article.fields) + (article.scope == other.scope)
