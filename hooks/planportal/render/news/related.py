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
_TAG, _FIELD = 3, 1


def related_articles(articles: Sequence[Article]) -> Mapping[str, Sequence[Article]]:
    """Return by the id of each article, given newest first, those that share most with it, newest first of equals."""
    newest: defaultdict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        for topic in _topics(article):
            if len(newest[topic]) <= _LOOKED_AT:
                newest[topic].append(at)
    found: dict[str, Sequence[Article]] = {}
    for at, article in enumerate(articles):
        shared: defaultdict[int, int] = defaultdict(int)
        for topic, weight in _topics(article).items():
            for other in newest[topic]:
                shared[other] += weight
        shared.pop(at, None)
        ranked = sorted((-count - (articles[other].scope == article.scope), other) for other, count in shared.items())
        found[article.id] = [articles[other] for count, other in ranked[:_SHOWN] if -count > _TOO_LITTLE]
    return found


def _topics(article: Article) -> Mapping[str, int]:
    """Return an article's tags and fields, with what it counts to share one."""
    return {**dict.fromkeys(article.tags, _TAG), **{f"field {field}": _FIELD for field in article.fields}}
