"""What a release must be before readers may see it: every link leads somewhere, every feed can be read."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from planportal.fingerprint import digest, library_version
from planportal.pieces import Keep, keep_nothing
from planportal.processes import Started, map_in_processes
from planportal.publish.budget import heavy_pages, parts_of, weight_of
from planportal.publish.hidden import Hidden, hidden_faults
from planportal.publish.manifest import Manifest
from planportal.publish.page import BuiltPage, read_page, target_of

__all__ = ["file_keys", "release_faults"]

_SITEMAP = "sitemap.xml"
_FEEDS = ("rss.xml", "atom.xml", "feed.json", _SITEMAP)
_DATA = {".xml", ".svg", ".opml", ".json"}


def release_faults(
    folder: Path,
    manifest: Manifest,
    *,
    site_url: str,
    hidden: Collection[Hidden] = (),
    may_be_heavy: bool = False,
    keep: Keep = keep_nothing,
) -> list[str]:
    """Return everything that keeps a folder from being published, each in one line.

    With `may_be_heavy` nothing is said of pages that weigh more than was promised. `keep` remembers what was read of
    each file, by its content.
    """
    names = sorted(manifest)
    faults = [f"thiếu tệp {name}" for name in ("index.html", "404.html", *_FEEDS) if name not in manifest]
    known, weight = partial(_read, folder, manifest, keep), partial(_weight, folder, manifest, keep)
    pages = [name for name in names if name.endswith(".html")]
    read = dict(zip(pages, Started(known, pages).taken(_as_page), strict=True))
    faults += (f"{name}: trang trống, không có gì để đọc" for name, page in read.items() if not page.weight)
    anchors = {name: frozenset(page.anchors) for name, page in read.items()}
    for name, page in read.items():
        faults += (f"{name}: {fault}" for fault in _dead_links(page.links, _base(name), manifest, anchors, site_url))
    if not may_be_heavy:
        parts = {name: parts_of(page, _base(name)) & manifest.keys() for name, page in read.items()}
        loaded = sorted(frozenset().union(*parts.values()))
        faults += heavy_pages(read, parts, dict(zip(loaded, map_in_processes(weight, loaded), strict=True)))
    data = [name for name in names if Path(name).suffix in _DATA or name in _FEEDS]
    said = zip(data, map_in_processes(known, data), strict=True)
    faults += (f"{name}: không đọc được: {words.decode()}" for name, words in said if words)
    faults += _sitemap_faults(folder, site_url)
    faults += hidden_faults(folder, names, hidden)
    return faults


def _as_page(kept: bytes) -> BuiltPage:
    return BuiltPage(*json.loads(kept))


def _read(folder: Path, manifest: Manifest, keep: Keep, name: str) -> bytes:
    """Return a page as it is kept, or what is wrong with a file of data; nothing where it can be read."""

    def made() -> bytes:
        content = (folder / name).read_bytes()
        if suffix == ".html":
            return json.dumps(read_page(content, weight=weight_of(content, suffix))).encode()
        return _unreadable(content, suffix).encode()

    suffix = Path(name).suffix
    return keep(_key(manifest, name), made)


def _weight(folder: Path, manifest: Manifest, keep: Keep, name: str) -> int:
    def made() -> bytes:
        return b"%d" % weight_of((folder / name).read_bytes(), Path(name).suffix)

    return int(keep(_key(manifest, name, "weight"), made))


def file_keys(manifest: Manifest) -> frozenset[str]:
    """Return the keys under which files of a release are remembered."""
    return frozenset(_key(manifest, name, *what) for name in manifest for what in ((), ("weight",)))


def _key(manifest: Manifest, name: str, *what: str) -> str:
    return digest("file of a release", library_version(), Path(name).suffix, manifest[name], *what)


def _base(name: str) -> str:
    """Return the address that the links of a page start from; the page for what is not there is shown everywhere."""
    return "/" if name == "404.html" else f"/{posixpath.dirname(name)}/".replace("//", "/")


def _dead_links(
    links: Iterable[str], base: str, there: Manifest, anchors: Mapping[str, frozenset[str]], site_url: str
) -> Iterator[str]:
    for address in links:
        target = target_of(address.removeprefix(site_url.rstrip("/")) or "/", base)
        if target is None:
            continue
        file, anchor = target
        if file not in there:
            yield f"liên kết tới trang không có: {address}"
        elif anchor and file in anchors and anchor not in anchors[file]:
            yield f"liên kết tới chỗ không có trong trang: {address}"


def _unreadable(content: bytes, suffix: str) -> str:
    try:
        if suffix == ".json":
            json.loads(content)
        else:
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (ValueError, etree.XMLSyntaxError) as error:
        return str(error)
    return ""


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
