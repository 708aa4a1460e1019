"""RSS 2.0. feedgen stands behind this module and atom.py only; its traps are listed in the design, section 7."""

from __future__ import annotations

import re
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from planportal.output import Asset
from planportal.render.feeds.item import DESCRIPTION_LENGTH, TITLE_LENGTH, Feed, Item, plain
from planportal.render.view import View

__all__ = ["rss"]

_ATOM = "{http://www.w3.org/2005/Atom}"
_HISTORY = "http://purl.org/syndication/history/1.0"
_NUMERIC = {b"&amp;": b"&#x26;", b"&lt;": b"&#x3C;", b"&gt;": b"&#x3E;"}


def rss(view: View, feed: Feed) -> Asset:
    """Return a feed as RSS."""
    made: Any = FeedGenerator()
    made.load_extension("media", atom=False, rss=True)
    made.load_extension("dc", atom=False, rss=True)
    made.title(plain(feed.title, TITLE_LENGTH))
    made.description(plain(feed.description, DESCRIPTION_LENGTH))
    made.language("vi")
    made.generator("planportal")
    # The channel's link is the last link() called.
    made.link(href=view.absolute(feed.path), rel="self", type="application/rss+xml")
    made.link(href=view.absolute(feed.page), rel="alternate")
    for item in feed.items:
        _add(view, made.add_entry(order="append"), item)
    if feed.items:
        made.lastBuildDate(max(item.updated for item in feed.items))
    return Asset(feed.path, _tidy(view, feed, made.rss_str()))


def _add(view: View, entry: Any, item: Item) -> None:
    entry.guid(item.id, permalink=False)
    entry.title(plain(item.title, TITLE_LENGTH))
    entry.link(href=item.link)
    entry.description(plain(item.description, DESCRIPTION_LENGTH))
    if item.html:
        entry.content(item.html, type="CDATA")
    entry.published(item.published)
    entry.updated(item.updated)
    if item.author:
        entry.dc.dc_creator(item.author)
    for category in item.categories:
        entry.category(term=category)
    if item.image:
        address = view.absolute(item.image.path)
        entry.enclosure(address, str(item.image.size), item.image.type)
        entry.media.content(
            {
                "url": address,
                "type": item.image.type,
                "medium": "image",
                "fileSize": str(item.image.size),
                "width": str(item.image.width),
                "height": str(item.image.height),
            },
            group=None,
        )


def _tidy(view: View, feed: Feed, drawn: bytes) -> bytes:
    """Take out what feedgen takes from the clock, and add what it does not know: archives (RFC 5005)."""
    root = etree.fromstring(drawn, etree.XMLParser(strip_cdata=False))
    channel = root.find("channel")
    if channel is None:
        raise ValueError("feedgen wrote a feed without a channel")
    if not feed.items:
        for element in channel.findall("lastBuildDate"):
            channel.remove(element)
    links = {"prev-archive": feed.older, "next-archive": feed.newer, "current": feed.current}
    for relation, path in links.items():
        if path:
            attributes = {"rel": relation, "href": view.absolute(path), "type": "application/rss+xml"}
            channel.insert(3, etree.Element(f"{_ATOM}link", attributes))
    if feed.current:
        channel.insert(3, etree.Element(f"{{{_HISTORY}}}archive", nsmap={"fh": _HISTORY}))
    etree.indent(root)
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    # Readers differ over escaped markup in titles; numeric references are read alike (RSS Best Practices Profile).
    return re.sub(rb"<title>[^<]*</title>", lambda match: _numeric(match[0]), written) + b"\n"


def _numeric(title: bytes) -> bytes:
    for named, numeric in _NUMERIC.items():
        title = title.replace(named, numeric)
    return title
