"""The folder that a web server serves: releases beside each other, and a link to the one that readers see.

    current -> releases/20261124T071500000000Z-1f2e3d4c
    releases/20261124T071500000000Z-1f2e3d4c/        a whole portal
    releases/20261124T071500000000Z-1f2e3d4c.json    its manifest
    releases/….part/                           one that is being made, or was left behind by a crash
    .built-5d6e7f80/                           the portal as it was built last, which the next build brings up to date

What readers see changes in one step, by replacing the link: they see the old portal or the new one. Where a release and
what was built say the same, they are the same files, so whoever builds replaces files and writes into none.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import repeat
from pathlib import Path
from secrets import token_hex

from planportal.publish.folders import remove_folder

__all__ = ["PublishError", "Releases"]

_NAME = re.compile(r"\d{8}T\d{12}Z-[0-9a-f]{8}")
_STAMP = "%Y%m%dT%H%M%S%fZ"
_PART = ".part"
_NEW_LINK = "current.new"
_BUILT = ".built-"
_PAUSE, _PAUSES = 0.05, 60
"""Seconds between two looks whether the lock is open, and how many there are."""


class PublishError(Exception):
    """Nothing was published; the text says why, in Vietnamese."""


@dataclass(frozen=True)
class Releases:
    """A folder of releases."""

    folder: Path

    @property
    def link(self) -> Path:
        """What the web server serves."""
        return self.folder / "current"

    @property
    def store(self) -> Path:
        """Where all releases are."""
        return self.folder / "releases"

    def names(self) -> list[str]:
        """Return the whole releases, oldest first."""
        if not self.store.is_dir():
            return []
        whole = (path for path in self.store.iterdir() if _NAME.fullmatch(path.name) and path.is_dir())
        return sorted(path.name for path in whole if self.manifest(path.name).is_file())

    def current(self) -> str:
        """Return the release that readers see; nothing before the first."""
        name = self.link.readlink().name if self.link.is_symlink() else ""
        return name if name in self.names() else ""

    def path(self, name: str) -> Path:
        """Return the folder of a release."""
        return self.store / name

    def manifest(self, name: str) -> Path:
        """Return the file that says what a release holds."""
        return self.store / f"{name}.json"

    def part(self, stamp: str) -> Path:
        """Return the folder in which a release is made."""
        return self.store / f"{stamp}{_PART}"

    def take_built(self) -> Path:
        """Return the folder for the next build, in whatever state the last one left it; call it under the lock.

        Its name is new each time: the engine of a call that was killed may still be writing, and finds it no more.
        """
        folder = self.folder / f"{_BUILT}{token_hex(4)}"
        left = sorted(self.folder.glob(f"{_BUILT}*"))
        if left:
            left[0].rename(folder)
        else:
            folder.mkdir()
        for other in left[1:]:
            # Made again by such an engine, which may do so once more.
            shutil.rmtree(other, ignore_errors=True)
        return folder

    def next_stamp(self, now: datetime) -> str:
        """Return the time of a new release in UTC, later than that of any other, whatever the clock says."""
        stamps = [datetime.strptime(name.partition("-")[0], _STAMP).replace(tzinfo=UTC) for name in self.names()]
        latest = max(stamps, default=datetime.min.replace(tzinfo=UTC))
        return f"{max(now.astimezone(UTC), latest + timedelta(microseconds=1)):{_STAMP}}"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let nobody else publish here meanwhile. The system opens the lock when a process dies, and those it started.

        Those of a call that was killed first finish the file that they have in hand, so there is some patience.

        Raises:
            PublishError: somebody else is publishing.
        """
        # Servers have it; the machines of those who only write need not.
        import fcntl  # noqa: PLC0415

        self.store.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            for pause in repeat(_PAUSE, _PAUSES):
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    time.sleep(pause)
            else:
                raise PublishError("đang có lần đăng khác chạy ở thư mục này; đợi xong rồi gọi lại")
            yield
        finally:
            os.close(descriptor)

    def clean(self) -> None:
        """Remove what a crash left behind; call it under the lock."""
        (self.folder / _NEW_LINK).unlink(missing_ok=True)
        names = set(self.names())
        for path in self.store.iterdir():
            if path.is_dir() and path.name not in names:
                remove_folder(path)
            elif path.is_file() and path.stem not in names:
                path.unlink()

    def adopt(self, part: Path, name: str, manifest: bytes) -> None:
        """Make a finished part a release; before this nobody finds it, after it it is whole."""
        file = self.manifest(name)
        file.write_bytes(manifest)
        _sync(file)
        part.rename(self.path(name))
        _sync(self.store)

    def switch(self, name: str) -> None:
        """Let readers see a release, in one step."""
        new = self.folder / _NEW_LINK
        new.unlink(missing_ok=True)
        new.symlink_to(Path("releases") / name, target_is_directory=True)
        new.replace(self.link)
        _sync(self.folder)

    def prune(self, keep: int) -> None:
        """Remove the oldest releases beyond a number; never the one that readers see."""
        spare = [name for name in self.names() if name != self.current()]
        for name in spare[: max(0, len(spare) - keep + 1)]:
            # Without its manifest it is no release any more, whatever is left of it.
            self.manifest(name).unlink()
            remove_folder(self.path(name))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
