"""Staff's Markdown to clean HTML: rendered, then cleaned by an allow-list, then given what the portal adds.

Everything active is dropped by nh3 (design, section 9): scripts, styles, event handlers, frames, forms, `data:` and
`javascript:` addresses, pictures of other sites.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

import markdown
import nh3
from lxml import html as lxml_html
from lxml.etree import XPath
from lxml.html import HtmlElement

from planportal.model import Article, linked_path
from planportal.model.markup import EMPTIED_TAGS, INLINE_TAGS, KEPT_TAGS
from planportal.render.html import inner_html, parse_fragment
from planportal.render.news.for_readers import leave_for_readers
from planportal.render.news.quick import quicken
from planportal.text.normalise import slug

__all__ = ["BodyHtml", "Heading", "Linker", "render_body"]

ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_EXTENSIONS = ("tables", "fenced_code", "sane_lists", "def_list", "footnotes")
_FOOTNOTE_ID = re.compile(r"fn(ref)?\d*:[\w-]+")
_CITATION = re.compile(r"\[(\d{1,2})\]")
_FIGURE_SIGN = "[[bieu-do:"
_FIGURE = re.compile(r"^\[\[bieu-do:(\d+)\]\]$")
_ABSOLUTE = re.compile(r"^([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What no XML may hold, so no feed: written as `&#1;` it comes through the gate."""
_TAKEN_IDS = ("noi-dung", "muc-luc", "trong-bai", "nguon", "dinh-chinh", "nhiem-vu-lien-quan", "bai-lien-quan")
"""What the page around the body calls its parts."""
_WORDS = INLINE_TAGS | {"caption", "h2", "h3", "h4", "p", "pre"}
"""What may hold no figure, but its picture."""
_IN_PATHS = "/%!$&'()*+,;=@~"
_MAY_CITE = XPath('descendant-or-self::*[not(self::a or self::code or self::pre)]/text()[contains(., "[")]')

Linker = Callable[[str], str]
"""From an address in the portal (root-relative) to what the place where it is shown needs."""


@dataclass(frozen=True)
class Heading:
    """A heading of the body, for its table of contents."""

    id: str
    text: str


@dataclass(frozen=True)
class BodyHtml:
    """A rendered body."""

    html: str
    for_readers: str
    """Without what only the page can use, for feeds."""
    headings: tuple[Heading, ...]


@dataclass(frozen=True)
class Pieces:
    """What the body's parts become in the place where it is shown."""

    link: Linker
    picture: Callable[[str, str], str]
    """From a picture's path below content/media and its alt text to HTML; empty where there is none."""
    figure: Callable[[int], str]
    """From a figure's number, from 1, to HTML."""
    source_anchor: Callable[[int], str]
    """From a source's number to the address of its entry."""


def render_body(article: Article, pieces: Pieces) -> BodyHtml:
    """Return an article's body as clean HTML."""
    dirty = _converter().reset().convert(_without_h1(article.body))
    clean = _NO_TEXT.sub("", _cleaner().clean(dirty))
    root = parse_fragment(clean)
    headings = tuple(_name_headings(root, article))
    _place_pictures(root, pieces)
    _mend_links(root, article, pieces)
    _place_citations(root, article, pieces)
    _wrap_tables(root)
    if _FIGURE_SIGN in clean:
        _place_figures(root, pieces)
    html = inner_html(root)
    leave_for_readers(root)
    return BodyHtml(html, inner_html(root), headings)


