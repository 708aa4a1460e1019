"""Making a release: built, checked and compressed apart, then adopted and switched to."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import brotli

from planportal.processes import map_in_processes
from planportal.publish.manifest import (
    Difference,
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
    check: Callable[[Path], Iterable[str]],
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
    check: Callable[[Path], Iterable[str]],
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
        _refuse("bản dựng có lỗi, chưa đăng", check(part))
        current = releases.current()
        before = read_manifest(releases.manifest(current)) if current else {}
        made = manifest_of(part)
        if current:
            _share_unchanged(part, releases.path(current), made, before)
        changed = [path for path, digest in made.items() if before.get(path) != digest]
        map_in_processes(partial(_compress, part), changed)
        manifest = manifest_of(part)
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


def _compress(folder: Path, name: str) -> None:
    """Put compressed copies beside a file that gets smaller by it; a server hands them out as they are."""
    path = folder / name
    content = path.read_bytes() if path.suffix in _COMPRESSIBLE else b""
    if len(content) < _SMALLEST:
        return
    for ending, packed in ((".gz", gzip.compress(content, 9, mtime=0)), (".br", brotli.compress(content))):
        if len(packed) < len(content):
            path.with_name(path.name + ending).write_bytes(packed)


def _share_unchanged(part: Path, current: Path, made: Mapping[str, str], before: Mapping[str, str]) -> None:
    """Let files that did not change, and their compressed copies, be the same files as before, with their times."""
    for path in (path for path, digest in made.items() if before.get(path) == digest):
        for name in (path, *(f"{path}{ending}" for ending in (".gz", ".br"))):
            if (current / name).is_file():
                # Both may be the same file already, as one of a cache: a rename would then leave its link behind.
                (part / name).unlink(missing_ok=True)
                os.link(current / name, part / name)
