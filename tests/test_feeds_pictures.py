"""One picture an item, the same for feeds and for networks that read the page."""

from __future__ import annotations

import json

from bs4 import BeautifulSoup
from PIL import Image

from feed_portals import Portal, item_of
from feed_reading import ATOM, MEDIA, children, root_of
from html_pages import attribute, parse


def test_an_item_has_one_picture_that_is_what_it_says(portal: Portal) -> None:
    entries = root_of(portal.read("atom.xml")).findall(f"{ATOM}entry")
    for item, entry, data in zip(portal.items, entries, portal.json["items"], strict=True):
        (enclosure,) = children(item, "enclosure")
        assert set(enclosure) == {"url", "length", "type"}
        file = portal.file(enclosure["url"])
        assert enclosure["length"] == str(file.stat().st_size)
        with Image.open(file) as image:
            image.load()
            width, height, kind = *image.size, image.get_format_mimetype()
        assert enclosure["type"] == kind
        assert (width, height) >= (1200, 630)
        assert height >= 630
        (media,) = children(item, MEDIA)
        assert media == {
            "url": enclosure["url"],
            "type": kind,
            "medium": "image",
            "fileSize": enclosure["length"],
            "width": str(width),
            "height": str(height),
        }
        (link,) = [link for link in children(entry, f"{ATOM}link") if link["rel"] == "enclosure"]
        assert (link["href"], link["type"], link["length"]) == (enclosure["url"], kind, enclosure["length"])
        assert data["image"] == enclosure["url"]
        assert data["attachments"] == [
            {"url": enclosure["url"], "mime_type": kind, "size_in_bytes": int(enclosure["length"])}
        ]


def test_the_page_shows_networks_the_same_picture_and_address(portal: Portal) -> None:
    for item in portal.items:
        link = item.findtext("link", "")
        page = parse(portal.file(link))

        def said(name: str, page: BeautifulSoup = page) -> str:
            (tag,) = page.select(f'meta[property="{name}"]')
            return attribute(tag, "content")

        (canonical,) = page.select('link[rel="canonical"]')
        assert said("og:url") == attribute(canonical, "href") == link
        (media,) = children(item, MEDIA)
        assert (said("og:image"), said("og:image:width"), said("og:image:height")) == (
            media["url"],
            media["width"],
            media["height"],
        )
        (block,) = page.select('script[type="application/ld+json"]')
        (article,) = [part for part in json.loads(block.text)["@graph"] if part["@type"] == "NewsArticle"]
        assert (article["url"], article["image"]["url"]) == (link, media["url"])


def test_the_page_shows_networks_the_title_as_the_feed_has_it(portal: Portal) -> None:
    for item in portal.items:
        title = item.findtext("title", "")
        (tag,) = parse(portal.file(item.findtext("link", ""))).select('meta[property="og:title"]')
        assert attribute(tag, "content") == title or title.endswith("…")


def test_search_engines_read_the_title_as_the_feed_has_it(portal: Portal) -> None:
    for item in portal.items:
        title = item.findtext("title", "")
        (block,) = parse(portal.file(item.findtext("link", ""))).select('script[type="application/ld+json"]')
        (article,) = [part for part in json.loads(block.text)["@graph"] if part["@type"] == "NewsArticle"]
        assert article["headline"] == title or title.endswith("…")


def test_a_small_picture_gives_way_to_a_card_and_a_large_one_does_not(rich: Portal) -> None:
    (large,) = children(item_of(rich, "bai-ky-hieu"), "enclosure")
    (small,) = children(item_of(rich, "bai-cung-phut-1"), "enclosure")
    assert "/media/2026/lon." in large["url"]
    assert "/media/" not in small["url"]