@cache
def _converter() -> markdown.Markdown:
    words = {"footnotes": {"BACKLINK_TITLE": "Về chỗ chú thích {} trong bài"}}
    converter = markdown.Markdown(extensions=list(_EXTENSIONS), extension_configs=words, output_format="html")
    quicken(converter)
    return converter


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(KEPT_TAGS),
        clean_content_tags=set(EMPTIED_TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_only_footnote_ids,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def _only_footnote_ids(_tag: str, name: str, value: str) -> str | None:
    """Ids are the page's own, but for those that lead from a footnote's number to its words and back."""
    return value if name != "id" or _FOOTNOTE_ID.fullmatch(value) else None


def _without_h1(body: str) -> str:
    """The page's heading of level 1 is its title; one in the body goes a level down."""
    return f"\n{body}".replace("\n# ", "\n## ")[1:]


def _name_headings(root: HtmlElement, article: Article) -> Iterator[Heading]:
    taken = {*_TAKEN_IDS, *(f"nguon-{number}" for number in range(1, len(article.sources) + 1))}
    # The next number to try for each name: as many headings as there are may have the same words.
    following: dict[str, int] = {}
    for heading in root.iter("h2", "h3", "h4"):
        text = " ".join(heading.text_content().split())
        base = slug(text) or "muc"
        name, count = base, following.get(base, 2)
        while name in taken:
            name, count = f"{base}-{count}", count + 1
        following[base] = count
        taken.add(name)
        heading.set("id", name)
        if heading.tag == "h2":
            yield Heading(name, text)


def _place_figures(root: HtmlElement, pieces: Pieces) -> None:
    for paragraph in list(root.iter("p")):
        match = _FIGURE.match((paragraph.text or "").strip())
        if match and not len(paragraph):
            _replace(paragraph, pieces.figure(int(match[1])))


def _place_pictures(root: HtmlElement, pieces: Pieces) -> None:
    for image in list(root.iter("img")):
        src, alt = image.get("src", ""), image.get("alt", "")
        made = "" if _ABSOLUTE.match(src) else pieces.picture(src, alt)
        parent = image.getparent()
        if parent is not None and parent.tag == "p" and len(parent) == 1 and not (parent.text_content() or "").strip():
            _replace(parent, made)
        else:
            _replace(image, made, in_line=any(element.tag in _WORDS for element in image.iterancestors()))


def _mend_links(root: HtmlElement, article: Article, pieces: Pieces) -> None:
    for link in root.iter("a"):
        address = link.get("href")
        if address is None:
            continue
        if _ABSOLUTE.match(address):
            link.set("href", re.sub("^//", "https://", address))
            link.set("rel", "noopener")
        elif address.startswith("#"):
            link.set("href", pieces.link(address))
        else:
            link.set("href", pieces.link(_from_root(article, address)))


def _from_root(article: Article, address: str) -> str:
    """Return a link as a root-relative address: links to other articles' files lead to their pages."""
    path, mark, anchor = address.partition("#")
    path, ask, query = path.partition("?")
    path = linked_path(article, path)
    # A colon would make a scheme of what is left when the address is cut down to one relative to its page, and
    # browsers take a backslash for a slash.
    return f"{quote(path.lstrip('/'), safe=_IN_PATHS)}{ask}{query}{mark}{anchor}"


def _place_citations(root: HtmlElement, article: Article, pieces: Pieces) -> None:
    known = range(1, len(article.sources) + 1)

    def cited(text: str) -> list[str | HtmlElement]:
        parts: list[str | HtmlElement] = []
        end = 0
        for match in _CITATION.finditer(text):
            number = int(match[1])
            if number in known:
                mark = lxml_html.Element("a", {"class": "cite", "href": pieces.source_anchor(number)})
                mark.text = f"[{number}]"
                parts += [text[end : match.start()], mark]
                end = match.end()
        return [*parts, text[end:]] if parts else []

    # A loop over all elements would take twice as long.
    found: Any = _MAY_CITE(root)
    for text in found:
        parts = cited(text)
        if not parts:
            continue
        element = text.getparent()
        if text.is_tail:
            element.tail = None
            _insert(element.getparent(), element.getparent().index(element) + 1, parts)
        else:
            element.text = None
            _insert(element, 0, parts)


def _insert(parent: HtmlElement, at: int, parts: list[str | HtmlElement]) -> None:
    for part in parts:
        if isinstance(part, str):
            if at == 0:
                parent.text = (parent.text or "") + part
            else:
                before = parent[at - 1]
                before.tail = (before.tail or "") + part
        else:
            parent.insert(at, part)
            at += 1


def _wrap_tables(root: HtmlElement) -> None:
    for number, table in enumerate(list(root.iter("table")), start=1):
        parent = table.getparent()
        if parent is None:
            continue
        wrapper = lxml_html.Element(
            "div", {"class": "table", "role": "region", "aria-label": f"Bảng {number}", "tabindex": "0"}
        )
        wrapper.tail, table.tail = table.tail, None
        parent.replace(table, wrapper)
        wrapper.append(table)


def _replace(element: HtmlElement, made: str, *, in_line: bool = False) -> None:
    """Put HTML of our own in an element's place, keeping the words that follow it; among words, without its frame."""
    parent = element.getparent()
    if parent is None:
        return
    if made:
        new = lxml_html.fragment_fromstring(made)
        if in_line and len(new):
            new = new[0]
        new.tail = element.tail
        parent.replace(element, new)
    else:
        element.drop_tree()
