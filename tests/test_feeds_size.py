"""How many items a feed holds, how large it is, and that it is the same in every build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articles_in_tmp import article_text, lay_out, output_bytes
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


def huge(*words: int, sign: str = "đất ") -> dict[str, str]:
    """Return articles of so many words, newest first."""
    return {
        f"tin-tuc/2026/bai-{number}.md": article_text(
            f"{sign * count}\n", id=f"bai-{number}", date=f"2026-11-20 08:{59 - number}"
        )
        for number, count in enumerate(words)
    }


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        # A word is 7 bytes (đ 2, ấ 3), so 33,000 of them are 231 kB.
        (huge(*[33_000] * 5), 4),
        # Each `& ` is 6 bytes in RSS and JSON, 10 in Atom: the largest of the three decides.
        (huge(*[20_000] * 5, sign="& "), 4),
        # Quotes are longest in JSON.
        (huge(*[80_000] * 5, sign='" '), 4),
        (huge(10, 170_000, 10), 1),
        (huge(170_000, 10), 1),
        (huge(*[10] * 45), 40),
    ],
    ids=["words", "ampersands", "quotes", "second too large", "first too large", "small"],
)
def test_a_feed_keeps_as_many_whole_texts_as_a_megabyte_holds(files: dict[str, str], kept: int, tmp_path: Path) -> None:
    site = build_at(lay_out(tmp_path / "a", files))
    newest = [f"bai-{number}" for number in range(kept)]
    feeds = {path: output(site, path) for path in (*MAIN, "rss/tin-tuc.xml")}
    for path in ("rss.xml", "rss/tin-tuc.xml"):
        assert [guid.rpartition("/")[2] for guid in texts(items_of(feeds[path]), "guid")][:kept] == newest
    assert len(items_of(feeds["rss.xml"])) == kept
    ids = texts(items_of(feeds["rss.xml"]), "guid")
    assert ids == texts(root_of(feeds["atom.xml"]).findall(f"{ATOM}entry"), f"{ATOM}id")
    assert ids == [item["id"] for item in json.loads(feeds["feed.json"])["items"]]
    assert all(len(content) <= 1_000_000 for content in feeds.values()) or kept == 1
    assert len(items_of(output(site, "rss/luu-tru-2026.xml"))) == len(files)
