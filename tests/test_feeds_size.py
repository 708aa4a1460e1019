"""How many items a feed holds, how large it is, and that it is the same in every build."""

from __future__ import annotations

import json
from pathlib import Path

from articles_in_tmp import lay_out, output_bytes
from conftest import ROOT, Built
from feed_portals import MAIN, NOON, Portal
from feed_reading import ATOM, articles, build_at, channel_of, items_of, output, root_of, texts
from planportal.site import Address


def test_the_main_feed_holds_thirty_to_fifty_items_and_the_archive_all(tmp_path: Path) -> None:
    site = build_at(lay_out(tmp_path / "a", articles(60)))
    titles = texts(items_of(output(site, "rss.xml")), "title")
    assert 30 <= len(titles) <= 50
    assert titles == [f"Bài số {number:02}" for number in reversed(range(60 - len(titles), 60))]
    assert texts(items_of(output(site, "rss/tin-tuc.xml")), "title") == titles
    assert len(items_of(output(site, "rss/luu-tru-2026.xml"))) == 60
    ids = texts(items_of(output(site, "rss.xml")), "guid")
    assert ids == texts(root_of(output(site, "atom.xml")).findall(f"{ATOM}entry"), f"{ATOM}id")
    assert ids == [item["id"] for item in json.loads(output(site, "feed.json"))["items"]]


def test_the_main_feed_is_small(portal: Portal) -> None:
    for path in MAIN:
        assert (portal.site / path).stat().st_size < 1_000_000


def test_another_build_in_another_process_gives_the_same_feeds(real_site: Built) -> None:
    portal = Portal(real_site.site, NOON)
    name = channel_of(portal.read("rss.xml")).findtext("title", "")
    again = build_at(ROOT, NOON, address=Address(name, portal.base), cards=True)
    for path in [*portal.rss_feeds, "atom.xml", "feed.json", "rss/tat-ca.opml"]:
        assert output(again, path) == portal.read(path), path


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "a", articles(5))
    assert output_bytes(build_at(root)) == output_bytes(build_at(root))
