"""Pieces of pages by the hash of what they were made from, in one file; the file may be deleted at any time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection
from multiprocessing.util import Finalize
from pathlib import Path
from weakref import WeakSet

from planportal.signed import signature

__all__ = ["Keep", "Pieces", "keep_nothing", "recall"]

_WAIT = 60.0
"""Seconds for another process to finish writing."""
_TOGETHER = 16
"""Pieces that are written in one go."""
_AT_THE_END = 10
"""Any number: a process that ends without one forgets what it has to do."""

Keep = Callable[[str, Callable[[], bytes]], bytes]
"""Returns what was made under a key before, else makes it; the key is a hash of all that making looks at."""


def keep_nothing(_key: str, make: Callable[[], bytes]) -> bytes:
    """Make it anew."""
    return make()


def recall(keep: Keep, key: str) -> bytes | None:
    """Return what was made under a key before, or None: for those who make what is missing all at once."""

    def give_up() -> bytes:
        raise _NothingKeptError

    try:
        return keep(key, give_up)
    except _NothingKeptError:
        return None


class _NothingKeptError(Exception):
    pass


class Pieces:
    """A table of pieces. Each process opens it anew: SQLite loses what it wrote when a connection crosses a fork."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: sqlite3.Connection | None = None
        self._unwritten: dict[str, bytes] = {}
        self._written_by = os.getpid()
        _OPEN.add(self)

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what was made under a key, or make it. A piece that a disk lost a part of is made anew."""
        kept = self._unwritten[key] if key in self._unwritten else self._read(key)
        if kept is not None:
            return kept
        content = make()
        self._note(key, content)
        return content

    def _note(self, key: str, content: bytes) -> None:
        """Write a piece, together with those that follow: one by one they take ten times as long."""
        if self._written_by != os.getpid():
            # What the process before a fork had not written is its own.
            self._unwritten, self._written_by = {}, os.getpid()
            Finalize(self, self.close, exitpriority=_AT_THE_END)
        self._unwritten[key] = content
        if len(self._unwritten) >= _TOGETHER:
            self._write()

    def _read(self, key: str) -> bytes | None:
        try:
            row = self._connection().execute("SELECT digest, content FROM pieces WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            # A table that cannot be read holds nothing; keep_only throws it away.
            return None
        return bytes(row[1]) if row is not None and signature(key, row[1]) == row[0] else None

    def _write(self) -> None:
        rows = [(key, signature(key, content), content) for key, content in self._unwritten.items()]
        self._unwritten = {}
        try:
            with self._connection() as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError:
            # See _read: the build goes on, and remembers nothing.
            return

    def prepare(self) -> None:
        """Make the table, before several processes want it at once; what is no table gives way."""
        try:
            self._connection()
        except sqlite3.OperationalError:
            # Locked or unwritable: see _read.
            pass
        except sqlite3.DatabaseError:
            self._throw_away()
        self.close()

    def keep_only(self, keys: Collection[str]) -> None:
        """Delete all pieces but these, and the table itself when it is broken; no other process may have it open."""
        wanted = frozenset(keys)
        if self._unwritten:
            self._write()
        try:
            connection = self._connection()
            there = [key for (key,) in connection.execute("SELECT key FROM pieces")]
            connection.execute("BEGIN")
            connection.executemany("DELETE FROM pieces WHERE key = ?", [(key,) for key in there if key not in wanted])
            connection.execute("COMMIT")
        except sqlite3.OperationalError:
            # Locked or unwritable: what is too much stays until the next build.
            return
        except sqlite3.DatabaseError:
            self._throw_away()
        finally:
            self.close()

    def _throw_away(self) -> None:
        self.close()
        for name in (self._file.name, f"{self._file.name}-wal", f"{self._file.name}-shm"):
            self._file.with_name(name).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file, once all is written."""
        if self._unwritten and self._written_by == os.getpid():
            self._write()
        if self._open is not None:
            self._open.close()
        self._open = None

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._open = _connected(self._file)
        return self._open


_OPEN: WeakSet[Pieces] = WeakSet()


def _close_all() -> None:
    for pieces in _OPEN:
        pieces.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_close_all)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # A power cut may cost the table, never an article: what is read is compared with its hash.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS pieces (key TEXT PRIMARY KEY, digest BLOB, content BLOB)")
    except BaseException:
        connection.close()
        raise
    return connection
