"""What a release holds: every file with a hash of its content, and which addresses come and go between two."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from planportal.processes import map_in_processes

__all__ = ["Difference", "Manifest", "difference", "digest_of", "manifest_of", "read_manifest", "write_manifest"]

_COMPRESSED = (".gz", ".br")
_BY_CONTENT = re.compile(
    r"tim-kiem/chi-muc/[0-9a-f]{12}/|the/[0-9a-f]{16}\.png$|media/.*\.[0-9a-f]{8}(-\d+|-nho)?\.[a-z0-9]+$"
)
"""Files named after what they hold: pieces of the search index, drawn cards, converted pictures. A page names the ones
that it needs, and another content has another name."""

Manifest = Mapping[str, str]
"""SHA-256 of each file, by its path below the release."""


@dataclass(frozen=True)
class Difference:
    """Addresses, as readers know them (`tin-tuc/2026/a/`), without files named after their content."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def manifest_of(folder: Path) -> dict[str, str]:
    """Return the manifest of a folder."""
    files = (f"{at}/{name}" for at, _, names in os.walk(folder) for name in names)
    names = sorted(file[len(f"{folder}/") :] for file in files)
    return dict(zip(names, map_in_processes(partial(_hash, str(folder)), names), strict=True))


def _hash(folder: str, name: str) -> str:
    with open(f"{folder}/{name}", "rb") as content:  # noqa: PTH123 - tens of thousands of them
        return hashlib.file_digest(content, "sha256").hexdigest()


def digest_of(manifest: Manifest) -> str:
    """Return one hash of all that a release holds."""
    return hashlib.sha256(write_manifest(manifest)).hexdigest()


def write_manifest(manifest: Manifest) -> bytes:
    """Return a manifest as it is kept."""
    return json.dumps(dict(sorted(manifest.items())), ensure_ascii=False, indent=0).encode()


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
    return not path.endswith(_COMPRESSED) and not _BY_CONTENT.match(path)


def _address(path: str) -> str:
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
