"""The folder of a site while it is filled, by several processes: files that are kept stand in it as hard links."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from planportal.store import Kept, Store

__all__ = ["SiteFolder"]


class SiteFolder:
    """Where files stand in a site. What stands at a place already gives way: a link is never written into."""

    def __init__(self, folder: str, store: Store) -> None:
        self._folder, self._store = folder, store
        self._made: set[str] = set()

    def put(self, kept: Kept) -> None:
        """Put a file from the store into the site."""
        _link(self._store.file_of(kept), self._place(kept.path))

    def put_file(self, path: str, file: Path) -> None:
        """Put a file that lies ready into the site: as a copy where people may change it."""
        target = self._place(path)
        if file.is_relative_to(self._store.folder.parent):
            _link(str(file), target)
        else:
            Path(target).unlink(missing_ok=True)
            # With the rights of a new file: a web server reads it, whoever may read the original.
            shutil.copyfile(file, target)

    def _place(self, path: str) -> str:
        target = f"{self._folder}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - thousands of them
            self._made.add(folder)
        return target


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 - see above
        _link(source, target)
    except OSError:
        # Another disk, or one that knows no links.
        shutil.copy2(source, target)
