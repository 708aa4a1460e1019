"""What a built page has that others may lead to, where it leads, and what comes with it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree, html

__all__ = ["BuiltPage", "read_page", "target_of"]

_ANCHORS = (("*", "id"), ("a", "name"))
_LINKS = (("href", "a"), ("href", "link"), ("src", "img"), ("src", "script"))
_KIND = "kind-"


class BuiltPage(NamedTuple):
    """A page, read once."""

    kind: str
    """As in the class of its body; empty where it has none."""
    weight: int
    """Bytes of the page itself, compressed."""
    anchors: Sequence[str]
    links: Sequence[str]
    """Addresses as they stand in the page."""
    parts: Sequence[str]
    """Addresses of what every first visit loads with it; of pictures in several sizes the smallest.

    Photographs further down a page are not among them: browsers load them for those who get there. What the smallest
    size of each may weigh is held where it is made, see media/images.py.
    """


def read_page(content: bytes, *, weight: int) -> BuiltPage:
    """Return what a page has; its weight is known elsewhere. One with nothing in it weighs nothing."""
    if not content.strip():
        return BuiltPage("", 0, (), (), ())
    tree = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    classes = " ".join(body.get("class", "") for body in tree.iter("body")).split()
    anchors = dict.fromkeys(element.get(name, "") for tag, name in _ANCHORS for element in tree.iter(tag))
    links = dict.fromkeys(
        element.get(name, "") for name, tag in _LINKS for element in tree.iter(tag) if name in element.attrib
    )
    return BuiltPage(
        kind=next((name.removeprefix(_KIND) for name in classes if name.startswith(_KIND)), ""),
        weight=weight,
        anchors=tuple(anchors),
        links=tuple(links),
        parts=tuple(dict.fromkeys(_parts(tree))),
    )


def _parts(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter("link"):
        if element.get("rel") in {"stylesheet", "icon"}:
            yield element.get("href", "")
    for element in tree.iter("script"):
        if "src" in element.attrib:
            yield element.get("src", "")
    for element in tree.iter("img"):
        if element.get("loading") == "lazy" and _is_photograph(element):
            continue
        around = element.getparent()
        sizes = [*(_sizes(around) if around is not None else ()), *_sizes(element)]
        yield min(sizes, default=(0, element.get("src", "")))[1]


def _is_photograph(image: etree._Element) -> bool:
    return any("picture" in around.get("class", "").split() for around in image.iterancestors("figure"))


def _sizes(element: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield the widths and addresses of a picture's first kind of file, or of its `img`."""
    if element.tag == "picture":
        element = next(element.iter("source"), element)
    for choice in filter(None, element.get("srcset", "").split(", ")):
        address, _, width = choice.partition(" ")
        yield int(width.removesuffix("w") or 0) if width.endswith("w") else 0, address


def target_of(address: str, base: str) -> tuple[str, str] | None:
    """Return the file and the anchor that an address leads to; None when it leads out of the portal."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    whole = posixpath.normpath(posixpath.join(base, path)) if path else base
    is_folder = not path or path.endswith(("/", "/..")) or whole == "/" or path in {".", ".."}
    file = whole.lstrip("/")
    return (posixpath.join(file, "index.html") if is_folder else file), unquote(parts.fragment)
