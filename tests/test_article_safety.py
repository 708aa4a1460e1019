"""Nothing that people write into an article acts in a reader's browser, feed reader or search engine."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import markdown
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup, escape
from PIL import Image

from articles_in_tmp import add_engine, article_of, article_text, built, file_bytes, lay_out, output_bytes, page
from conftest import Build
from planportal.errors import Severity
from planportal.load.raw_text import HIDDEN
from planportal.media import CardText, Drawing, FileCache
from planportal.model import Article
from planportal.output import Page
from planportal.render.addresses import to_address
from planportal.render.news.body import Pieces, render_body
from planportal.site import Site
from planportal.text.normalise import nfc, squeeze
from xss_payloads import PAYLOADS

pytestmark = pytest.mark.usefixtures("links_may_lead_nowhere")

SECTION, PATH = "tin-tuc", "tin-tuc/2026/a.md"
HOST = "portal.example"
OWN = ("svg", "form", "button")
"""What the portal's own pages hold of it: drawings, the form of the search page, the button to print."""
ACTIVE = {
    *("script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button"),
    *("textarea", "select", "base", "meta", "link", "svg", "math", "template", "noscript", "audio", "video", "title"),
    *("xmp", "plaintext", "noembed", "marquee", "portal", "dialog", "slot", "image"),
}
LOADING = ("src", "srcset", "poster", "background", "lowsrc", "dynsrc", "data", "icon")
LEADING = ("href", "src", "srcset", "action", "formaction", "xlink:href", "cite", "data", "poster", "ping")
SVG_NAMES = {"svg", "title", "desc", "defs", "use", "rect", "g", "text", "line", "path", "circle", "ellipse"}
PARSERS = ("lxml", "html.parser")
EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"

# Remote or missing pictures, which the gate tells; and characters that nobody sees.
STOPPED_BODIES = {
    *("image-remote", "image-no-scheme", "image-javascript", "image-data"),
    *(name for name, text in PAYLOADS.items() if HIDDEN.search(text) or "\t" in text),
}
# The gate knows no page there; the site engine runs as a process of its own, so there it cannot be let through.
LEADING_NOWHERE = {name for name in PAYLOADS if name.startswith("link-javascript-")}
STOPPED_FRONTS = {name for name, text in PAYLOADS.items() if HIDDEN.search(text)}


@lru_cache(maxsize=64)
def faults_of_html(html: str) -> tuple[str, ...]:
    """Return whatever in a piece of HTML acts, or loads from elsewhere, as two parsers read it.

    The feeds repeat each other's texts, so each text is read once.
    """
    trees = [BeautifulSoup(html, parser) for parser in PARSERS]
    for tree, parser in zip(trees, PARSERS, strict=True):
        for part in tree.find_all(OWN):
            if str(part) in own_parts(parser):
                part.decompose()
    return tuple(fault for tree in trees for tag in tree.find_all(name=True) for fault in faults_of_tag(tag))


@cache
def own_parts(parser: str) -> frozenset[str]:
    """Return what the portal itself draws and offers in the pages of a harmless article: nothing else may be there."""
    with tempfile.TemporaryDirectory() as folder:
        site = built(lay_out(Path(folder) / "p", {PATH: article_text()}))
    pages = [output.body for output in site.outputs if isinstance(output, Page) and output.is_html]
    return frozenset(str(part) for body in pages for part in BeautifulSoup(body, parser).find_all(OWN))


def faults_of_tag(tag: Tag) -> Iterator[str]:
    if tag.name in ACTIVE:
        yield f"<{tag.name}>"
    for name, found in tag.attrs.items():
        value = found if isinstance(found, str) else " ".join(found)
        if name.startswith("on") or name in {"style", "srcdoc", "formaction", "http-equiv"}:
            yield f"{tag.name} {name}={value!r}"
        addresses = [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value]
        if name in LEADING and any(scheme_of(address) not in {"", "http", "https", "mailto"} for address in addresses):
            yield f"{tag.name} {name}={value!r}"
        if name in LOADING and any(host_of(address) != HOST for address in addresses):
            yield f"{tag.name} {name}={value!r}"


def bare(address: str) -> str:
    """Return an address as browsers read it: without spaces and control characters around or tabs in it."""
    return re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))


