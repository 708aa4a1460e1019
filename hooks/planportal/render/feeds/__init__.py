"""Feeds: what the Fanpage's automation and readers' programs follow (design, section 7)."""

from __future__ import annotations

from functools import partial

from planportal.output import Output
from planportal.render.feeds.atom import atom
from planportal.render.feeds.json_feed import json_feed
from planportal.render.feeds.news import archive_feeds, article_items, main_feeds, topic_feeds
from planportal.render.feeds.page import feeds_page, opml
from planportal.render.feeds.progress import progress_feed
from planportal.render.feeds.rss import rss
from planportal.render.feeds.size import within_size
from planportal.render.view import View

__all__ = ["feed_outputs"]


def feed_outputs(view: View) -> list[Output]:
    """Return every feed, the page that explains them, and the list of them for feed readers."""
    items = article_items(view)
    to_rss, to_atom, to_json = partial(rss, view), partial(atom, view), partial(json_feed, view)
    main_rss, main_atom, main_json = main_feeds(view, items)
    main = within_size({to_rss: main_rss, to_atom: main_atom, to_json: main_json})
    topics = [within_size({to_rss: feed})[0] for feed in topic_feeds(view, items)]
    progress = progress_feed(view)
    archives = archive_feeds(view, items)
    listed = [progress, *(feed for feed, _ in topics)]
    return [
        *(asset for _, asset in (*main, *topics)),
        *(rss(view, feed) for feed in (progress, *archives)),
        feeds_page(view, main_rss, listed, archives),
        opml(view, [main_rss, *listed]),
    ]
