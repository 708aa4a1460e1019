"""Which files a piece of code opens, lists or changes, as Python's own audit events tell (PEP 578)."""

from __future__ import annotations

import os
import sys
import zoneinfo
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["outside", "watched"]

_EVENTS = {
    *("open", "os.listdir", "os.scandir", "os.mkdir", "os.remove", "os.rmdir", "os.rename", "os.link", "os.symlink"),
    *("os.truncate", "os.chmod", "shutil.copyfile", "shutil.copytree", "shutil.move", "shutil.rmtree"),
}
_TWO_PATHS = ("os.rename", "os.link", "os.symlink", "shutil.copyfile", "shutil.copytree", "shutil.move")
_watching: list[set[str]] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching or event not in _EVENTS:
        return
    for path in arguments[: 2 if event in _TWO_PATHS else 1]:
        if isinstance(path, str | bytes | os.PathLike):
            _watching[-1].add(os.path.realpath(os.fsdecode(path)))


# An audit hook cannot be taken away again; while nobody watches it costs a comparison.
sys.addaudithook(_note)


@contextmanager
def watched() -> Iterator[set[str]]:
    """Watch a piece of code; the set fills with the real path of each file that it touches."""
    touched: set[str] = set()
    _watching.append(touched)
    try:
        yield touched
    finally:
        _watching.pop()


def outside(touched: Iterable[str], *homes: Path) -> list[str]:
    """Return the paths that lie below none of the given folders, nor where Python and its packages are."""
    ours = (*map(os.path.realpath, homes), *_PYTHON)
    return sorted(path for path in touched if not any(path == home or path.startswith(f"{home}/") for home in ours))


_PYTHON = (
    "/dev/null",
    *zoneinfo.TZPATH,
    *(os.path.realpath(path) for path in (sys.prefix, sys.base_prefix, *sys.path) if path),
)
