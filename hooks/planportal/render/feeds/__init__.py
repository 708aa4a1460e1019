"""Feeds: what the Fanpage's automation and readers' programs follow (design, section 7)."""

from __future__ import annotations

from planportal.output import Output
from planportal.render.feeds.atom import atom
from planportal.render.feeds.json_feed import json_feed
from planportal.render.feeds.news import archive_feeds, article_items, main_feeds, topic_feeds
from planportal.render.feeds.page import feeds_page, opml
from planportal.render.feeds.progress import progress_feed
from planportal.render.feeds.rss import rss
from planportal.render.view import View

__all__ = ["feed_outputs"]


def feed_outputs(view: View) -> list[Output]:
    """Return every feed, the page that explains them, and the list of them for feed readers."""
    items = article_items(view)
    main_rss, main_atom, main_json = main_feeds(view, items)
    topics = [progress_feed(view), *topic_feeds(view, items)]
    archives = archive_feeds(view, items)
    return [
        rss(view, main_rss),
        atom(view, main_atom),
        json_feed(view, main_json),
        *(rss(view, feed) for feed in (*topics, *archives)),
        feeds_page(view, main_rss, topics, archives),
        opml(view, [main_rss, *topics]),
    ]
