"""Templates as Jinja compiled them, one file each: compiling all takes longer than filling them.

The folder may be deleted at any time. What somebody wrote into, or a disk lost a part of, is compiled anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from planportal.fingerprint import digest, library_version
from planportal.whole_file import write_whole

__all__ = ["CompiledTemplates", "holds_current", "keep_only_current"]

_SIGNED = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """What Jinja asks for a template before it compiles it.

    Templates of another version of the library, of Jinja or of Python are others; `kind` tells environments apart,
    which compile one template into different things.
    """

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder, self._kind = folder, kind

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was compiled from the same source, if it is there."""
        try:
            content = self._file(bucket).read_bytes()
        except OSError:
            return
        if hashlib.sha256(content[_SIGNED:]).digest() == content[:_SIGNED]:
            bucket.bytecode_from_string(content[_SIGNED:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what is in a bucket."""
        content = bucket.bytecode_to_string()
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._file(bucket), hashlib.sha256(content).digest() + content)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{_version()}-{digest(self._kind, bucket.key, bucket.checksum)[:32]}"


def holds_current(folder: Path) -> bool:
    """Return whether templates of this version are kept."""
    return folder.is_dir() and any(file.name.startswith(_version()) for file in folder.iterdir())


def keep_only_current(folder: Path) -> None:
    """Delete templates of other versions."""
    for file in folder.iterdir() if folder.is_dir() else ():
        if not file.name.startswith(_version()):
            file.unlink(missing_ok=True)


def _version() -> str:
    return library_version()[:16]
