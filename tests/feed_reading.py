"""Reading feeds as automations and readers' programs do, and small portals for them to follow."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from lxml import etree
from PIL import Image

from articles_in_tmp import ADDRESS, NOW, article_text
from html_pages import attribute
from planportal.load import Published, load_published, load_settings
from planportal.output import Asset
from planportal.site import Address, Site, build
from theme_icons import ICON_FOLDERS

__all__ = [
    "ATOM",
    "CONTENT",
    "CREATOR",
    "HISTORY",
    "MEDIA",
    "articles",
    "build_at",
    "channel_of",
    "children",
    "faults_of_html",
    "file_of",
    "items_of",
    "jpeg",
    "linked",
    "output",
    "published_by",
    "root_of",
    "texts",
]

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
HISTORY = "{http://purl.org/syndication/history/1.0}"
MEDIA = "{http://search.yahoo.com/mrss/}content"

_HARMLESS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code"),
    *("strong", "em", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "abbr", "q", "cite", "kbd"),
    *("a", "img", "picture", "source", "figure", "figcaption", "div", "span", "details", "summary"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"),
}
_HARMLESS_ATTRIBUTES = {
    *("href", "src", "srcset", "sizes", "type", "alt", "title", "width", "height", "rel", "lang", "start"),
    *("colspan", "rowspan", "scope", "align"),
}


def root_of(content: bytes) -> etree._Element:
    """Return the root of an XML document that needs nothing from outside."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def channel_of(content: bytes) -> etree._Element:
    """Return an RSS feed's channel."""
    channel = root_of(content).find("channel")
    assert channel is not None
    return channel


def items_of(content: bytes) -> list[etree._Element]:
    """Return an RSS feed's items."""
    return channel_of(content).findall("item")


def children(parent: etree._Element, name: str) -> list[dict[str, str]]:
    """Return the attributes of each child of that name."""
    return [{str(key): str(value) for key, value in child.attrib.items()} for child in parent.findall(name)]


def texts(parents: Sequence[etree._Element], name: str) -> list[str]:
    """Return the text of the one child of that name, of each parent."""
    found = []
    for parent in parents:
        (child,) = parent.findall(name)
        found.append(child.text or "")
    return found


def linked(parent: etree._Element, relation: str) -> list[str]:
    """Return where the Atom links of that relation lead."""
    return [link["href"] for link in children(parent, f"{ATOM}link") if link.get("rel") == relation]


def file_of(site: Path, base: str, address: str) -> Path:
    """Return the file that an absolute address of the portal leads to."""
    assert address.startswith(base), address
    file = site / unquote(urlsplit(address).path.removeprefix(urlsplit(base).path))
    return file / "index.html" if address.split("#", maxsplit=1)[0].endswith("/") else file


def addresses_in(tag: Tag) -> Iterator[str]:
    for name in ("href", "src"):
        if tag.has_attr(name):
            yield attribute(tag, name)
    yield from (part.split()[0] for part in attribute(tag, "srcset").split(",") if part.split())


def faults_of_html(site: Path, base: str, html: str) -> Iterator[str]:
    """Yield what acts in an item's HTML, is relative, or leads to nothing on the portal."""
    for tag in BeautifulSoup(html, "html.parser").find_all(name=True):
        if tag.name not in _HARMLESS:
            yield f"<{tag.name}>"
        yield from (f"<{tag.name} {name}>" for name in tag.attrs if name not in _HARMLESS_ATTRIBUTES)
        for address in addresses_in(tag):
            if not re.match(r"https?://[^/]|mailto:", address):
                yield f"not absolute: {address!r}"
            elif address.startswith(base):
                yield from _faults_of_own_address(site, base, address)
            elif tag.name != "a":
                yield f"loads from elsewhere: {address}"


def _faults_of_own_address(site: Path, base: str, address: str) -> Iterator[str]:
    file, anchor = file_of(site, base, address), unquote(urlsplit(address).fragment)
    if not file.is_file():
        yield f"leads nowhere: {address}"
    elif anchor and f'id="{anchor}"' not in file.read_text(encoding="utf-8"):
        yield f"no such anchor: {address}"


def articles(count: int, *, hour: int = 8) -> dict[str, str]:
    """Return small articles, one for each minute, by their path below content."""
    return {
        f"tin-tuc/2026/bai-{number:02}.md": article_text(
            id=f"bai-{number:02}",
            title=f"Bài số {number:02}",
            date=f"2026-11-20 {hour + number // 60:02}:{number % 60:02}",
        )
        for number in range(count)
    }


def build_at(
    root: Path,
    now: datetime = NOW,
    *,
    published: Published | None = None,
    address: Address = ADDRESS,
    cards: bool = False,
) -> Site:
    """Return a build of a project without a site engine."""
    settings, faults = load_settings(root)
    assert settings is not None, faults
    known = published or Published()
    site = build(settings, address, now=now, icons=ICON_FOLDERS, published=lambda: known, cards=cards)
    assert site.outputs, [str(problem) for problem in site.problems]
    return site


def published_by(site: Site, folder: Path) -> Published:
    """Return what the next build reads of a build."""
    file = folder / "published" / "articles.json"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(output(site, "du-lieu/articles.json"))
    return load_published(file)


def output(site: Site, path: str) -> bytes:
    """Return one output of a build."""
    (found,) = [output for output in site.outputs if output.path == path]
    assert isinstance(found, Asset)
    return found.content


def jpeg(width: int, height: int) -> bytes:
    """Return a picture that is not all of one colour."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG")
    return out.getvalue()
