"""What a release holds: every file with a hash of its content, and which addresses come and go between two."""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from json.encoder import encode_basestring
from pathlib import Path
from typing import NamedTuple

from planportal.processes import map_in_processes
from planportal.publish.compressed import PACKED
from planportal.standing import standing_files

__all__ = [
    "Difference",
    "Known",
    "Manifest",
    "difference",
    "known_files",
    "manifest_of",
    "read_manifest",
    "write_manifest",
]

_BY_CONTENT = re.compile(
    r"tim-kiem/chi-muc/[0-9a-f]{12}/|the/[0-9a-f]{16}\.png$|media/.*\.[0-9a-f]{8}(-\d+|-nho)?\.[a-z0-9]+$"
)
"""Files named after what they hold: pieces of the search index, drawn cards, converted pictures. A page names the ones
that it needs, and another content has another name."""

_COMMA = ",\n"

Manifest = Mapping[str, str]
"""SHA-256 of each file, by its path below the release."""


@dataclass(frozen=True)
class Difference:
    """Addresses, as readers know them (`tin-tuc/2026/a/`), without files named after their content."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Known(NamedTuple):
    """A folder whose files were hashed."""

    folder: Path
    manifest: Manifest
    """Of the files that nobody wrote into since."""


def known_files(folder: Path, file: Path) -> Known:
    """Return what a manifest that was kept says of a folder, but for files that are gone or were changed after it."""
    written = file.stat().st_mtime_ns
    there = {name: said for name, said in read_manifest(file).items() if _modified(f"{folder}/{name}") <= written}
    return Known(folder, there)


def _modified(file: str) -> float:
    try:
        return os.stat(file).st_mtime_ns  # noqa: PTH116 - a hundred thousand of them
    except FileNotFoundError:
        return math.inf


def manifest_of(folder: Path, known: Known | None = None) -> dict[str, str]:
    """Return the manifest of a folder, reading only what is not the same file as one that is known."""
    files = standing_files(str(folder))
    same = _known_hashes(folder, files, known) if known else {}
    names = sorted(files)
    others = [name for name in names if name not in same]
    hashes = same | dict(zip(others, map_in_processes(partial(_hash, str(folder)), others), strict=True))
    return {name: hashes[name] for name in names}


def _known_hashes(folder: Path, files: Mapping[str, int], known: Known) -> dict[str, str]:
    if folder.stat().st_dev != known.folder.stat().st_dev:
        # Numbers of another disk say nothing.
        return {}
    there = standing_files(str(known.folder))
    by_number = {there[name]: said for name, said in known.manifest.items() if there.get(name)}
    return {name: by_number[number] for name, number in files.items() if number in by_number}


def _hash(folder: str, name: str) -> str:
    with open(f"{folder}/{name}", "rb") as content:  # noqa: PTH123 - tens of thousands of them
        return hashlib.file_digest(content, "sha256").hexdigest()


def write_manifest(manifest: Manifest) -> bytes:
    """Return a manifest as it is kept."""
    # As json.dumps with a line for each file, which takes ten times as long.
    lines = (f"{encode_basestring(path)}: {encode_basestring(digest)}" for path, digest in sorted(manifest.items()))
    return f"{{\n{_COMMA.join(lines)}\n}}".encode()


def read_manifest(file: Path) -> dict[str, str]:
    """Return a manifest that was kept."""
    return {str(path): str(digest) for path, digest in json.loads(file.read_text(encoding="utf-8")).items()}


def difference(before: Manifest, after: Manifest) -> Difference:
    """Return which addresses one release adds, changes and removes against another."""
    old, new = ({_address(path): digest for path, digest in one.items() if _counts(path)} for one in (before, after))
    return Difference(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(address for address in new.keys() & old.keys() if new[address] != old[address])),
        removed=tuple(sorted(old.keys() - new.keys())),
    )


def _counts(path: str) -> bool:
    return not path.endswith(PACKED) and not _BY_CONTENT.match(path)


def _address(path: str) -> str:
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
