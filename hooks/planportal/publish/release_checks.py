"""What a release must be before readers may see it: every link leads somewhere, every feed can be read."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

__all__ = ["release_faults"]

_SITEMAP = "sitemap.xml"
_FEEDS = ("rss.xml", "atom.xml", "feed.json", _SITEMAP)
_LINKS = (("href", "a"), ("href", "link"), ("src", "img"), ("src", "script"))


def release_faults(folder: Path, *, site_url: str) -> list[str]:
    """Return everything that keeps a folder from being published, each in one line."""
    pages = {path.relative_to(folder).as_posix(): _parsed(path) for path in sorted(folder.rglob("*.html"))}
    anchors = {path: set(tree.xpath("//@id")) | set(tree.xpath("//a/@name")) for path, tree in pages.items()}
    faults = [f"thiếu tệp {name}" for name in ("index.html", "404.html", *_FEEDS) if not (folder / name).is_file()]
    for page, tree in pages.items():
        faults += (f"{page}: {fault}" for fault in _dead_links(folder, page, tree, anchors, site_url))
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in {".xml", ".svg", ".opml"} or name in _FEEDS or path.suffix == ".json":
            faults += (f"{name}: {fault}" for fault in _unreadable(path))
    faults += _sitemap_faults(folder, site_url)
    return faults


def _parsed(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _dead_links(
    folder: Path, page: str, tree: html.HtmlElement, anchors: Mapping[str, set[str]], site_url: str
) -> Iterator[str]:
    base = "/" if page == "404.html" else f"/{posixpath.dirname(page)}/".replace("//", "/")
    for attribute, tag in _LINKS:
        for address in dict.fromkeys(tree.xpath(f"//{tag}/@{attribute}")):
            target = _target(str(address).removeprefix(site_url.rstrip("/")) or "/", base)
            if target is None:
                continue
            file, anchor = target
            if not (folder / file).is_file():
                yield f"liên kết tới trang không có: {address}"
            elif anchor and file in anchors and anchor not in anchors[file]:
                yield f"liên kết tới chỗ không có trong trang: {address}"


def _target(address: str, base: str) -> tuple[str, str] | None:
    """Return the file and the anchor that an address leads to; None when it leads out of the portal."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    whole = posixpath.normpath(posixpath.join(base, path)) if path else base
    is_folder = not path or path.endswith(("/", "/..")) or whole == "/" or path in {".", ".."}
    file = whole.lstrip("/")
    return (posixpath.join(file, "index.html") if is_folder else file), unquote(parts.fragment)


def _unreadable(path: Path) -> Iterator[str]:
    try:
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        else:
            etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    except (ValueError, etree.XMLSyntaxError) as error:
        yield f"không đọc được: {error}"


def _sitemap_faults(folder: Path, site_url: str) -> Iterator[str]:
    file = folder / _SITEMAP
    if not file.is_file():
        return
    root = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True, recover=True)).getroot()
    for place in root.iter("{*}loc"):
        address = str(place.text or "")
        path = unquote(address.removeprefix(site_url.rstrip("/"))).lstrip("/")
        if not address.startswith(site_url) or not (folder / path / "index.html").is_file():
            yield f"{_SITEMAP}: địa chỉ không có trang: {address}"
