"""Folders of a hundred thousand files, filled with links and removed by several processes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from planportal.processes import map_in_processes
from planportal.standing import standing_files

__all__ = ["link_files", "remove_folder"]

_TOGETHER = 500
"""Files that one process takes at once, neighbours among them."""


def link_files(folder: Path, sources: Mapping[str, str]) -> None:
    """Let a file stand at each path below a folder that is the same file as its source; where none stood before.

    A disk that knows no links gets copies.

    Raises:
        OSError: no room, or no right; some files are there.
    """
    map_in_processes(partial(_link_some, str(folder)), _parts(sorted(sources.items())))


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is below it.

    Raises:
        OSError: something cannot be removed; the rest may be there or not.
    """
    map_in_processes(partial(_unlink_some, str(folder)), _parts(sorted(standing_files(str(folder)))))
    # What is left are folders of folders.
    shutil.rmtree(folder)


def _parts(items: Sequence[tuple[str, str]] | Sequence[str]) -> list[Sequence[tuple[str, str]] | Sequence[str]]:
    return [items[start : start + _TOGETHER] for start in range(0, len(items), _TOGETHER)]


def _link_some(folder: str, files: Sequence[tuple[str, str]]) -> None:
    for path, source in files:
        target = f"{folder}/{path}"
        try:
            _link(source, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - thousands of them, here and below
            _link(source, target)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        # Another disk, one that knows no links, or too many links to one file; a full one says so again.
        shutil.copy2(source, target)


def _unlink_some(folder: str, paths: Sequence[str]) -> None:
    for path in paths:
        os.unlink(f"{folder}/{path}")  # noqa: PTH108
    for below in {path.rpartition("/")[0] for path in paths} - {""}:
        # Another process may still have files of it.
        with suppress(OSError):
            os.rmdir(f"{folder}/{below}")  # noqa: PTH106
