"""Making a release: what was built is checked, laid out and compressed apart, then adopted and switched to."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planportal.disk_errors import reason_of
from planportal.fingerprint import digest
from planportal.publish.compressed import PACKED, compress
from planportal.publish.folders import link_files
from planportal.publish.manifest import (
    Difference,
    Manifest,
    difference,
    known_files,
    manifest_of,
    write_manifest,
)
from planportal.publish.releases import PublishError, Releases
from planportal.render.news.addresses import led_to

__all__ = ["Check", "Outcome", "publish"]

_MOST_NAMED = 20

Check = Callable[[Manifest], Iterable[str]]
"""Returns what is wrong with what was built, of which there is a manifest."""
Build = Callable[[Path], Check]
"""Brings a folder up to date, whatever stands in it; replaces files, and writes into none that is there."""


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
    build: Build,
    now: datetime,
    keep: int,
    may_remove: bool = False,
) -> Outcome:
    """Publish what `build` makes, if its check finds nothing in it; the same bytes as before are no new release.

    A file of theirs that is gone, or that somebody wrote into, comes back in a new release.

    An address that readers know may only go if `may_remove` says so, or if the web server leads from it to another
    (`led_to`); pages that moved leave a page behind.

    Raises:
        PublishError: nothing was published. Whatever happens, readers see a whole portal.
    """
    try:
        with releases.locked():
            releases.clean()
            return _publish(releases, build, now=now, keep=keep, may_remove=may_remove)
    except OSError as error:
        raise PublishError(f"không ghi được vào {releases.folder}: {reason_of(error)}") from error


def _publish(releases: Releases, build: Build, *, now: datetime, keep: int, may_remove: bool) -> Outcome:
    current, built = releases.current(), releases.take_built()
    check = build(built)
    known = known_files(releases.path(current), releases.manifest(current)) if current else None
    made = manifest_of(built, known)
    _refuse("bản dựng có lỗi, chưa đăng", check(made))
    before = known.manifest if known else {}
    shared = _shared(made, before)
    same = {path: before[there] for path, there in shared.items()}
    new = [path for path in made if path not in shared]
    if current and not new and {**made, **same} == before:
        return Outcome(current, is_new=False, difference=Difference())
    changes = difference(before, made)
    if not may_remove:
        lost = [address for address in changes.removed if not _leads_on(address, made)]
        _refuse("có địa chỉ mất đi mà không có trang chuyển hướng, chưa đăng", lost)
    stamp = releases.next_stamp(now)
    part = releases.part(stamp)
    try:
        part.mkdir()
        known_from = releases.path(current)
        sources = {path: f"{built}/{path}" for path in new}
        link_files(part, sources | {path: f"{known_from}/{there}" for path, there in shared.items()})
        manifest = {**made, **same, **compress(part, new)}
        written = write_manifest(manifest)
        name = f"{stamp}-{digest(written)[:8]}"
        releases.adopt(part, name, written)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    releases.switch(name)
    releases.prune(keep)
    return Outcome(name, is_new=True, difference=changes)


def _leads_on(address: str, manifest: Manifest) -> bool:
    return any(f"{place}index.html" in manifest for place in led_to(address))


def _refuse(words: str, faults: Iterable[str]) -> None:
    found = list(faults)
    if found:
        more = [f"… và {len(found) - _MOST_NAMED} điều khác"] if len(found) > _MOST_NAMED else []
        raise PublishError("\n".join([f"{words}:", *(f"  {fault}" for fault in found[:_MOST_NAMED]), *more]))


def _shared(made: Manifest, before: Manifest) -> dict[str, str]:
    """Return for files whose content readers had before, and their compressed copies, where they are in that release.

    They stay the same files, with their times. A piece of the search index has a new address with every article, but
    seldom a new content.
    """
    holders = {said: path for path, said in before.items() if not path.endswith(PACKED)}
    shared = {}
    for path, said in made.items():
        holder = path if before.get(path) == said else _alike(path, holders.get(said, ""))
        if holder:
            shared[path] = holder
            shared.update(
                (f"{path}{ending}", f"{holder}{ending}") for ending in PACKED if f"{holder}{ending}" in before
            )
    return shared


def _alike(path: str, holder: str) -> str:
    """Return where a content is, if a web server says of it there what it says of it here."""
    return holder if Path(holder).suffix == Path(path).suffix else ""
