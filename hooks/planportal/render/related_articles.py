"""Which articles are shown below another: those that share most with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from planportal.model import Article

__all__ = ["related_articles"]

_SHOWN = 3
_LOOKED_AT = 30
"""Newest articles of each topic and field: on a large portal, looking at all for each would take the square of time."""
_TOO_LITTLE = 1
_TAG, _FIELD = 3, 1


def related_articles(articles: Sequence[Article]) -> Mapping[str, Sequence[Article]]:
    """Return by the id of each article, given newest first, those that share most with it, newest first of equals."""
    # Each as often as it counts: counting them is then one call.
    newest: defaultdict[str, list[int]] = defaultdict(list)
    topics = [_topics(article) for article in articles]
    for at, weights in enumerate(topics):
        for topic, weight in weights.items():
            if len(newest[topic]) <= _LOOKED_AT * weight:
                newest[topic] += [at] * weight
    found: dict[str, Sequence[Article]] = {}
    many = max(1, len(articles))
    scopes = [article.scope for article in articles]
    for at, article in enumerate(articles):
        shared = Counter(chain.from_iterable(map(newest.__getitem__, topics[at])))
        shared.pop(at, None)
        # Those that share less than this cannot come before the last that is shown: the same scope counts as one more.
        least = min(sorted(shared.values())[-_SHOWN:], default=1) - 1
        # One number says it all, and sorts much faster than two: how much is shared, then how new it is.
        ranked = sorted(
            [
                other - many * (count + (scopes[other] == scopes[at]))
                for other, count in shared.items()
                if count >= least
            ]
        )
        found[article.id] = [articles[said % many] for said in ranked[:_SHOWN] if -(said // many) > _TOO_LITTLE]
    return found


def _topics(article: Article) -> Mapping[str, int]:
    """Return an article's tags and fields, with what it counts to share one."""
    return {**dict.fromkeys(article.tags, _TAG), **{f"field {field}": _FIELD for field in article.fields}}
