"""What a release must be before readers may see it: every link leads somewhere, every feed can be read."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from planportal.processes import map_in_processes

__all__ = ["release_faults"]

_SITEMAP = "sitemap.xml"
_FEEDS = ("rss.xml", "atom.xml", "feed.json", _SITEMAP)
_DATA = {".xml", ".svg", ".opml", ".json"}
_ANCHORS = (("*", "id"), ("a", "name"))
_LINKS = (("href", "a"), ("href", "link"), ("src", "img"), ("src", "script"))


class _Read(NamedTuple):
    """What a page has that others may lead to, and where it leads."""

    anchors: frozenset[str]
    links: tuple[str, ...]


def release_faults(folder: Path, *, site_url: str) -> list[str]:
    """Return everything that keeps a folder from being published, each in one line."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in files]
    there = frozenset(names)
    faults = [f"thiếu tệp {name}" for name in ("index.html", "404.html", *_FEEDS) if name not in there]
    pages = [name for name in names if name.endswith(".html")]
    read = dict(zip(pages, map_in_processes(partial(_read, folder), pages), strict=True))
    for page, content in read.items():
        faults += (f"{page}: {fault}" for fault in _dead_links(page, content.links, there, read, site_url))
    data = [name for name in names if Path(name).suffix in _DATA or name in _FEEDS]
    for some in map_in_processes(partial(_unreadable, folder), data):
        faults += some
    faults += _sitemap_faults(folder, site_url)
    return faults


def _read(folder: Path, name: str) -> _Read:
    tree = html.fromstring((folder / name).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    anchors = frozenset(element.get(name, "") for tag, name in _ANCHORS for element in tree.iter(tag))
    links = dict.fromkeys(
        element.get(name, "") for name, tag in _LINKS for element in tree.iter(tag) if name in element.attrib
    )
    return _Read(anchors, tuple(links))


def _dead_links(
    page: str, links: Iterable[str], there: Container[str], read: Mapping[str, _Read], site_url: str
) -> Iterator[str]:
    base = "/" if page == "404.html" else f"/{posixpath.dirname(page)}/".replace("//", "/")
    for address in links:
        target = _target(address.removeprefix(site_url.rstrip("/")) or "/", base)
        if target is None:
            continue
        file, anchor = target
        if file not in there:
            yield f"liên kết tới trang không có: {address}"
        elif anchor and file in read and anchor not in read[file].anchors:
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


def _unreadable(folder: Path, name: str) -> list[str]:
    path = folder / name
    try:
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        else:
            etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    except (ValueError, etree.XMLSyntaxError) as error:
        return [f"{name}: không đọc được: {error}"]
    return []


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
