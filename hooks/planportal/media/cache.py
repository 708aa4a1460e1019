"""A folder of made files, each named by a hash of what it was made from; it may be deleted at any time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from planportal.signed import content_of, signed
from planportal.whole_file import write_whole

__all__ = ["FileCache"]


class FileCache:
    """Files by key. Writing is atomic: a build that is killed leaves no half file behind under a key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str, ending: str) -> tuple[Path, int] | None:
        """Return the file of a key with its size in bytes, if there is one."""
        place = f"{self.folder}/{key[:2]}/{key}{ending}"
        try:
            # Thousands of times: a Path costs more than the question.
            size = os.stat(place).st_size  # noqa: PTH116
        except FileNotFoundError:
            return None
        return Path(place), size

    def get(self, key: str, ending: str, make: Callable[[], bytes]) -> Path:
        """Return the file of a key, made if it is not there yet."""
        file = self.folder / key[:2] / f"{key}{ending}"
        if not file.is_file():
            write_whole(file, make())
        return file

    def latest(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what was last made under a name, made anew if it was made from something else than the key says.

        What somebody wrote into, or a disk lost a part of, is made anew as well.
        """
        file = self.folder / name
        if file.is_file():
            kept = content_of(key, file.read_bytes())
            if kept is not None:
                return kept
        made = make()
        write_whole(file, signed(key, made))
        return made
