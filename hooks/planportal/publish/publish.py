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

__all__ = ["Outcome", "publish"]

_COMPRESSIBLE = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".csv", ".opml", ".yml", ".md"}
_SMALLEST = 256
"""Bytes below which compressing saves nothing worth a file."""
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

    An address that readers know may only go if `may_remove` says so; pages that moved leave a page behind.

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
        changed = [path for path, digest in made.items() if before.get(path) != digest]
        manifest = {
            **made,
            **(_share_unchanged(part, releases.path(current), made, before) if current else {}),
            **dict(item for some in map_in_processes(partial(_compress, part), changed) for item in some),
        }
        changes = difference(before, manifest)
        if before == manifest:
            return Outcome(current, is_new=False, difference=changes)
        if not may_remove:
            _refuse("có địa chỉ mất đi mà không có trang chuyển hướng, chưa đăng", changes.removed)
        name = f"{stamp}-{digest_of(manifest)[:8]}"
        releases.adopt(part, name, write_manifest(manifest))
    finally:
        shutil.rmtree(part, ignore_errors=True)
    releases.switch(name)
    releases.prune(keep)
    return Outcome(name, is_new=True, difference=changes)


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
        for ending, packed in ((".gz", gzip.compress(content, 9, mtime=0)), (".br", brotli.compress(content))):
            if len(packed) < len(content):
                copy = path.with_name(path.name + ending)
                # The engine has one too, of the site map: a link, which nobody may write into.
                copy.unlink(missing_ok=True)
                copy.write_bytes(packed)
                made.append((f"{name}{ending}", hashlib.sha256(packed).hexdigest()))
    return made


def _share_unchanged(part: Path, current: Path, made: Manifest, before: Manifest) -> dict[str, str]:
    """Let files that did not change, and their compressed copies, be the same files as before, with their times.

    Returns the hashes of the compressed copies, by path.
    """
    copies = {}
    for path, digest in made.items():
        if before.get(path) == digest:
            _share(part, current, path)
            for copy in (f"{path}{ending}" for ending in (".gz", ".br")):
                if copy in before:
                    _share(part, current, copy)
                    copies[copy] = before[copy]
    return copies


def _share(part: Path, current: Path, name: str) -> None:
    try:
        os.link(current / name, part / name)
    except FileExistsError:
        # Both may be the same file already, as one of a cache: a rename would then leave its link behind.
        if not (part / name).samefile(current / name):
            (part / name).unlink()
            os.link(current / name, part / name)
