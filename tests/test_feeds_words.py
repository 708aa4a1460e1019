"""Words in feeds: whole, plain, short, and exactly as they were written."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup

from articles_in_tmp import article_text, lay_out
from feed_portals import AUTHOR, SITE_NAME, TAG, TITLE, Portal, item_of
from feed_reading import ATOM, CONTENT, CREATOR, build_at, channel_of, faults_of_html, items_of, output, root_of, texts
from html_pages import attribute

MARKUP = r"<[a-z/!]|&[a-z]+;|&#|\*\*|\]\("


def test_the_whole_text_follows_the_description_and_nothing_in_it_acts(portal: Portal) -> None:
    entries = root_of(portal.read("atom.xml")).findall(f"{ATOM}entry")
    for item, entry, data in zip(portal.items, entries, portal.json["items"], strict=True):
        names = [str(child.tag) for child in item]
        assert names.index(CONTENT) > names.index("description")
        (html,) = texts([item], CONTENT)
        assert html
        assert list(faults_of_html(portal.site, portal.base, html)) == []
        assert entry.findtext(f"{ATOM}content") == html
        assert data["content_html"] == html


def test_the_whole_text_has_every_part_of_the_article(rich: Portal) -> None:
    tree = BeautifulSoup(item_of(rich, "bai-ky-hieu").findtext(CONTENT, ""), "lxml")
    own = f"{rich.base}tin-tuc/2026/bai-ky-hieu/"
    assert {attribute(link, "href") for link in tree.select("a")} == {
        f"{own}#nguon-1",
        f"{own}#so-lieu",
        f"{rich.base}tin-tuc/2026/bai-cung-phut-1/",
        f"{rich.base}thanh-tuu/",
        f"{rich.base}ke-hoach/",
        "https://example.org/a?b=1&c=2",
    }
    assert f"{own}bieu-do-1.svg" in {attribute(image, "src") for image in tree.select("img")}
    assert any("/media/2026/trong-bai." in attribute(image, "src") for image in tree.select("img"))
    assert tree.select_one("table th") is not None
    assert [code.text for code in tree.select("code")] == ['<b class="x" role="y">']
    assert "Đoạn có thẻ." in tree.text
    assert "alert" not in tree.text


@pytest.mark.parametrize("block", ["{}", "<div>{}</div>", "<center>{}</center>", "a\n\n<center>{}</center>\n\nb"])
def test_markup_that_is_written_as_words_stays_words(tmp_path: Path, block: str) -> None:
    body = block.format("&lt;img src=x onerror=alert(1)&gt;")
    site = build_at(lay_out(tmp_path / "a", {"tin-tuc/2026/a.md": article_text(body)}))
    (html,) = texts(items_of(output(site, "rss.xml")), CONTENT)
    assert BeautifulSoup(html, "html.parser").find("img") is None
    assert "<img src=x onerror=alert(1)>" in BeautifulSoup(html, "html.parser").text


def test_titles_and_descriptions_are_short_plain_words(portal: Portal) -> None:
    for path in portal.rss_feeds:
        channel = channel_of(portal.read(path))
        for part in (channel, *channel.findall("item")):
            title, description = part.findtext("title", ""), part.findtext("description", "")
            assert 0 < len(title) <= 150
            assert 0 < len(description) <= 300
            for text in (title, description):
                assert unicodedata.is_normalized("NFC", text)
                assert text == " ".join(text.split())
                assert not re.search(MARKUP, text.replace("<thử>", "")), text


def test_long_words_are_cut_at_a_word(rich: Portal) -> None:
    title = item_of(rich, "bai-cung-phut-1").findtext("title", "")
    description = item_of(rich, "bai-ky-hieu").findtext("description", "")
    assert len(title) > 120
    assert title.endswith("…")
    assert ("Một tiêu đề rất dài " * 12).startswith(f"{title.removesuffix('…')} ")
    assert len(description) > 270
    assert description.endswith("…")


def test_signs_of_markup_and_emoji_reach_the_reader_as_written(rich: Portal) -> None:
    for path in ("rss.xml", "atom.xml"):
        parsed = feedparser.parse(rich.read(path), sanitize_html=False)
        entry = next(entry for entry in parsed.entries if entry.link.endswith("/bai-ky-hieu/"))
        assert parsed.feed.title == SITE_NAME, path
        assert entry.title == TITLE, path
        assert TAG in [tag.term for tag in entry.tags], path
        assert entry.author == AUTHOR, path
    data = rich.json
    item = next(item for item in data["items"] if item["url"].endswith("/bai-ky-hieu/"))
    assert (data["title"], item["title"], item["authors"]) == (SITE_NAME, TITLE, [{"name": AUTHOR}])
    assert TAG in item["tags"]


def test_titles_use_numeric_references_only(rich: Portal) -> None:
    titles = re.findall(rb"<title>([^<]*)</title>", rich.read("rss.xml"))
    assert any(b"&#x26;" in title and b"&#x3C;" in title for title in titles)
    assert not any(re.search(rb"&[a-z]+;", title) for title in titles)


def test_authors_stand_in_dublin_core_only(portal: Portal) -> None:
    for path in portal.rss_feeds:
        items = items_of(portal.read(path))
        assert not [item for item in items if item.find("author") is not None]
        if path != "rss/tien-do.xml":
            assert all(texts(items, CREATOR)), path
