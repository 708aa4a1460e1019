"""Archives of the feed, a year each, by which programs find every article that ever was (RFC 5005, section 4)."""

from __future__ import annotations

from lxml import etree

from feed_portals import Portal
from feed_reading import ATOM, HISTORY, channel_of, children, items_of, linked, root_of


def test_archives_of_all_years_are_chained_from_the_main_feed(rich: Portal) -> None:
    found: list[str] = []
    newer = "rss.xml"
    channel = channel_of(rich.read(newer))
    while older := linked(channel, "prev-archive"):
        (address,) = older
        path = address.removeprefix(rich.base)
        channel = channel_of(rich.read(path))
        assert channel.find(f"{HISTORY}archive") is not None
        assert linked(channel, "next-archive") == ([f"{rich.base}{newer}"] if found else [])
        assert linked(channel, "self") == [address]
        assert linked(channel, "current") == [f"{rich.base}rss.xml"]
        found.append(path)
        newer = path
    assert found == ["rss/luu-tru-2026.xml", "rss/luu-tru-2025.xml", "rss/luu-tru-2024.xml"]
    archived = [item.findtext("guid") for path in found for item in items_of(rich.read(path))]
    assert archived == [item.findtext("guid") for item in rich.items]


def test_only_archives_say_that_they_are(portal: Portal) -> None:
    archives = [
        path for path in portal.rss_feeds if channel_of(portal.read(path)).find(f"{HISTORY}archive") is not None
    ]
    assert archives == [path for path in portal.rss_feeds if "luu-tru" in path]
    assert archives == [path for path in portal.rss_feeds if linked(channel_of(portal.read(path)), "current")]


def test_both_main_feeds_lead_to_the_newest_archive_and_say_what_it_is(portal: Portal) -> None:
    newest = f"{portal.base}rss/luu-tru-2026.xml"
    for parent in (channel_of(portal.read("rss.xml")), root_of(portal.read("atom.xml"))):
        (link,) = [link for link in children(parent, f"{ATOM}link") if link["rel"] == "prev-archive"]
        assert link == {"rel": "prev-archive", "href": newest, "type": "application/rss+xml"}
        assert linked(parent, "next-archive") == linked(parent, "current") == []
    assert portal.file(newest).is_file()


def test_an_archive_has_all_that_the_main_feed_says_of_an_item(portal: Portal) -> None:
    archived: dict[str | None, etree._Element] = {}
    for path in portal.rss_feeds:
        if "luu-tru" in path:
            archived |= {item.findtext("guid"): item for item in items_of(portal.read(path))}
    assert {item.findtext("guid") for item in portal.items} <= set(archived)
    for item in portal.items:
        kept = archived[item.findtext("guid")]
        assert [(child.tag, child.text, dict(child.attrib)) for child in kept] == [
            (child.tag, child.text, dict(child.attrib)) for child in item
        ]
