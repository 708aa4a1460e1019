"""When the files behind a portal change: by asking for their sizes and times, which works on every system."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

__all__ = ["Stamps", "stamps"]

Stamps = Mapping[str, tuple[int, int]]
"""Nanoseconds of the last change and size in bytes of each file, by its path."""


def stamps(places: Iterable[Path]) -> Stamps:
    """Return the stamps of files, and of all files below folders; hidden ones are left out, as editors make them."""
    found = {}
    for path in _files(places):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue  # gone since it was listed
        found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_file():
            yield place
        for folder, below, names in os.walk(place):
            below[:] = [name for name in below if not name.startswith((".", "__pycache__"))]
            yield from (Path(folder, name) for name in names if not name.startswith("."))