def scheme_of(address: str) -> str:
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", bare(address))
    return found[1].lower() if found else ""


def host_of(address: str) -> str:
    return urlsplit(urljoin(f"https://{HOST}/{SECTION}/2026/a/", bare(address).replace("\\", "/"))).hostname or ""


def html_of(output: Page) -> str:
    if output.is_html:
        return output.body
    rendered = BeautifulSoup(markdown.markdown(output.body, extensions=EXTENSIONS), "html.parser")
    newest = rendered.select_one(".newest")
    if newest is None:
        return str(rendered)
    # All that follows as well: what breaks out of its own part would stand there.
    return f"{newest}{''.join(str(rest) for rest in newest.next_siblings)}"


def faults_of_site(site: Site) -> Iterator[str]:
    """Yield what acts in any output that shows the article."""
    for output in site.outputs:
        if isinstance(output, Page):
            shows = output.path == PATH or "2026/a/" in output.body or output.path.startswith("chu-de/")
            if shows:
                yield from (f"{output.path}: {fault}" for fault in faults_of_html(html_of(output)))
            yield from faults_of_data(output.path, str(output.meta.get("structured_data", "{}")))
    for path, content in file_bytes(site).items():
        if path.endswith((".xml", ".svg", ".opml")):
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
            yield from (
                f"{path}: {fault}" for fault in (faults_of_svg if path.endswith(".svg") else faults_of_feed)(root)
            )
        elif path.endswith(".json"):
            data = json.loads(content)
            if path == "feed.json":
                for item in data["items"]:
                    yield from (f"{path}: {fault}" for fault in faults_of_item(item.get("content_html", "")))


def faults_of_data(path: str, text: str) -> Iterator[str]:
    json.loads(text)
    if re.search("[<>&\u2028\u2029]", text):
        yield f"{path}: structured data {text!r}"


def faults_of_feed(root: etree._Element) -> Iterator[str]:
    for element in (*root.iter(CONTENT), *root.iter(f"{ATOM}content")):
        if element.tag != CONTENT and element.get("type") != "html":
            yield f"content of type {element.get('type')}"
        yield from faults_of_item(element.text or "")
    if root.xpath("//comment() | //processing-instruction()"):
        yield "a comment or processing instruction in a feed"
    for element in root.iter():
        for name in ("href", "url"):
            if (address := element.get(name)) and scheme_of(address) != "https":
                yield f"{element.tag} {name}={address!r}"


@lru_cache(maxsize=64)
def faults_of_item(html: str) -> tuple[str, ...]:
    """Return what acts in a feed's text, and addresses that mean nothing outside the portal."""
    faults = list(faults_of_html(html))
    for tag in BeautifulSoup(html, "lxml").find_all(["a", "img", "source"]):
        for name in ("href", "src"):
            address = tag.get(name)
            if address is not None and not re.match(r"https?://[^/]|mailto:", str(address), re.IGNORECASE):
                faults.append(f"{tag.name} {name}={address!r}")
    return tuple(faults)


def faults_of_svg(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else "comment"
        # Badges link to their pages.
        if name not in SVG_NAMES and not (
            root.get("aria-label") and name in {"a", "linearGradient", "stop", "clipPath"}
        ):
            yield f"<{name}>"
        for key, value in element.attrib.items():
            attribute = etree.QName(str(key)).localname
            if attribute.startswith("on") or attribute == "style" or "javascript:" in str(value).lower():
                yield f"{name} {attribute}={value!r}"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "PNG")
    return out.getvalue()


PICTURE = picture()
SOURCES = [{"title": "Nguồn", "outlet": "Báo", "url": "https://nguon.example/"}]


def figure(text: str) -> str:
    words = json.dumps(f"a {text}", ensure_ascii=False)
    return (
        f"```bieu-do\ntitle: {words}\ntype: cot\nunit: {words}\nsource: {words}\nalt: {words}\nnote: {words}\n"
        f"data:\n  - [{words}, 1]\n  - [{json.dumps('b ' + text, ensure_ascii=False)}, 2]\n```\n"
    )


