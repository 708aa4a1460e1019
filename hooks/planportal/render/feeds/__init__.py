"""Feeds: what the Fanpage's automation and readers' programs follow (design, section 7)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from planportal.model import Article
from planportal.output import Deferred, Output
from planportal.render.feeds.atom import atom
from planportal.render.feeds.item import Feed
from planportal.render.feeds.json_feed import json_feed
from planportal.render.feeds.news import Items, archives, feed_items, main_feeds, topic_feeds
from planportal.render.feeds.page import feeds_page, opml
from planportal.render.feeds.progress import progress_feed
from planportal.render.feeds.rss import rss
from planportal.render.feeds.size import within_size
from planportal.render.view import View

__all__ = ["archive_outputs", "feed_outputs"]


def feed_outputs(view: View) -> list[Output]:
    """Return every feed but the archives, the page that explains them, and the list of them for feed readers."""
    items = Items(view)
    to_rss, to_atom, to_json = partial(rss, view), partial(atom, view), partial(json_feed, view)
    main_rss, main_atom, main_json = main_feeds(view, items)
    main = within_size({to_rss: main_rss, to_atom: main_atom, to_json: main_json})
    topics = [within_size({to_rss: feed})[0] for feed in topic_feeds(view, items)]
    progress = progress_feed(view)
    listed = [progress, *(feed for feed, _ in topics)]
    counted = [(feed, len(articles)) for feed, articles in archives(view)]
    return [
        *(asset for _, asset in (*main, *topics)),
        rss(view, progress),
        feeds_page(view, main_rss, listed, counted),
        opml(view, [main_rss, *listed]),
    ]


def archive_outputs(view: View) -> list[Deferred]:
    """Return the archives, each to be made apart: on a large portal they hold all that it ever said."""
    return [_archive(view, feed, articles) for feed, articles in archives(view)]


def _archive(view: View, feed: Feed, articles: tuple[Article, ...]) -> Deferred:
    moments = {article.id: view.moments[article.id] for article in articles}

    def make() -> list[Output]:
        narrow = view.narrowed(articles)
        return [rss(narrow, replace(feed, items=feed_items(narrow, articles, moments)))]

    return Deferred(view.key(articles, repr(feed), repr(moments)), {}, make)
