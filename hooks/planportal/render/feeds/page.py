"""Feeds for people: a page that says what each is for, and a list (OPML) that feed readers take in at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from lxml import etree

from planportal.output import Asset, Page
from planportal.render import addresses
from planportal.render.feeds.item import Feed
from planportal.render.html import render_html
from planportal.render.share_card import card_meta
from planportal.render.structured_data import page_trail
from planportal.render.view import View

__all__ = ["Counted", "feeds_page", "opml"]

Counted = tuple[Feed, int]
"""A feed, and the number of its items."""

_PATH = addresses.FEEDS
_OPML = "rss/tat-ca.opml"


def feeds_page(view: View, main: Feed, topics: Sequence[Counted], archives: Sequence[Counted]) -> Page:
    """Return the page that explains the feeds."""
    link = partial(addresses.to_address, _PATH)
    body = render_html(
        "feeds",
        main=link(main.path),
        atom=link("atom.xml"),
        json=link("feed.json"),
        opml=link(_OPML),
        topics=[(_name(view, feed), link(feed.path), count) for feed, count in topics],
        archives=[(_name(view, feed), link(feed.path), count) for feed, count in archives],
    )
    description = "Theo dõi Cổng bằng RSS, Atom hoặc JSON Feed: toàn bộ tin, bài hoặc từng mục, lĩnh vực, nhiệm vụ."
    meta: dict[str, Any] = {"kind": "feeds", "crumbs": [{"title": "Trang chủ", "url": ""}]}
    meta["structured_data"] = page_trail(view, [("Trang chủ", ""), ("Nguồn tin RSS", "rss/")])
    if card := card_meta(view, addresses.address_of(_PATH)):
        meta["card"] = card
    return Page(_PATH, "Nguồn tin RSS", description, body, meta, is_html=True)


def opml(view: View, feeds: Sequence[Feed]) -> Asset:
    """Return the list of feeds as OPML 2.0."""
    root = etree.Element("opml", {"version": "2.0"})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = view.site_name
    body = etree.SubElement(root, "body")
    for feed in feeds:
        attributes = {
            "type": "rss",
            "text": _name(view, feed),
            "xmlUrl": view.absolute(feed.path),
            "htmlUrl": view.absolute(feed.page),
        }
        etree.SubElement(body, "outline", attributes)
    etree.indent(root)
    return Asset(_OPML, etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")


def _name(view: View, feed: Feed) -> str:
    """The feed's title without the portal's name, which stands once above the list."""
    return feed.title.removesuffix(f" – {view.site_name}")
