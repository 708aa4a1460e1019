"""Ids and moments of feed items: what automations know an article by, and what no edit may touch."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from itertools import pairwise
from pathlib import Path

from bs4 import BeautifulSoup

from articles_in_tmp import article_text, lay_out
from feed_portals import Portal, item_of
from feed_reading import ATOM, articles, build_at, channel_of, items_of, output, root_of, texts
from html_pages import attribute, parse


def test_ids_are_tags_and_no_addresses(portal: Portal) -> None:
    for path in portal.rss_feeds:
        for item in items_of(portal.read(path)):
            (guid,) = item.findall("guid")
            assert guid.get("isPermaLink") == "false"
            assert re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9%._~!$'()*+,;=:@/-]+", guid.text or "")
    assert len(set(texts(portal.items, "guid"))) == len(portal.items)


def test_an_id_and_its_moment_survive_every_edit(tmp_path: Path) -> None:
    before = lay_out(tmp_path / "a", {"tin-tuc/2026/ten-cu.md": article_text(id="mot-bai")})
    after = lay_out(
        tmp_path / "b",
        {
            "mo-hinh/2026/ten-moi.md": article_text(
                "Viết lại cả bài.\n",
                id="mot-bai",
                title="Đổi tiêu đề",
                summary="Đổi tóm tắt.",
                updated="2026-11-23 20:00",
                author="Người khác",
                field=["y-duoc"],
                tags=["mới"],
                aliases=["tin-tuc/2026/ten-cu"],
            )
        },
    )
    old, new = build_at(before), build_at(after)
    for name in ("guid", "pubDate"):
        assert texts(items_of(output(old, "rss.xml")), name) == texts(items_of(output(new, "rss.xml")), name)
    (first,), (second,) = (json.loads(output(site, "feed.json"))["items"] for site in (old, new))
    assert [first[name] for name in ("id", "date_published")] == [second[name] for name in ("id", "date_published")]
    assert first["title"] != second["title"]
    (link,) = texts(items_of(output(new, "rss.xml")), "link")
    assert link == "https://portal.example/mo-hinh/2026/ten-moi/"
    moved = BeautifulSoup(output(new, "tin-tuc/2026/ten-cu/index.html"), "lxml")
    assert [attribute(tag, "href") for tag in moved.select('link[rel="canonical"], p a')] == [link, link]


def test_moments_are_distinct_newest_first_in_vietnam_time(portal: Portal) -> None:
    for path in portal.rss_feeds:
        stamps = texts(items_of(portal.read(path)), "pubDate")
        moments = [parsedate_to_datetime(stamp) for stamp in stamps]
        assert all(stamp.endswith(" +0700") for stamp in stamps), path
        assert all(newer > older for newer, older in pairwise(moments)), path
        assert all(moment <= portal.now for moment in moments), path


def test_moments_are_those_of_the_front_matter(portal: Portal) -> None:
    for item in portal.items:
        page = parse(portal.file(item.findtext("link", "")))
        (published,) = page.select('meta[property="article:published_time"]')
        moved = parsedate_to_datetime(item.findtext("pubDate", "")) - datetime.fromisoformat(
            attribute(published, "content")
        )
        # Only a minute that two articles share moves the second of them.
        assert moved < timedelta(minutes=1)
        assert not moved or "cung-phut-2" in item.findtext("link", "")


def test_a_moment_is_written_as_the_front_matter_has_it(rich: Portal) -> None:
    assert item_of(rich, "bai-ky-hieu").findtext("pubDate") == "Fri, 20 Nov 2026 09:30:00 +0700"
    assert item_of(rich, "bai-cung-phut-1").findtext("pubDate") == "Thu, 19 Nov 2026 08:00:00 +0700"
    assert item_of(rich, "bai-cung-phut-2").findtext("pubDate") == "Thu, 19 Nov 2026 08:00:01 +0700"


def test_the_feed_is_as_new_as_its_newest_change(portal: Portal) -> None:
    changes = [datetime.fromisoformat(item["date_modified"]) for item in portal.json["items"]]
    (built,) = texts([channel_of(portal.read("rss.xml"))], "lastBuildDate")
    assert built == format_datetime(max(changes))
    (updated,) = texts([root_of(portal.read("atom.xml"))], f"{ATOM}updated")
    assert datetime.fromisoformat(updated) == max(changes)


def test_an_edit_makes_the_feed_newer_and_moves_no_item(tmp_path: Path) -> None:
    files = articles(3)
    edited = {
        **files,
        "tin-tuc/2026/bai-00.md": article_text(id="bai-00", date="2026-11-20 08:00", updated="2026-11-21 08:00"),
    }
    before, after = (build_at(lay_out(tmp_path / name, made)) for name, made in (("a", files), ("b", edited)))
    assert channel_of(output(before, "rss.xml")).findtext("lastBuildDate") == "Fri, 20 Nov 2026 08:02:00 +0700"
    assert channel_of(output(after, "rss.xml")).findtext("lastBuildDate") == "Sat, 21 Nov 2026 08:00:00 +0700"
    assert texts(items_of(output(before, "rss.xml")), "guid") == texts(items_of(output(after, "rss.xml")), "guid")
