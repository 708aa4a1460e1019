"""Copies of text files that a web server hands out as they are: compressed once, not for each reader."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import brotli

from planportal.processes import map_in_processes

__all__ = ["PACKED", "compress"]

PACKED = (".gz", ".br")
_COMPRESSIBLE = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".csv", ".opml", ".yml", ".md"}
_SMALLEST = 256
"""Bytes below which compressing saves nothing worth a file."""
_LARGE = 200_000
_BEST, _QUICK = 11, 9
"""Quality: the quick one takes a thirtieth of the time, for some 8 % more bytes."""


def compress(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """Put compressed copies beside files that get smaller by it; return the copies' paths with the SHA-256 of each."""
    made = map_in_processes(partial(_compress, folder), names)
    return dict(item for some in made for item in some)


def _compress(folder: Path, name: str) -> list[tuple[str, str]]:
    path = folder / name
    content = path.read_bytes() if path.suffix in _COMPRESSIBLE else b""
    made = []
    if len(content) >= _SMALLEST:
        for ending, packed in zip(PACKED, (gzip.compress(content, 9, mtime=0), _brotli(content)), strict=True):
            if len(packed) < len(content):
                copy = path.with_name(path.name + ending)
                # The engine may have one too: a link, which nobody may write into.
                copy.unlink(missing_ok=True)
                copy.write_bytes(packed)
                made.append((f"{name}{ending}", hashlib.sha256(packed).hexdigest()))
    return made


def _brotli(content: bytes) -> bytes:
    """Return content in Brotli: what every reader loads as small as can be, archives soon enough."""
    return bytes(brotli.compress(content, quality=_BEST if len(content) < _LARGE else _QUICK))
