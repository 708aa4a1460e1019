"""What follows from code alone: made when the library is installed, or else by a project's first build.

Above all templates as Jinja compiled them, which takes longer than filling them. Both folders may be deleted at any
time. What somebody wrote into, or a disk lost a part of, is made anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from planportal.fingerprint import digest, library_version
from planportal.signed import content_of, signed
from planportal.whole_file import write_whole

__all__ = ["AT_INSTALLATION", "Prepared"]

AT_INSTALLATION = Path(__file__).parent / "__pycache__" / "prepared"
"""Where the installation leaves it for all projects; no build writes there."""


class Prepared:
    """A folder of it by name, and behind it the one that the installation filled.

    What another version of the library, of Jinja or of Python made is something else.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return what was made under a name before, or make it."""
        kept = self.find(name)
        if kept is None:
            kept = make()
            self.put(name, kept)
        return kept

    def find(self, name: str) -> bytes | None:
        """Return what was made under a name before, if it is there and whole."""
        for folder in (self._folder, AT_INSTALLATION):
            try:
                content = content_of(name, (folder / _file_name(name)).read_bytes())
            except OSError:
                continue
            if content is not None:
                return content
        return None

    def put(self, name: str, content: bytes) -> None:
        """Remember what was made under a name."""
        write_whole(self._folder / _file_name(name), signed(name, content))

    def templates(self, kind: str) -> BytecodeCache:
        """Return what Jinja asks before it compiles; `kind` tells environments apart, which compile differently."""
        return _CompiledTemplates(self, kind)

    @property
    def is_there(self) -> bool:
        """Whether there is something of this version: all of it, but for what was deleted."""
        return any(name.startswith(_version()) for folder in (self._folder, AT_INSTALLATION) for name in _names(folder))

    def keep_only_current(self) -> None:
        """Delete what other versions made."""
        for name in _names(self._folder):
            if not name.startswith(_version()):
                (self._folder / name).unlink(missing_ok=True)


class _CompiledTemplates(BytecodeCache):
    def __init__(self, prepared: Prepared, kind: str) -> None:
        self._prepared, self._kind = prepared, kind

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was compiled from the same source, if it is there."""
        compiled = self._prepared.find(self._name(bucket))
        if compiled is not None:
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what is in a bucket."""
        self._prepared.put(self._name(bucket), bucket.bytecode_to_string())

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - as Jinja asks
        """Return a template's name: the same text is the same template in whichever project it stands."""
        return name

    def _name(self, bucket: Bucket) -> str:
        return digest(self._kind, bucket.key, bucket.checksum)


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is asked for
    except OSError:
        # Not there; or an installation whose files only another user may read.
        return []


def _file_name(name: str) -> str:
    return f"{_version()}-{digest(name)[:32]}"


def _version() -> str:
    return library_version()[:16]
