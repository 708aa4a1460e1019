"""Published files by the hash of their content, and which of them were made under a key.

A site is made of hard links into the store, so that a file which did not change keeps its bytes and its time. The store
may be deleted at any time. What it recalls is never wrong: a key is a hash of all that was looked at, and a file that
somebody touched since is read again and compared with its digest.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from planportal.pieces import Pieces
from planportal.prepared import Prepared
from planportal.signed import content_of, signed
from planportal.whole_file import write_whole

if sys.platform != "win32":
    import fcntl

__all__ = ["Kept", "Store"]

_INDEX = "index"
_LOCK = "lock"
_FILES = "files"
_SCRATCH = "scratch-"
_MANY = 1000


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
        self.drawn = Pieces(folder.with_name("drawn.sqlite"))
        """Pictures that cost more to draw than all else to make: they outlive the store."""
        self.prepared = Prepared(folder / "prepared")
        self._index = _read_index(folder / _INDEX)
        self._numbers: dict[str, int] = {}
        """Of files that were looked at, by digest: their numbers on the disk."""
        self._seen: Mapping[str, int] = {}
        """As `look` saw them."""

    @property
    def is_large(self) -> bool:
        """Whether to look at all that is kept takes longer than to start a process."""
        return len(self._index) >= _MANY

    def look(self) -> dict[str, int]:
        """Return the number on the disk of each file that lies there as it was kept, by digest."""
        kept = (Kept(*fields) for files in self._index.values() for fields in files)
        return {file.digest: stat.st_ino for file in kept if (stat := self._unchanged(file))}

    def was_seen(self, numbers: Mapping[str, int]) -> None:
        """Learn what another process saw when it looked, so that recalling asks the disk for nothing else."""
        self._seen = numbers

    def recall(self, key: str) -> list[Kept] | None:
        """Return what was kept under a key, or None when it is not there any more as it was."""
        kept = self._index.get(key)
        if kept is None:
            return None
        files = [self._whole(Kept(*fields)) for fields in kept]
        there = [file for file in files if file is not None]
        return there if len(there) == len(files) else None

    def put(self, path: str, content: bytes) -> Kept:
        """Return a file's place in the store, written unless the same content lies there already."""
        name = hashlib.sha256(content).hexdigest()
        file = self._file(name)
        stat = _write_new(file, content)
        if stat is None and _holds(file, content):
            stat = _stat(file)
        if stat is None:
            # Another build is writing it, or was killed meanwhile; or somebody wrote into it.
            stat = write_whole(file, content)
        self._numbers[name] = stat.st_ino
        return Kept(path, name, stat.st_size, stat.st_mtime_ns)

    def number(self, kept: Kept) -> int:
        """Return the number on its disk of a file that was recalled or put: what tells a link to it."""
        return self._numbers[kept.digest]

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
            tables = (self.pieces, self.drawn)
            for table in tables:
                table.prepare()
            try:
                yield
            finally:
                for table in tables:
                    table.close()

    @contextmanager
    def scratch(self) -> Iterator[str]:
        """Give a folder for what is not yet in the store; it goes when its user is done, or died."""
        with tempfile.TemporaryDirectory(dir=self.folder, prefix=_SCRATCH) as folder:
            yield folder

    def keep(self, made: Mapping[str, Sequence[Kept]], pieces: Collection[str]) -> None:
        """Remember what each key made, and pieces; all else is deleted, unless another build is at work."""
        write_whole(self.folder / _INDEX, _index_of(made))
        with (self.folder / _LOCK).open("w") as lock:
            if _is_alone(lock):
                self._delete_others({file.digest for kept in made.values() for file in kept})
                self.pieces.keep_only(pieces)
                self.prepared.keep_only_current()

    def _delete_others(self, wanted: Collection[str]) -> None:
        for left in self.folder.glob(f"{_SCRATCH}*"):
            shutil.rmtree(left)
        for folder in os.scandir(self._files):
            for file in os.scandir(folder):
                if file.name not in wanted:
                    os.unlink(file)  # noqa: PTH108

    def _whole(self, kept: Kept) -> Kept | None:
        """Return a kept file as it lies there, or None when it is gone or holds something else."""
        number = self._seen.get(kept.digest)
        if number is not None:
            self._numbers[kept.digest] = number
            return kept
        file = self._file(kept.digest)
        stat = _stat(file)
        if stat is None:
            return None
        self._numbers[kept.digest] = stat.st_ino
        if _is_as_kept(stat, kept):
            return kept
        # As after the cache of a pipeline was unpacked: times are lost there.
        with open(file, "rb") as content:  # noqa: PTH123
            same = hashlib.file_digest(content, "sha256").hexdigest() == kept.digest
        return kept._replace(size=stat.st_size, modified=stat.st_mtime_ns) if same else None

    def _unchanged(self, kept: Kept) -> os.stat_result | None:
        stat = _stat(self._file(kept.digest))
        return stat if stat is not None and _is_as_kept(stat, kept) else None

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


def _is_as_kept(stat: os.stat_result, kept: Kept) -> bool:
    return (stat.st_size, stat.st_mtime_ns) == (kept.size, kept.modified)


def _stat(file: str) -> os.stat_result | None:
    try:
        return os.stat(file)  # noqa: PTH116 - thousands of them, here and below
    except FileNotFoundError:
        return None


def _holds(file: str, content: bytes) -> bool:
    with open(file, "rb") as there:  # noqa: PTH123
        return there.read() == content


def _write_new(file: str, content: bytes) -> os.stat_result | None:
    """Write a file that is not there, else return None."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        return _write_new(file, content)
    except FileExistsError:
        return None
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _index_of(made: Mapping[str, Sequence[Kept]]) -> bytes:
    plain = {key: [tuple(file) for file in files] for key, files in made.items()}
    return signed(sys.version, marshal.dumps(plain))


def _read_index(file: Path) -> Mapping[str, Iterable[tuple[str, str, int, int]]]:
    try:
        kept = content_of(sys.version, file.read_bytes())
    except FileNotFoundError:
        kept = None
    # Nothing kept yet, or a disk that lost the end of it, or another Python: everything is made anew.
    index: Mapping[str, Iterable[tuple[str, str, int, int]]] = {} if kept is None else marshal.loads(kept)  # noqa: S302
    return index
