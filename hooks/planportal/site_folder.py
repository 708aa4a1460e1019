"""The folder of a site, brought up to date by several processes: files that are kept stand in it as hard links.

What did not change is left alone, so that publishing one more article on a large portal writes little more than that.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from planportal.standing import standing_files
from planportal.store import Kept, Store

__all__ = ["Found", "SiteFolder", "look_around"]


class Found(NamedTuple):
    """What stood on the disk before a build."""

    site: dict[str, int]
    """The number of each file of the site on its disk, by its path."""
    kept: dict[str, int]
    """See `Store.look`."""


def look_around(folder: str, store: Store) -> Found:
    """Look at a site and at what is kept for it: half a second on a large portal, which another process may spend."""
    return Found(_standing(folder), store.look())


class SiteFolder:
    """Where files stand in a site. What stands at a place already gives way: a link is never written into."""

    def __init__(self, folder: str, store: Store, found: Found | None = None) -> None:
        self._folder, self._store = folder, store
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as below
        self._found = _standing(folder) if found is None else found.site
        """What stood in the folder at first: the number of each file on its disk, by its path."""
        if found is not None:
            store.was_seen(found.kept)
        if os.stat(folder).st_dev != os.stat(store.folder).st_dev:  # noqa: PTH116
            # Numbers of another disk say nothing.
            self._found = dict.fromkeys(self._found, 0)
        self._own = f"{store.folder.parent}{os.sep}"
        """What the paths of files start with into which nobody writes."""
        self._made: set[str] = set()

    def put(self, kept: Kept) -> None:
        """Put a file from the store into the site, unless it is there."""
        if not self.has(kept):
            self._link(self._store.file_of(kept), kept.path)

    def has(self, kept: Kept) -> bool:
        """Return whether a file from the store stood in the site at first."""
        return self._found.get(kept.path) == self._store.number(kept)

    def put_file(self, path: str, file: Path) -> None:
        """Put a file that lies ready into the site: as a copy where people may change it."""
        if str(file).startswith(self._own):
            if self._found.get(path) != os.stat(file).st_ino:  # noqa: PTH116 - as many as articles
                self._link(str(file), path)
        else:
            target = self._place(path)
            _make_way(target)
            # With the rights of a new file: a web server reads it, whoever may read the original.
            shutil.copyfile(file, target)

    def keep_only(self, paths: Collection[str]) -> None:
        """Delete what stood in the folder at first and is not among these paths, and folders that are empty then."""
        wanted = frozenset(paths)
        stale = [path for path in self._found if path not in wanted]
        for path in stale:
            # A folder may stand in its place by now, or a file in that of its folder.
            if os.path.islink(target := f"{self._folder}/{path}") or os.path.isfile(target):  # noqa: PTH113, PTH114
                os.unlink(target)  # noqa: PTH108
        for folder in sorted({path.rpartition("/")[0] for path in stale}, reverse=True):
            _remove_empty(self._folder, folder)

    def _link(self, source: str, path: str) -> None:
        target = f"{self._folder}/{path}"
        try:
            os.link(source, target)
        except FileExistsError:
            _make_way(target)
            self._link(source, path)
        except (FileNotFoundError, NotADirectoryError):
            if path.rpartition("/")[0] in self._made:
                raise
            self._place(path)
            self._link(source, path)
        except OSError:
            # Another disk, or one that knows no links.
            shutil.copy2(source, target)

    def _place(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make_folder(folder)
            self._made.add(folder)
        return f"{self._folder}/{path}"

    def _make_folder(self, folder: str) -> None:
        try:
            # Nearly always one is missing, and the thousands of questions whether those above are there take long.
            os.mkdir(f"{self._folder}/{folder}")  # noqa: PTH102
        except FileNotFoundError:
            if not folder:
                raise
            self._make_folder(folder.rpartition("/")[0])
            self._make_folder(folder)
        except (FileExistsError, NotADirectoryError):
            if not os.path.isdir(f"{self._folder}/{folder}"):  # noqa: PTH112
                _make_way_above(self._folder, folder)
                self._make_folder(folder)


def _standing(folder: str) -> dict[str, int]:
    # As for MkDocs, what starts with a dot is not the engine's.
    return standing_files(folder, dotted=False)


def _make_way(target: str) -> None:
    if os.path.isdir(target) and not os.path.islink(target):  # noqa: PTH112, PTH114 - thousands of them
        shutil.rmtree(target)
    else:
        Path(target).unlink(missing_ok=True)


def _make_way_above(top: str, folder: str) -> None:
    """Remove the file that stands where a folder or one above it has to be."""
    parts = folder.split("/")
    for count in range(1, len(parts) + 1):
        place = Path(top, *parts[:count])
        if place.is_symlink() or place.is_file():
            place.unlink()


def _remove_empty(top: str, folder: str) -> None:
    while folder:
        try:
            os.rmdir(f"{top}/{folder}")  # noqa: PTH106
        except OSError:
            # It holds something, or is gone already.
            return
        folder = folder.rpartition("/")[0]
