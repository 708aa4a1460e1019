"""Feeds: what the Fanpage's automation and readers' programs follow (design, section 7)."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from planportal.model import Article
from planportal.output import Asset, Deferred, Output, Work
from planportal.render.feeds.atom import atom
from planportal.render.feeds.item import Feed
from planportal.render.feeds.json_feed import json_feed
from planportal.render.feeds.news import Items, Wanted, archives, main_feed, topic_feeds
from planportal.render.feeds.page import Counted, feeds_page, opml
from planportal.render.feeds.progress import progress_feed
from planportal.render.feeds.rss import rss
from planportal.render.feeds.size import Writer, within_size
from planportal.render.news.fragment import keep_body
from planportal.render.view import View

__all__ = ["archive_outputs", "feed_bodies", "feed_keys", "feed_outputs"]

_FORMATS = (rss, atom, json_feed)
"""In the order in which the main feed comes; all others are RSS."""
_TOGETHER = 16
"""Bodies that are made in one step: as many as `Pieces` writes in one go, so that other processes find them."""


def feed_outputs(view: View) -> list[Output]:
    """Return every feed but the archives, the page that explains them, and the list of them for feed readers."""
    wanted = _wanted(view)
    items = Items(view, (article for one in wanted for article in one.articles))
    made = [_made(view, one, items) for one in wanted]
    progress = progress_feed(view)
    main, topics = (
        wanted[0].feeds[0],
        [(one.feeds[0], some[0][0]) for one, some in zip(wanted[1:], made[1:], strict=True)],
    )
    listed: list[Counted] = [(progress, len(progress.items)), *topics]
    counted = [(one.feeds[0], len(one.articles)) for one in archives(view)]
    return [
        *(asset for some in made for _, asset in some),
        rss(view, progress),
        feeds_page(view, main, listed, counted),
        opml(view, [main, *(feed for feed, _ in listed)]),
    ]


def feed_bodies(view: View) -> list[Work]:
    """Return what makes the bodies that feeds hold, and no output: several processes may, where they are kept.

    One process makes all feeds, since most articles stand in several; with the bodies it would take longer than
    all others for the rest.
    """
    articles = list({article.id: article for one in _wanted(view) for article in one.articles}.values())
    narrow = view.narrowed(articles)

    def make(some: Sequence[Article]) -> list[Output]:
        for article in some:
            keep_body(narrow, article)
        return []

    return [partial(make, articles[start : start + _TOGETHER]) for start in range(0, len(articles), _TOGETHER)]


def feed_keys(view: View) -> Iterator[str]:
    """Yield the keys under which feeds of articles are kept."""
    return (_key(view, one) for one in _wanted(view))


def archive_outputs(view: View) -> list[Deferred]:
    """Return the archives, each to be made apart: on a large portal they hold all that it ever said."""
    return [Deferred(_key(view, one), {}, partial(_archive, view, one)) for one in archives(view)]


def _wanted(view: View) -> list[Wanted]:
    return [main_feed(view), *topic_feeds(view)]


def _key(view: View, wanted: Wanted) -> str:
    return view.key(wanted.articles, repr(wanted.feeds), *(view.moments[one.id].isoformat() for one in wanted.articles))


def _made(view: View, wanted: Wanted, items: Items) -> list[tuple[int, Asset]]:
    """Return each feed with the number of its items."""

    def make() -> bytes:
        narrow, feeds = _filled(view, wanted, items)
        formats: dict[Writer, Feed] = {
            partial(write, narrow): feed for write, feed in zip(_FORMATS, feeds, strict=False)
        }
        return marshal.dumps([(len(feed.items), one.content) for feed, one in within_size(formats)])

    key = _key(view, wanted)
    # Signed, and the key names the version of Python: written by this library into the project's own cache.
    kept = marshal.loads(view.keep(key, make) if key else make())  # noqa: S302
    return [(count, Asset(feed.path, content)) for feed, (count, content) in zip(wanted.feeds, kept, strict=True)]


def _archive(view: View, wanted: Wanted) -> list[Output]:
    narrow, feeds = _filled(view, wanted, Items(view, wanted.articles))
    return [rss(narrow, feed) for feed in feeds]


def _filled(view: View, wanted: Wanted, items: Items) -> tuple[View, list[Feed]]:
    """Return feeds with their items, and what those who write them may look at."""
    held = items.newest_first(wanted.articles)
    return view.narrowed(wanted.articles), [replace(feed, items=held) for feed in wanted.feeds]
