"""Atom 1.0 (RFC 4287), from the same items as RSS."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from planportal.output import Asset
from planportal.render.feeds.item import DESCRIPTION_LENGTH, TITLE_LENGTH, Feed, Item, plain
from planportal.render.view import View

__all__ = ["atom"]

_NEVER = datetime(2026, 1, 1, tzinfo=UTC)
"""Atom wants a moment of change even where nothing has happened: the year in which tracking began."""
_ATOM = "{http://www.w3.org/2005/Atom}"


def atom(view: View, feed: Feed) -> Asset:
    """Return a feed as Atom."""
    made: Any = FeedGenerator()
    made.id(feed.id)
    made.title(plain(feed.title, TITLE_LENGTH))
    made.subtitle(plain(feed.description, DESCRIPTION_LENGTH))
    made.author({"name": view.publisher or view.site_name})
    made.language("vi")
    made.generator("planportal")
    made.updated(max((item.updated for item in feed.items), default=_NEVER))
    made.link(href=view.absolute(feed.path), rel="self", type="application/atom+xml")
    made.link(href=view.absolute(feed.page), rel="alternate", type="text/html")
    for item in feed.items:
        _add(made.add_entry(order="append"), item)
    root = etree.fromstring(made.atom_str())
    for entry, item in zip(root.findall(f"{_ATOM}entry"), feed.items, strict=True):
        _write_links(view, entry, item)
    if feed.older:
        # Archives are RSS only; the type says so.
        attributes = {"rel": "prev-archive", "href": view.absolute(feed.older), "type": "application/rss+xml"}
        root.findall(f"{_ATOM}link")[-1].addnext(etree.Element(f"{_ATOM}link", attributes))
    etree.indent(root)
    return Asset(feed.path, etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")


def _add(entry: Any, item: Item) -> None:
    entry.id(item.id)
    entry.title(plain(item.title, TITLE_LENGTH))
    entry.link(href=item.link)
    entry.summary(plain(item.description, DESCRIPTION_LENGTH))
    if item.html:
        entry.content(item.html, type="html")
    entry.published(item.published)
    entry.updated(item.updated)
    if item.author:
        entry.author({"name": item.author})
    for category in item.categories:
        entry.category(term=category)


def _write_links(view: View, entry: etree._Element, item: Item) -> None:
    """Feedgen drops relation, type and length of an entry's links, so they are written here."""
    for link in entry.findall(f"{_ATOM}link"):
        link.set("rel", "alternate")
        link.set("type", "text/html")
    if item.image:
        attributes = {
            "rel": "enclosure",
            "href": view.absolute(item.image.path),
            "type": item.image.type,
            "length": str(item.image.size),
        }
        etree.SubElement(entry, f"{_ATOM}link", attributes)
