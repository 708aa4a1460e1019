"""Making a release: built, checked and compressed apart, then adopted and switched to."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import brotli

from planportal.processes import map_in_processes
from planportal.publish.manifest import (
    Difference,
    Manifest,
    difference,
    digest_of,
    manifest_of,
    read_manifest,
    write_manifest,
)
from planportal.publish.releases import PublishError, Releases
from planportal.render.news.addresses import list_of

__all__ = ["Outcome", "publish"]

_COMPRESSIBLE = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".csv", ".opml", ".yml", ".md"}
_PACKED = (".gz", ".br")
_SMALLEST = 256
"""Bytes below which compressing saves nothing worth a file."""
_LARGE = 200_000
_BEST, _QUICK = 11, 9
"""Quality: the quick one takes a thirtieth of the time, for some 8 % more bytes."""
_MOST_NAMED = 20


Check = Callable[[Path, Manifest], Iterable[str]]
"""Returns what is wrong with a release, of which there is a manifest."""


@dataclass(frozen=True)
class Outcome:
    """What publishing came to."""

    name: str
    """The release that readers see now."""
    is_new: bool
    difference: Difference


def publish(
    releases: Releases,
    *,
    build: Callable[[Path], None],
    check: Check,
    now: datetime,
    keep: int,
    may_remove: bool = False,
) -> Outcome:
    """Publish what `build` makes, if `check` finds nothing in it; the same bytes as before are no new release.

    An address that readers know may only go if `may_remove` says so; pages that moved leave a page behind, and the web
    server leads from the last pages of a list that got shorter to its first.

    Raises:
        PublishError: nothing was published. Whatever happens, readers see a whole portal.
    """
    try:
        with releases.locked():
            releases.clean()
            return _publish(releases, build, check, now=now, keep=keep, may_remove=may_remove)
    except OSError as error:
        raise PublishError(f"không ghi được vào {releases.folder}: {error.strerror or error}") from error


def _publish(
    releases: Releases,
    build: Callable[[Path], None],
    check: Check,
    *,
    now: datetime,
    keep: int,
    may_remove: bool,
) -> Outcome:
    stamp = releases.next_stamp(now)
    part = releases.part(stamp)
    try:
        part.mkdir()
        build(part)
        made = manifest_of(part)
        _refuse("bản dựng có lỗi, chưa đăng", check(part, made))
        current = releases.current()
        before = read_manifest(releases.manifest(current)) if current else {}
        shared = _share_known(part, releases.path(current), made, before) if current else {}
        new = [path for path in made if path not in shared]
        manifest = {
            **made,
            **{copy: digest for copies in shared.values() for copy, digest in copies.items()},
            **dict(item for some in map_in_processes(partial(_compress, part), new) for item in some),
        }
        changes = difference(before, manifest)
        if before == manifest:
            return Outcome(current, is_new=False, difference=changes)
        if not may_remove:
            lost = [address for address in changes.removed if not _leads_on(address, manifest)]
            _refuse("có địa chỉ mất đi mà không có trang chuyển hướng, chưa đăng", lost)
        name = f"{stamp}-{digest_of(manifest)[:8]}"
        releases.adopt(part, name, write_manifest(manifest))
    finally:
        shutil.rmtree(part, ignore_errors=True)
    releases.switch(name)
    releases.prune(keep)
    return Outcome(name, is_new=True, difference=changes)


def _leads_on(address: str, manifest: Manifest) -> bool:
    """Return whether the web server leads from an address that is gone to another (deploy/nginx/portal/site.conf)."""
    first = list_of(address)
    return first != "" and f"{first}index.html" in manifest


def _refuse(words: str, faults: Iterable[str]) -> None:
    found = list(faults)
    if found:
        more = [f"… và {len(found) - _MOST_NAMED} điều khác"] if len(found) > _MOST_NAMED else []
        raise PublishError("\n".join([f"{words}:", *(f"  {fault}" for fault in found[:_MOST_NAMED]), *more]))


def _compress(folder: Path, name: str) -> list[tuple[str, str]]:
    """Put compressed copies beside a file that gets smaller by it; a server hands them out as they are.

    Returns their paths with the SHA-256 of each.
    """
    path = folder / name
    content = path.read_bytes() if path.suffix in _COMPRESSIBLE else b""
    made = []
    if len(content) >= _SMALLEST:
        for ending, packed in zip(_PACKED, (gzip.compress(content, 9, mtime=0), _brotli(content)), strict=True):
            if len(packed) < len(content):
                copy = path.with_name(path.name + ending)
                # The engine has one too, of the site map: a link, which nobody may write into.
                copy.unlink(missing_ok=True)
                copy.write_bytes(packed)
                made.append((f"{name}{ending}", hashlib.sha256(packed).hexdigest()))
    return made


def _brotli(content: bytes) -> bytes:
    """Return content in Brotli: what every reader loads as small as can be, archives soon enough."""
    return bytes(brotli.compress(content, quality=_BEST if len(content) < _LARGE else _QUICK))


def _share_known(part: Path, current: Path, made: Manifest, before: Manifest) -> dict[str, dict[str, str]]:
    """Let files whose content readers had before, and their compressed copies, be the same files, with their times.

    A piece of the search index has a new address with every article, but seldom a new content. Returns the paths of
    such files, each with the hashes of its compressed copies by path.
    """
    holders = {digest: path for path, digest in before.items() if not path.endswith(_PACKED)}
    known = {}
    for path, digest in made.items():
        holder = path if before.get(path) == digest else holders.get(digest)
        if holder is not None and Path(holder).suffix == Path(path).suffix:
            _share(current / holder, part / path)
            there = [ending for ending in _PACKED if f"{holder}{ending}" in before]
            for ending in there:
                _share(current / f"{holder}{ending}", part / f"{path}{ending}")
            known[path] = {f"{path}{ending}": before[f"{holder}{ending}"] for ending in there}
    return known


def _share(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except FileExistsError:
        # Both may be the same file already, as one of a cache: a rename would then leave its link behind.
        if not new.samefile(old):
            new.unlink()
            os.link(old, new)
