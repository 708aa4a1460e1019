"""Each feed format by its own specification, and the three of them against each other."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser

from articles_in_tmp import lay_out
from feed_portals import NOON, Portal
from feed_reading import ATOM, build_at, channel_of, children, linked, output, root_of, texts


def test_readers_find_no_fault_in_any_feed(portal: Portal) -> None:
    for path in [*portal.rss_feeds, "atom.xml"]:
        parsed = feedparser.parse(portal.read(path))
        assert not parsed.bozo, (path, parsed.get("bozo_exception"))
        assert parsed.version == ("atom10" if path == "atom.xml" else "rss20")
        assert parsed.encoding == "utf-8"


def test_rss_has_what_its_specification_asks_for(portal: Portal) -> None:
    for path in portal.rss_feeds:
        channel = channel_of(portal.read(path))
        for name in ("title", "link", "description", "language"):
            assert all(texts([channel], name)), (path, name)
        assert channel.findtext("language") == "vi"
        assert linked(channel, "self") == [f"{portal.base}{path}"]
        assert portal.file(channel.findtext("link", "")).is_file(), path
        names = [str(child.tag) for child in channel]
        assert names == sorted(names, key=lambda name: name == "item")
        assert ("lastBuildDate" in names) == ("item" in names)
        for item in channel.findall("item"):
            assert portal.file(item.findtext("link", "")).is_file()


def test_atom_has_what_its_specification_asks_for(portal: Portal) -> None:
    root = root_of(portal.read("atom.xml"))
    assert root.tag == f"{ATOM}feed"
    assert {element.tag for element in root.iter()} <= {
        f"{ATOM}{name}"
        for name in (
            *("feed", "id", "title", "subtitle", "updated", "author", "name", "link", "generator", "entry"),
            *("summary", "content", "published", "category"),
        )
    }
    for name in ("id", "title", "updated"):
        assert all(texts([root], f"{ATOM}{name}"))
    assert linked(root, "self") == [f"{portal.base}atom.xml"]
    assert linked(root, "alternate") == [portal.base]
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    entries = root.findall(f"{ATOM}entry")
    ids = texts(entries, f"{ATOM}id")
    assert len({*ids, root.findtext(f"{ATOM}id")}) == len(ids) + 1
    for entry in entries:
        for name in ("title", "updated", "published", "summary"):
            assert all(texts([entry], f"{ATOM}{name}"))
        published, updated = (
            datetime.fromisoformat(entry.findtext(f"{ATOM}{name}", "")) for name in ("published", "updated")
        )
        assert published.tzinfo is not None
        assert published <= updated
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        (link,) = linked(entry, "alternate")
        assert portal.file(link).is_file()
        (content,) = children(entry, f"{ATOM}content")
        assert content == {"type": "html"}
        assert all(category.get("term") for category in entry.findall(f"{ATOM}category"))


def test_json_feed_has_what_its_specification_asks_for(portal: Portal) -> None:
    feed = portal.json
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (portal.base, f"{portal.base}feed.json")
    assert set(feed) == {"version", "title", "description", "home_page_url", "feed_url", "language", "items"}
    assert (feed["language"], isinstance(feed["items"], list)) == ("vi", True)
    required = {"id", "url", "title", "summary", "date_published", "date_modified", "tags", "content_html"}
    for item in feed["items"]:
        assert required <= set(item) <= required | {"authors", "image", "attachments"}
        assert all(isinstance(item[name], str) and item[name] for name in required - {"tags"})
        assert item["tags"]
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert all(set(author) == {"name"} and author["name"] for author in item["authors"])
        for name in ("date_published", "date_modified"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", item[name])


def test_the_three_formats_list_the_same_items_in_the_same_order(portal: Portal) -> None:
    entries = root_of(portal.read("atom.xml")).findall(f"{ATOM}entry")
    data = portal.json["items"]
    assert portal.items
    for name, atom, key in (("guid", "id", "id"), ("title", "title", "title"), ("description", "summary", "summary")):
        found = texts(portal.items, name)
        assert found == texts(entries, f"{ATOM}{atom}") == [item[key] for item in data]
    moments = [parsedate_to_datetime(stamp) for stamp in texts(portal.items, "pubDate")]
    assert moments == [datetime.fromisoformat(stamp) for stamp in texts(entries, f"{ATOM}published")]
    assert moments == [datetime.fromisoformat(item["date_published"]) for item in data]
    links = [linked(entry, "alternate") for entry in entries]
    assert links == [[link] for link in texts(portal.items, "link")] == [[item["url"]] for item in data]


def test_feeds_of_a_portal_without_articles_are_valid_and_have_no_clock(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "a", {})
    early, late = build_at(root, NOON - timedelta(days=1)), build_at(root, NOON)
    for path in ("rss.xml", "atom.xml", "rss/tin-tuc.xml"):
        parsed = feedparser.parse(output(late, path))
        assert not parsed.bozo
        assert parsed.entries == []
        assert output(early, path) == output(late, path)
    assert json.loads(output(late, "feed.json"))["items"] == []
    assert not linked(channel_of(output(late, "rss.xml")), "prev-archive")
