"""Where a built page leads, as files of the release: made once of a page's content, compared with every release."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator
from typing import NamedTuple

from planportal.publish.page import BuiltPage, target_of

__all__ = ["PageLinks", "base_of", "dead_links", "links_of", "target_in"]


class PageLinks(NamedTuple):
    """What a page says of itself and of others; plain values, so that it can be kept."""

    kind: str
    weight: int
    parts: tuple[str, ...]
    """What comes with it."""
    files: tuple[str, ...]
    """Where its links lead, each once."""
    places: tuple[tuple[str, str], ...]
    """Files and the anchors in them that its links lead to, but for those that it has itself."""
    anchors: tuple[str, ...]


def base_of(name: str) -> str:
    """Return the address that the links of a page start from; the page for what is not there is shown everywhere."""
    return "/" if name == "404.html" else f"/{posixpath.dirname(name)}/".replace("//", "/")


def target_in(site_url: str, address: str, base: str) -> tuple[str, str] | None:
    """Return the file and the anchor of an address that may be written out in full; None outside the portal."""
    return target_of(address.removeprefix(site_url.rstrip("/")) or "/", base)


def links_of(page: BuiltPage, name: str, site_url: str) -> PageLinks:
    """Return where a page leads that stands in a file."""
    base = base_of(name)
    targets = dict.fromkeys(target for link in page.links if (target := target_in(site_url, link, base)))
    own = frozenset((name, anchor) for anchor in page.anchors)
    parts = {target[0] for part in page.parts if (target := target_of(part, base))}
    return PageLinks(
        kind=page.kind,
        weight=page.weight,
        parts=tuple(sorted(parts)),
        files=tuple(dict.fromkeys(file for file, _ in targets)),
        places=tuple(target for target in targets if target[1] and target not in own),
        anchors=tuple(page.anchors),
    )


def dead_links(
    page: BuiltPage, name: str, site_url: str, *, files: Container[str], places: Container[tuple[str, str]]
) -> Iterator[str]:
    """Yield a line for each link of a page that leads to a file or a place which is not there."""
    for link in page.links:
        target = target_in(site_url, link, base_of(name))
        if target and target[0] in files:
            yield f"{name}: liên kết tới trang không có: {link}"
        elif target in places:
            yield f"{name}: liên kết tới chỗ không có trong trang: {link}"
