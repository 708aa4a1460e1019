"""What a release must be before readers may see it: every link leads somewhere, every feed can be read."""

from __future__ import annotations

import json
import marshal
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from planportal.fingerprint import digest, library_version
from planportal.pieces import Keep, keep_nothing
from planportal.processes import map_in_processes
from planportal.publish.budget import heavy_pages, weight_of
from planportal.publish.hidden import Hidden, hidden_faults
from planportal.publish.manifest import Manifest, write_manifest
from planportal.publish.page import BuiltPage, read_page
from planportal.publish.page_links import PageLinks, dead_links, links_of

__all__ = ["Release", "file_keys", "release_faults"]

_SITEMAP = "sitemap.xml"
_FEEDS = ("rss.xml", "atom.xml", "feed.json", _SITEMAP)
_PAGE = ".html"
_DATA = frozenset((".xml", ".svg", ".opml", ".json"))


@dataclass(frozen=True)
class Release:
    """What is to be published."""

    folder: Path
    manifest: Manifest
    site_url: str
    hidden: tuple[Hidden, ...] = ()
    may_be_heavy: bool = False
    """Nothing is said of pages that weigh more than was promised."""


def release_faults(release: Release, keep: Keep = keep_nothing) -> list[str]:
    """Return everything that keeps a release from being published, each in one line.

    `keep` remembers what was found in all of it and in each file, by its content.
    """

    def made() -> bytes:
        return json.dumps(_faults(release, keep)).encode()

    faults: list[str] = json.loads(keep(_release_key(release), made))
    return faults


def file_keys(release: Release) -> frozenset[str]:
    """Return the keys under which a release and its files are remembered."""
    pages = (_page_key(release, name) for name in release.manifest if name.endswith(_PAGE))
    others = [name for name in release.manifest if not name.endswith(_PAGE)]
    weights = (_key(release, name, "weight") for name in others)
    faults = (_key(release, name, "fault") for name in others if _suffix(name) in _DATA)
    return frozenset((_release_key(release), *pages, *weights, *faults))


def _faults(release: Release, keep: Keep) -> list[str]:
    manifest = release.manifest
    names = sorted(manifest)
    faults = [f"thiếu tệp {name}" for name in ("index.html", "404.html", *_FEEDS) if name not in manifest]
    files = [name for name in names if name.endswith(_PAGE)]
    pages = dict(zip(files, map_in_processes(partial(_odd_links, release, keep), files), strict=True))
    faults += (f"{name}: trang trống, không có gì để đọc" for name, page in pages.items() if not page.weight)
    faults += _dead_links(release, pages, keep)
    if not release.may_be_heavy:
        loaded = sorted({part for page in pages.values() for part in page.parts})
        weights = map_in_processes(partial(_weight, release, keep), loaded)
        faults += heavy_pages(pages, dict(zip(loaded, weights, strict=True)))
    data = [name for name in names if _suffix(name) in _DATA]
    said = zip(data, map_in_processes(partial(_unreadable, release, keep), data), strict=True)
    faults += (f"{name}: không đọc được: {words}" for name, words in said if words)
    faults += _sitemap_faults(release)
    faults += hidden_faults(release.folder, names, release.hidden)
    return faults


def _release_key(release: Release) -> str:
    asked = json.dumps([release.site_url, release.hidden, release.may_be_heavy])
    return digest("release", library_version(), write_manifest(release.manifest), asked)


def _page_key(release: Release, name: str) -> str:
    return _key(release, name, f"page {name} {release.site_url}")


def _key(release: Release, name: str, what: str) -> str:
    # All that is looked at, written out: there are as many as files.
    return f"{library_version()} {release.manifest[name]} {_suffix(name)} {what}"


def _suffix(name: str) -> str:
    return posixpath.splitext(name)[1]


def _links(release: Release, keep: Keep, name: str) -> PageLinks:
    def made() -> bytes:
        return marshal.dumps(tuple(links_of(_read(release, name), name, release.site_url)))

    return PageLinks(*marshal.loads(keep(_page_key(release, name), made)))  # noqa: S302 - signed, of this Python


def _odd_links(release: Release, keep: Keep, name: str) -> PageLinks:
    """Return what a page says, of files only those that are not there, of places those in files that are.

    That is little, and travels between processes.
    """
    page, there = _links(release, keep, name), release.manifest
    return page._replace(
        parts=tuple(part for part in page.parts if part in there),
        files=tuple(file for file in page.files if file not in there),
        places=tuple(place for place in page.places if place[0] in there),
        anchors=(),
    )


def _read(release: Release, name: str) -> BuiltPage:
    content = (release.folder / name).read_bytes()
    return read_page(content, weight=weight_of(content, _suffix(name)))


def _dead_links(release: Release, pages: Mapping[str, PageLinks], keep: Keep) -> Iterator[str]:
    asked = {file for page in pages.values() for file, _ in page.places if file in pages}
    anchors = {file: frozenset(_links(release, keep, file).anchors) for file in sorted(asked)}
    for name, page in pages.items():
        places = {place for place in page.places if place[0] in asked and place[1] not in anchors[place[0]]}
        if page.files or places:
            yield from dead_links(_read(release, name), name, release.site_url, files=page.files, places=places)


def _weight(release: Release, keep: Keep, name: str) -> int:
    def made() -> bytes:
        return b"%d" % weight_of((release.folder / name).read_bytes(), _suffix(name))

    return int(keep(_key(release, name, "weight"), made))


def _unreadable(release: Release, keep: Keep, name: str) -> str:
    """Return what is wrong with a file of data; nothing where it can be read."""

    def made() -> bytes:
        return _fault_of((release.folder / name).read_bytes(), _suffix(name)).encode()

    return keep(_key(release, name, "fault"), made).decode()


def _fault_of(content: bytes, suffix: str) -> str:
    try:
        if suffix == ".json":
            json.loads(content)
        else:
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (ValueError, etree.XMLSyntaxError) as error:
        return str(error)
    return ""


def _sitemap_faults(release: Release) -> Iterator[str]:
    if _SITEMAP not in release.manifest:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.parse(release.folder / _SITEMAP, parser).getroot()
    for place in root.iter("{*}loc"):
        address = str(place.text or "")
        folder = unquote(address.removeprefix(release.site_url.rstrip("/"))).lstrip("/")
        if not address.startswith(release.site_url) or posixpath.join(folder, "index.html") not in release.manifest:
            yield f"{_SITEMAP}: địa chỉ không có trang: {address}"