def front(text: str) -> dict[str, Any]:
    return {
        "title": f"a {text}",
        "summary": f"a {text}",
        "author": f"a {text}",
        "tags": [f"a {squeeze(text)}"[:60]],
        "image": {"src": "media/a.png", "alt": f"a {text}", "caption": f"a {text}", "credit": f"a {text}"},
        "sources": [{"title": f"a {text}", "outlet": f"a {text}", "url": "https://nguon.example/?a=\"'<b>"}],
        "corrections": [{"date": "2026-11-23", "text": f"a {text}"}],
    }


def body(text: str) -> str:
    line = squeeze(text)
    return "\n\n".join(
        [
            text,
            f"Chữ {text} chữ.",
            f"- {line}\n- {line}",
            f"## {line}",
            f"| {line} | b |\n| --- | --- |\n| {line} | {line} |",
            f'[chữ](https://a.example/ "{line}")',
            f"[{line}](/tin-tuc/)",
            f"[chữ](<{line}>)",
            f"![a {line}](media/a.png)",
            f"<p title='{line}'>x</p>",
            f"Cuối [1]\n\n{text}\n",
        ]
    )


@dataclasses.dataclass(frozen=True)
class Base:
    """An article, and what stands in its page for pictures and figures."""

    article: Article
    pieces: Pieces


def project(tmp_path: Path, text: str) -> Path:
    # JSON would put the date of a correction in quotes, which the gate refuses.
    text = re.sub(r'"date": "(2026-11-23)"', r'"date": \1', text)
    return lay_out(tmp_path / "p", {PATH: text}, {"a.png": PICTURE})


@pytest.mark.parametrize("name", PAYLOADS)
def test_what_stands_in_front_matter_and_figures_is_inert(name: str, tmp_path: Path) -> None:
    site = built(project(tmp_path, article_text(figure(PAYLOADS[name]), **front(PAYLOADS[name]))))
    assert bool(site.outputs) == (name not in STOPPED_FRONTS), site.problems
    assert list(faults_of_site(site)) == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_what_stands_in_a_body_is_inert(name: str, tmp_path: Path) -> None:
    site = built(project(tmp_path, article_text(body(PAYLOADS[name]), sources=SOURCES)))
    assert bool(site.outputs) == (name not in STOPPED_BODIES), site.problems
    assert list(faults_of_site(site)) == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_body_that_came_past_the_gate_is_inert(name: str, base: Base) -> None:
    article = dataclasses.replace(base.article, body_utf8=body(PAYLOADS[name]).encode())
    html = render_body(article, base.pieces).html
    assert faults_of_html(html) == ()
    etree.fromstring(f"<x>{escape(html)}</x>")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    article = article_of(lay_out(tmp_path_factory.mktemp("base") / "p", {PATH: article_text()}))
    pieces = Pieces(
        link=partial(to_address, PATH),
        picture=lambda _src, alt: str(Markup('<figure><img src="a.png" alt="{}"></figure>').format(alt)),
        figure=lambda number: f"<figure>{number}</figure>",
        source_anchor=lambda number: f"#nguon-{number}",
    )
    return Base(article, pieces)


MARKUP = st.sampled_from(
    [
        *PAYLOADS.values(),
        *("<", ">", "&", '"', "'", "]]>", "<!--", "-->", "[", "](", ")", "javascript:", "data:", "#", "\n\n", "```"),
        *("{{", "%}", "|", "*", "_", "`", "\\", "$", "[^1]", "[1]", "<p>", "</p>", "<a href=", "onclick=", "đ", "ế"),
    ]
)
WILD = st.lists(MARKUP | st.text(max_size=12), max_size=10).map("".join)


def clean(text: str) -> str:
    """Return text that the gate lets through: what nobody sees is its own fault."""
    return nfc(HIDDEN.sub("", text).replace("\t", " ").encode(errors="ignore").decode()).replace("\r", "\n")


