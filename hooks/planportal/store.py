"""Published files by the hash of their content, and which of them were made under a key.

A site is made of hard links into the store, so that a file which did not change keeps its bytes and its time. The store
may be deleted at any time. What it recalls is never wrong: a key is a hash of all that was looked at, and a file that
somebody touched since is no longer recalled.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from planportal.pieces import Pieces
from planportal.whole_file import write_whole

if sys.platform != "win32":
    import fcntl

__all__ = ["Kept", "Store"]

_INDEX = "index.json"
_LOCK = "lock"
_FILES = "files"


class Kept(NamedTuple):
    """A published file in the store."""

    path: str
    """Below the site."""
    digest: str
    """SHA-256 of its content."""
    size: int
    modified: int
    """Nanoseconds: with the size, how a file that was touched is told."""


class Store:
    """A folder of files by digest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = str(folder / _FILES)
        self.pieces = Pieces(folder / "pieces.sqlite")
        self._index = _read_index(folder / _INDEX)

    def recall(self, key: str) -> list[Kept] | None:
        """Return what was kept under a key, or None when it is not there any more as it was."""
        kept = self._index.get(key)
        if kept is None:
            return None
        files = [Kept(*fields) for fields in kept]
        return files if all(self._is_whole(file) for file in files) else None

    def put(self, path: str, content: bytes) -> Kept:
        """Return a file's place in the store, written unless the same content lies there already."""
        name = hashlib.sha256(content).hexdigest()
        file = self._file(name)
        stat = _stat(file)
        if stat is None:
            stat = _write_new(file, content)
        if stat is None or stat.st_size != len(content):
            # Another build is writing it, or was killed meanwhile.
            stat = write_whole(file, content)
        return Kept(path, name, stat.st_size, stat.st_mtime_ns)

    def file_of(self, kept: Kept) -> str:
        """Return where a kept file lies; nobody may write into it."""
        return self._file(kept.digest)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep other builds from deleting files while this one recalls, puts and links."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / _LOCK).open("w") as lock:
            if sys.platform != "win32":
                fcntl.flock(lock, fcntl.LOCK_SH)
            self.pieces.prepare()
            yield

    def keep(self, made: Mapping[str, Sequence[Kept]], pieces: Collection[str]) -> None:
        """Remember what each key made, and pieces; all else is deleted, unless another build is at work."""
        write_whole(self.folder / _INDEX, json.dumps(made, separators=(",", ":")).encode())
        with (self.folder / _LOCK).open("w") as lock:
            if _is_alone(lock):
                self._delete_others({file.digest for kept in made.values() for file in kept})
                self.pieces.keep_only(pieces)

    def _delete_others(self, wanted: Collection[str]) -> None:
        for folder in os.scandir(self._files):
            for file in os.scandir(folder):
                if file.name not in wanted:
                    os.unlink(file)  # noqa: PTH108

    def _is_whole(self, kept: Kept) -> bool:
        stat = _stat(self._file(kept.digest))
        return stat is not None and (stat.st_size, stat.st_mtime_ns) == (kept.size, kept.modified)

    def _file(self, name: str) -> str:
        return f"{self._files}/{name[:2]}/{name}"


def _is_alone(lock: IO[str]) -> bool:
    if sys.platform == "win32":
        # Without a lock nothing is deleted.
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _stat(file: str) -> os.stat_result | None:
    try:
        return os.stat(file)  # noqa: PTH116 - thousands of them, here and below
    except FileNotFoundError:
        return None


def _write_new(file: str, content: bytes) -> os.stat_result | None:
    """Write a file that is not there; None when it is there by now. What is not whole is told by its size."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        return _write_new(file, content)
    except FileExistsError:
        return _stat(file)
    with os.fdopen(descriptor, "wb", buffering=0) as out:
        out.write(content)
        return os.fstat(descriptor)


def _read_index(file: Path) -> Mapping[str, Iterable[tuple[str, str, int, int]]]:
    try:
        index: Mapping[str, Iterable[tuple[str, str, int, int]]] = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        # Nothing kept yet, or a disk that lost the end of it: everything is made anew.
        return {}
    return index
