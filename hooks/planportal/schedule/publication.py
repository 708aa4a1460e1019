"""When each article was published, to the second: distinct for automations, and the same in every later build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from planportal.model import Article, article_tag

__all__ = ["publication_moments"]


def publication_moments(
    articles: Iterable[Article], published: Mapping[str, datetime], *, tag_authority: str, now: datetime
) -> dict[str, datetime]:
    """Return each article's moment in the feeds, by the article's id.

    A moment that is out stands, whatever the article's file says by now. A new article takes its own; where another
    has it already, the next second that is free, in order of ids.
    """
    moments: dict[str, datetime] = {}
    taken: set[datetime] = set()

    def known(article: Article) -> datetime | None:
        moment = published.get(article_tag(tag_authority, article.id))
        return moment if moment is not None and moment <= now else None

    def order(article: Article) -> tuple[bool, datetime, str]:
        moment = known(article)
        return moment is None, moment or article.date, article.id

    for article in sorted(articles, key=order):
        moment = known(article) or article.date
        while moment in taken:
            moment += timedelta(seconds=1)
        taken.add(moment)
        moments[article.id] = moment
    return moments
