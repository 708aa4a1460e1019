"""JSON Feed 1.1 (jsonfeed.org), from the same items as RSS."""

from __future__ import annotations

import json
from typing import Any

from planportal.output import Asset
from planportal.render.feeds.item import DESCRIPTION_LENGTH, TITLE_LENGTH, Feed, Item, plain
from planportal.render.view import View

__all__ = ["json_feed"]


def json_feed(view: View, feed: Feed) -> Asset:
    """Return a feed as JSON Feed."""
    data: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain(feed.title, TITLE_LENGTH),
        "description": plain(feed.description, DESCRIPTION_LENGTH),
        "home_page_url": view.absolute(feed.page),
        "feed_url": view.absolute(feed.path),
        "language": "vi",
        "items": [_item(view, item) for item in feed.items],
    }
    return Asset(feed.path, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _item(view: View, item: Item) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": item.id,
        "url": item.link,
        "title": plain(item.title, TITLE_LENGTH),
        "summary": plain(item.description, DESCRIPTION_LENGTH),
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "tags": list(item.categories),
    }
    data["content_html" if item.html else "content_text"] = item.html or plain(item.description, DESCRIPTION_LENGTH)
    if item.author:
        data["authors"] = [{"name": item.author}]
    if item.image:
        address = view.absolute(item.image.path)
        data["image"] = address
        data["attachments"] = [{"url": address, "mime_type": item.image.type, "size_in_bytes": item.image.size}]
    return data
