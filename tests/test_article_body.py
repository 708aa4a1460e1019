"""What an article's Markdown becomes on its page and in feeds: pictures among words, and links of every kind."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from articles_in_tmp import article_text, built, lay_out, output_bytes, page
from feed_reading import CREATOR, build_at, items_of, output, texts
from gate_cases import png
from html_pages import attribute

FILE = "tin-tuc/2026/a.md"
HOME = "https://portal.example/"


def both(tmp_path: Path, body: str, **media: bytes) -> tuple[BeautifulSoup, BeautifulSoup]:
    """Return the article's text as its page has it, and as feeds have it."""
    site = built(lay_out(tmp_path / "p", {FILE: article_text(body)}, {f"{name}.png": it for name, it in media.items()}))
    (item,) = json.loads(output_bytes(site)["feed.json"])["items"]
    shown = BeautifulSoup(page(site, FILE).body, "html.parser").select_one(".prose")
    assert shown is not None, site.problems
    return BeautifulSoup(str(shown), "html.parser"), BeautifulSoup(item["content_html"], "html.parser")


@pytest.mark.parametrize(
    ("body", "frames"),
    [
        ("![b](media/a.png)", 1),
        ("- ![b](media/a.png)", 1),
        ("Chữ ![b](media/a.png) chữ", 0),
        ("**![b](media/a.png)**", 0),
        ("## ![b](media/a.png)", 0),
        ("[![b](media/a.png)](https://x.example/)", 0),
    ],
)
def test_a_picture_among_words_stands_without_a_frame(body: str, frames: int, tmp_path: Path) -> None:
    for tree in both(tmp_path, body, a=png()):
        assert len(tree.select("picture > img[alt=b]")) == 1
        assert len(tree.select("figure")) == frames
        assert tree.select("p figure, a figure, strong figure, h2 figure") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("//x.example/a", "https://x.example/a"),
        ("HTTPS://X.example", "HTTPS://X.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("", f"{HOME}tin-tuc/2026/a/"),
        ("#muc", f"{HOME}tin-tuc/2026/a/#muc"),
        ("?trang=2", f"{HOME}tin-tuc/2026/a/?trang=2"),
        ("b.md#x", f"{HOME}tin-tuc/2026/b/#x"),
        ("<bài mới.md>", f"{HOME}tin-tuc/2026/{quote('bài mới')}/"),
        ("/ke-hoach/", f"{HOME}ke-hoach/"),
        (r"<\\\\evil.example\\x>", f"{HOME}tin-tuc/2026/a/%5C%5Cevil.example%5Cx"),
        ("./javascript:alert(1)", f"{HOME}tin-tuc/2026/a/javascript%3Aalert(1)"),
    ],
)
@pytest.mark.usefixtures("links_may_lead_nowhere")
def test_a_link_in_feeds_is_absolute_and_leads_where_the_pages_does(written: str, meant: str, tmp_path: Path) -> None:
    shown, sent = both(tmp_path, f"[chữ]({written})")
    assert [attribute(link, "href") for link in sent.select("a")] == [meant]
    (link,) = shown.select("a")
    assert not attribute(link, "href").startswith(("//", "\\"))


def test_feeds_have_nothing_that_only_a_page_can_use(tmp_path: Path) -> None:
    body = "## Mục\n\n| a |\n| --- |\n| b |\n\nChữ[^1] ![b](media/a.png)\n\n[^1]: Chú.\n"
    shown, sent = both(tmp_path, body, a=png())
    assert shown.select("[id], [class], div.table") != []
    assert sent.select("[id], [class], [role], [tabindex], [loading], div") == []
    assert [cell.text for cell in sent.select("table th, table td")] == ["a", "b"]


def test_a_picture_is_published_under_a_plain_address_whatever_its_file_is_called(tmp_path: Path) -> None:
    media = {"2026/Ảnh ruộng (1) #2, 50%.png": png()}
    root = lay_out(tmp_path / "p", {FILE: article_text("![b](<media/2026/Ảnh ruộng (1) #2, 50%.png>)")}, media)
    paths = [path for path in output_bytes(built(root)) if path.startswith("media/")]
    assert paths
    assert all(
        re.fullmatch(r"media/2026/anh-ruong-1-2-50\.[0-9a-f]{8}-(4|nho)\.(avif|webp|jpg)", path) for path in paths
    )


def test_authors_and_categories_in_feeds_are_of_one_form(tmp_path: Path) -> None:
    """Escapes in YAML can write letters in pieces, which no editor shows."""
    text = article_text(author="NGUOI", tags=["THE"]).replace("NGUOI", r"Le\u0302").replace("THE", r"cha\u0302u")
    site = build_at(lay_out(tmp_path / "p", {FILE: text}))
    items = items_of(output(site, "rss.xml"))
    assert texts(items, CREATOR) == ["Lê"]
    assert "châu" in [category.text for category in items[0].findall("category")]


def test_headings_of_the_same_words_have_names_of_their_own(tmp_path: Path) -> None:
    shown, _ = both(tmp_path, "## A\n\n## A 2\n\n## A\n\n### A\n\n## A 4\n\n## !\n\n## !")
    names = [attribute(heading, "id") for heading in shown.select("h2, h3")]
    assert names == ["a", "a-2", "a-3", "a-4", "a-4-2", "muc", "muc-2"]