# A smaller example would cost a hundred builds more.
@settings(max_examples=30, phases=(Phase.explicit, Phase.generate))
@given(title=WILD, text=WILD)
def test_pages_and_feeds_of_any_text_are_valid_and_clean(
    title: str, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.getbasetemp() / "wild" / "p"
    shutil.rmtree(root, ignore_errors=True)
    words = squeeze(clean(title)) or "a"
    site = built(lay_out(root, {PATH: article_text(clean(text), title=words, summary=words)}))
    if not site.outputs:
        told = ("ảnh", "không chỉ nguồn nào", "biểu đồ", "(NFD)", "dấu cách lạ", "NBSP", "đầu mục là dấu")
        faults = [problem for problem in site.problems if problem.severity is Severity.ERROR]
        assert all(any(word in fault.message for word in told) for fault in faults), faults
    assert list(faults_of_site(site)) == []
    if site.outputs:
        entries = json.loads(output_bytes(site)["feed.json"])["items"]
        assert [entry["id"] for entry in entries] == ["tag:cong-thu-nghiem.example,2026:bai/bai-thu"]


def test_whole_pages_of_the_site_engine_are_inert(
    tmp_path: Path, build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell around the articles as well: head, crumbs, structured data."""
    monkeypatch.setenv("PORTAL_CARDS", "0")
    names = [name for name in PAYLOADS if name not in STOPPED_FRONTS | STOPPED_BODIES | LEADING_NOWHERE]
    articles = {f"{SECTION}/2026/thuong.md": article_text()}
    for number, name in enumerate(names):
        text = PAYLOADS[name]
        words = article_text(f"{text}\n", **front(text), id=name).replace('"date": "2026-11-23"', '"date": 2026-11-23')
        articles[f"{SECTION}/2026/bai-{number}.md"] = words
    root = add_engine(lay_out(tmp_path / "p", articles, {"a.png": PICTURE}))
    site = build_site(root)
    assert site.code == 0, site.log
    harmless = BeautifulSoup(site.page(f"{SECTION}/2026/thuong"), "html.parser")
    own_scripts = [script["src"] for script in harmless.select("script[src]")]
    shell = [fault for tag in harmless.find_all(name=True) for fault in faults_of_tag(tag)]
    for number, name in enumerate(names):
        tree = BeautifulSoup(site.page(f"{SECTION}/2026/bai-{number}"), "html.parser")
        scripts = tree.find_all("script")
        data = [script for script in scripts if not script.get("src")]
        assert [script["type"] for script in data] == ["application/ld+json"], name
        assert [script["src"] for script in scripts if script.get("src")] == own_scripts, name
        graph = json.loads(data[0].get_text())["@graph"]
        assert graph[0]["headline"] == squeeze(f"a {PAYLOADS[name]}"), name
        assert len(tree.find_all("title")) == 1, name
        assert [fault for tag in tree.find_all(name=True) for fault in faults_of_tag(tag)] == shell, name
        assert all(not str(link["href"]).startswith(("http:", "//")) for link in tree.select("link[href]")), name


def test_a_card_shows_any_title_as_text(tmp_path: Path) -> None:
    """Typst markup, quotes and backslashes in a title are words, and never code."""
    titles = [f'{PAYLOADS["typst"]} #import "x" @a <b> // /* `c` ~ -- ... = [', "]" * 200, "ệ" * 150, "<script>" * 30]
    texts = {str(at): CardText(title, f"#{title[:30]}", 'Cổng "thử" \\') for at, title in enumerate(titles)}
    for variant in Drawing(texts, FileCache(tmp_path)).cards().values():
        with Image.open(variant.file) as card:
            card.load()
            assert (card.format, card.size) == ("PNG", (1200, 630))
            assert len(card.convert("RGB").getcolors(1_000_000) or []) > 2


def test_no_id_of_the_body_is_one_of_the_page_and_footnotes_lead_there_and_back(tmp_path: Path) -> None:
    text = "## Nguồn\n\n## Nguồn 1\n\n## Nội dung\n\n## Bài liên quan\n\nChữ[^a] <b id=nguon>x</b>\n\n[^a]: Lời.\n"
    site = built(lay_out(tmp_path / "p", {PATH: article_text(text, sources=SOURCES)}))
    tree = BeautifulSoup(page(site, PATH).body, "html.parser")
    ids = [str(tag["id"]) for tag in tree.select("[id]")]
    assert len(ids) == len(set(ids)), ids
    assert {"fn:a", "fnref:a", "nguon", "nguon-1"} <= set(ids)
    assert "noi-dung" not in ids
    notes = {str(link["href"]) for link in tree.select("a[href^='#fn']")}
    assert notes == {"#fn:a", "#fnref:a"}
    content = json.loads(output_bytes(site)["feed.json"])["items"][0]["content_html"]
    assert 'href="https://portal.example/tin-tuc/2026/a/#fn:a"' in content
