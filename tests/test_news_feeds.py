"""The feeds of articles: what the Fanpage's automation posts, at once and in public (design, section 7)."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from PIL import Image

from articles_in_tmp import ADDRESS, NOW, article_text, lay_out, output_bytes
from conftest import ROOT, Build, Built
from feed_reading import (
    ATOM,
    CONTENT,
    CREATOR,
    HISTORY,
    MEDIA,
    articles,
    build_at,
    channel_of,
    children,
    faults_of_html,
    file_of,
    items_of,
    jpeg,
    linked,
    output,
    root_of,
    texts,
)
from html_pages import attribute, pages, parse, target_of
from planportal.clock import VIETNAM
from planportal.load import Published, load_project, load_published, load_settings
from planportal.model import FIELDS, SECTIONS, MediaLibrary, Variant
from planportal.render import View
from planportal.render.feeds import feed_outputs
from planportal.site import Address, view_of
from theme_icons import ICON_FOLDERS

GOLDEN = Path(__file__).parent / "golden_feeds"
MAIN = ("rss.xml", "atom.xml", "feed.json")
NOON = datetime(2026, 11, 23, 12, tzinfo=VIETNAM)

SITE_NAME = 'Cổng “đất” & <thử> "nghiệm" 🌱'
TITLE = "Đậu & lạc: 3 < 5 > 2, “đất” tốt 🌱"
TAG = "đậu & lạc <“mới”> 🥜"
AUTHOR = "Lê Đ. & Sơn <“nhà vườn”> 🌾"
MARKUP = r"<[a-z/!]|&[a-z]+;|&#|\*\*|\]\("
LATE, DRAFT = "chuaToiGioZQX", "banNhapZQX"

BODY = """Mở đầu [1], rồi [một bài](bai-cung-phut-1.md), [chuyên mục](/thanh-tuu/), [mục dưới](#so-lieu),
[trang kế hoạch](../../../ke-hoach/), [nơi khác](https://example.org/a?b=1&c=2) và `<b class="x" role="y">`.

![Ảnh trong bài](media/2026/trong-bai.jpg)

## Số liệu

| Năm | Số |
| --- | --- |
| 2025 | 1 |

```bieu-do
title: Hai năm
type: cot
unit: tấn
data:
  - ["2024", 1]
  - ["2025", 2]
source: "[1]"
alt: "Hai cột."
```

<script>alert(1)</script><p onclick="alert(2)">Đoạn có thẻ.</p>
"""
RICH = {
    "tin-tuc/2026/bai-ky-hieu.md": article_text(
        BODY,
        id="bài ký hiệu & 1",
        title=TITLE,
        date="2026-11-20 09:30",
        updated="2026-11-22 10:15",
        summary="Tóm tắt " + "rất dài, đủ dấu tiếng Việt, " * 20 + "hết.",
        author=AUTHOR,
        tags=[TAG, "lạc"],
        field=["nong-nghiep", "y-duoc"],
        tasks=["1.2", "4.1"],
        image={"src": "media/2026/lon.jpg", "alt": "Ảnh lớn"},
        sources=[{"title": "Một nguồn", "outlet": "Một báo", "url": "https://example.org/nguon"}],
    ),
    "tin-tuc/2026/bai-cung-phut-1.md": article_text(
        id="bai-cung-phut-1",
        title="Một tiêu đề rất dài " * 12,
        date="2026-11-19 08:00",
        image={"src": "media/2026/nho.jpg", "alt": "Ảnh nhỏ"},
    ),
    "tin-tuc/2026/bai-cung-phut-2.md": article_text(id="bai-cung-phut-2", date="2026-11-19 08:00"),
    "tin-tuc/2026/bai-dung-gio.md": article_text(id="bai-dung-gio", date="2026-11-23 12:00"),
    "thanh-tuu/2025/bai-nam-truoc.md": article_text(
        "Tin cũ [1].\n",
        id="bai-nam-truoc",
        date="2025-03-01 07:00",
        sources=[{"title": "Một nguồn", "outlet": "Một báo", "doi": "10.1000/xyz"}],
    ),
    "mo-hinh/2024/bai-nam-kia.md": article_text(id="bai-nam-kia", date="2024-03-01 07:00", field=["moi-truong"]),
    f"tin-tuc/2026/{LATE.lower()}.md": article_text(
        f"Thân {LATE}.\n",
        id=LATE,
        title=f"Tiêu đề {LATE}",
        summary=f"Tóm tắt {LATE}.",
        date="2026-11-23 12:01",
        tags=[LATE],
        tasks=["1.1"],
        aliases=[f"tin-tuc/2026/cu-{LATE.lower()}"],
        image={"src": f"media/2026/{LATE}.jpg", "alt": f"Ảnh {LATE}"},
    ),
    f"tin-tuc/2026/{DRAFT.lower()}.md": article_text(
        f"Thân {DRAFT}.\n", id=DRAFT, title=f"Tiêu đề {DRAFT}", date="2026-11-20 12:01", tags=[DRAFT], draft=True
    ).replace('draft: "True"', "draft: true"),
}
SIZES = {"lon": (1200, 640), "nho": (320, 180), "trong-bai": (320, 200), LATE: (330, 210)}


@dataclass(frozen=True)
class Portal:
    """A built site whose feeds are followed."""

    site: Path
    now: datetime

    @cached_property
    def base(self) -> str:
        return channel_of(self.read("rss.xml")).findtext("link") or ""

    def read(self, path: str) -> bytes:
        return (self.site / path).read_bytes()

    @property
    def rss_feeds(self) -> list[str]:
        return ["rss.xml", *sorted(f"rss/{file.name}" for file in (self.site / "rss").glob("*.xml"))]

    @property
    def items(self) -> list[etree._Element]:
        return items_of(self.read("rss.xml"))

    @property
    def json(self) -> Any:
        return json.loads(self.read("feed.json"))

    def file(self, address: str) -> Path:
        return file_of(self.site, self.base, address)


@pytest.fixture(scope="session")
def rich_builds(build_site: Build, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """A portal of difficult articles, built by the site engine at noon and on the next day, without cards."""
    root = tmp_path_factory.mktemp("rich")
    for part in ("plan", "docs", "overrides", "hooks"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".cache").mkdir()
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub("^site_name:.*$", f"site_name: '{SITE_NAME}'", config, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    media = {f"media/2026/{name}.jpg": jpeg(*size) for name, size in SIZES.items()}
    files: dict[str, str | bytes] = {**RICH, **media}
    for path, content in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_CARDS", "0")
        noon, next_day = build_site(root), build_site(root, as_of="2026-11-24")
    assert noon.code == 0, noon.log
    assert next_day.code == 0, next_day.log
    return noon, next_day


@pytest.fixture(params=["real", "rich"])
def portal(request: pytest.FixtureRequest) -> Portal:
    """The real portal, then one of difficult articles."""
    if request.param == "rich":
        return Portal(request.getfixturevalue("rich_builds")[0].site, NOON)
    real: Built = request.getfixturevalue("real_site")
    assert real.code == 0, real.log
    return Portal(real.site, NOON)


@pytest.fixture
def rich(rich_builds: tuple[Built, Built]) -> Portal:
    return Portal(rich_builds[0].site, NOON)


def item_of(portal: Portal, ending: str) -> etree._Element:
    (found,) = [item for item in portal.items if (item.findtext("link") or "").endswith(f"/{ending}/")]
    return found


# Which feeds there are, and how readers find them.


def test_every_section_field_task_and_lead_unit_has_its_feed(portal: Portal, real_view: View) -> None:
    plan = real_view.portal.plan
    expected = {
        "tien-do",
        *(section.id for section in SECTIONS),
        *(f"linh-vuc-{field}" for field in FIELDS),
        *(f"nhiem-vu-{task.slug}" for task in plan.tasks),
        *(f"don-vi-{unit}" for unit in plan.lead_units),
    }
    found = {Path(path).stem for path in portal.rss_feeds[1:]}
    assert {name for name in found if not name.startswith("luu-tru-")} == expected


def test_a_topic_feed_has_the_main_feeds_items_of_its_topic(portal: Portal) -> None:
    main = {item.findtext("guid"): etree.tostring(item, with_tail=False) for item in portal.items}
    for section in SECTIONS:
        items = items_of(portal.read(f"rss/{section.id}.xml"))
        assert {item.findtext("link", "").removeprefix(portal.base).split("/")[0] for item in items} <= {section.id}
        # The feed's own namespaces stand in the same order, so equal items are equal bytes.
        assert all(etree.tostring(item, with_tail=False) == main[item.findtext("guid")] for item in items)
    in_sections = [item for section in SECTIONS for item in items_of(portal.read(f"rss/{section.id}.xml"))]
    assert len(in_sections) == len(main)


def test_an_article_is_in_the_feeds_of_its_fields_tasks_and_their_lead_units(rich: Portal, real_view: View) -> None:
    wanted = {"tin-tuc", "linh-vuc-nong-nghiep", "linh-vuc-y-duoc", "nhiem-vu-1-2", "nhiem-vu-4-1", "luu-tru-2026"}
    leads = {unit for task in ("1.2", "4.1") for unit in real_view.portal.task_by_id[task].leads.units}
    guid = item_of(rich, "bai-ky-hieu").findtext("guid")
    found = {
        Path(path).stem
        for path in rich.rss_feeds[1:]
        if guid in [item.findtext("guid") for item in items_of(rich.read(path))]
    }
    assert found == wanted | {f"don-vi-{unit}" for unit in leads}


def test_the_feeds_page_lists_every_feed(portal: Portal) -> None:
    page = portal.site / "rss" / "index.html"
    links = {target_of(portal.site, page, attribute(link, "href"))[0] for link in parse(page).select("main a[href]")}
    listed = {path.relative_to(portal.site.resolve()).as_posix() for path in links if path.is_file()}
    assert {*portal.rss_feeds, *MAIN, "rss/tat-ca.opml"} <= listed


def test_the_opml_list_is_valid_and_leads_to_feeds_and_pages(portal: Portal) -> None:
    root = root_of(portal.read("rss/tat-ca.opml"))
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
    assert root.findtext("head/title") == channel_of(portal.read("rss.xml")).findtext("title")
    outlines = children(root[1], "outline")
    assert all(outline["type"] == "rss" and outline["text"] for outline in outlines)
    feeds = [outline["xmlUrl"].removeprefix(portal.base) for outline in outlines]
    assert sorted(feeds) == sorted(path for path in portal.rss_feeds if "luu-tru" not in path)
    assert all(portal.file(outline["htmlUrl"]).is_file() for outline in outlines)


def test_every_page_leads_feed_readers_to_the_feeds(portal: Portal) -> None:
    main = {"rss.xml": "rss+xml", "atom.xml": "atom+xml", "feed.json": "feed+json"}
    for page in pages(portal.site):
        tree = parse(page)
        if tree.select_one('meta[http-equiv="refresh"]'):
            continue
        found = {}
        for link in tree.select('head link[rel~="alternate"]'):
            file, _ = target_of(portal.site, page, attribute(link, "href"))
            assert file.is_file(), (page, link)
            assert attribute(link, "title"), (page, link)
            found[file.relative_to(portal.site.resolve()).as_posix()] = attribute(link, "type")
        assert {path: f"application/{kind}" for path, kind in main.items()}.items() <= found.items(), page
        assert all(kind == "application/rss+xml" for path, kind in found.items() if path not in main), page


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


# Ids and moments.


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


# One picture.


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


# Words.


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


# Each format by its own rules.


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


# How many, how large, how constant.


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


# What nobody may see yet, and what automations would miss.


def files_with(site: Path, word: str) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        if file.is_file():
            content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            name = file.relative_to(site).as_posix()
            if word.lower().encode() in content.lower() or word.lower() in name.lower():
                yield name


def test_drafts_and_articles_of_a_later_hour_are_nowhere(rich_builds: tuple[Built, Built]) -> None:
    noon, next_day = rich_builds
    assert list(files_with(noon.site, LATE)) == []
    assert list(files_with(noon.site, DRAFT)) == []
    assert list(files_with(next_day.site, DRAFT)) == []


def test_an_article_is_everywhere_after_its_hour(rich_builds: tuple[Built, Built]) -> None:
    found = set(files_with(rich_builds[1].site, LATE))
    assert {*MAIN, "rss/tin-tuc.xml", "rss/nhiem-vu-1-1.xml", "rss/luu-tru-2026.xml", "sitemap.xml"} <= found
    assert {f"tin-tuc/2026/{LATE.lower()}/index.html", f"tin-tuc/2026/cu-{LATE.lower()}/index.html"} <= found
    newest = Portal(rich_builds[1].site, NOON + timedelta(days=1)).items[0]
    assert newest.findtext("pubDate") == "Mon, 23 Nov 2026 12:01:00 +0700"


def test_an_article_is_out_at_its_minute_and_not_a_second_before(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "a", {"tin-tuc/2026/a.md": article_text(f"{LATE}\n", date="2026-11-23 09:30")})
    hour = datetime(2026, 11, 23, 9, 30, tzinfo=VIETNAM)
    for now, seen in ((hour - timedelta(seconds=1), False), (hour, True)):
        contents = output_bytes(build_at(root, now))
        assert any(LATE.encode() in content for content in contents.values()) is seen


def advices(root: Path, published: Published) -> list[str]:
    return [str(found) for found in build_at(root, published=published).problems if "sẽ bị bỏ lỡ" in str(found)]


def test_a_new_article_older_than_the_newest_published_one_is_told(tmp_path: Path) -> None:
    feed = tmp_path / "feed.json"
    feed.write_bytes(output(build_at(lay_out(tmp_path / "a", articles(3))), "feed.json"))
    published = load_published(feed)
    assert published.newest == datetime(2026, 11, 20, 8, 2, tzinfo=VIETNAM)
    late = {"tin-tuc/2026/muon.md": article_text(id="muon", date="2026-11-20 07:00")}
    new = {"tin-tuc/2026/moi.md": article_text(id="moi", date="2026-11-20 10:00")}
    (advice,) = advices(lay_out(tmp_path / "b", {**articles(3), **late, **new}), published)
    assert advice.startswith("content/tin-tuc/2026/muon.md:4:")
    assert "lưu ý" in advice
    assert advices(lay_out(tmp_path / "c", {**articles(3), **new}), published) == []


def test_articles_that_have_left_a_full_feed_are_no_new_ones(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "a", articles(60))
    feed = tmp_path / "feed.json"
    feed.write_bytes(output(build_at(root), "feed.json"))
    assert advices(root, load_published(feed)) == []


def test_articles_of_the_same_minute_have_distinct_moments(tmp_path: Path) -> None:
    files = {f"tin-tuc/2026/{name}.md": article_text(id=name, date="2026-11-20 08:00") for name in "abc"}
    items = items_of(output(build_at(lay_out(tmp_path / "a", files)), "rss.xml"))
    assert texts(items, "pubDate") == [f"Fri, 20 Nov 2026 08:00:0{second} +0700" for second in (2, 1, 0)]


def golden_feeds(root: Path) -> dict[str, bytes]:
    """Return the main feeds of two fixed articles, with a picture whose size no encoder decides."""
    lay_out(
        root,
        {
            "tin-tuc/2026/bai-mot.md": article_text(
                "Mở đầu [1], xem [bài trước](/thanh-tuu/2026/bai-hai/).\n\n## Kết quả\n\nNăng suất **tăng** 5%.\n",
                id="bai-mot",
                title="Giống sắn mới & cách trồng: năng suất > 36 tấn/ha",
                summary="Giống mới cho năng suất 36 tấn/ha ở “vùng đất xám”.",
                author="Lê Thị Đào",
                updated="2026-11-23 15:00",
                tags=["sắn", "giống cây trồng"],
                tasks=["1.1"],
                sources=[{"title": "Một nguồn", "outlet": "Một báo", "url": "https://example.org/nguon"}],
            ),
            "thanh-tuu/2026/bai-hai.md": article_text(
                "Tin cũ hơn [1].\n",
                id="bài hai",
                title="Bài hai",
                date="2026-11-20 08:00",
                field=["y-duoc", "moi-truong"],
                scope="the-gioi",
                sources=[{"title": "Một nguồn", "outlet": "Một báo", "doi": "10.1000/xyz"}],
            ),
        },
    )
    settings, faults = load_settings(root)
    assert settings is not None, faults
    loaded = load_project(settings)
    assert loaded.portal is not None, loaded.problems
    card = Variant("the/cong.png", "image/png", 1200, 630, 12_345, root)
    view = view_of(settings, loaded, loaded.portal, ADDRESS, now=NOW, icons=ICON_FOLDERS).with_media(
        MediaLibrary(default_card=card)
    )
    return {made.path: made.content for made in feed_outputs(view) if hasattr(made, "content") and made.path in MAIN}


def test_the_feeds_of_two_articles_are_as_reviewed(tmp_path: Path, golden_update: bool) -> None:
    made = golden_feeds(tmp_path / "a")
    assert set(made) == set(MAIN)
    for path, content in made.items():
        if golden_update:
            GOLDEN.mkdir(exist_ok=True)
            (GOLDEN / path).write_bytes(content)
        assert content.decode() == (GOLDEN / path).read_bytes().decode()
