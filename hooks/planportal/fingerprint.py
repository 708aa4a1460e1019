"""Hashes by which a build knows what it made before: of values, and of the library with all that it stands on."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path
from unicodedata import unidata_version

__all__ = ["code_digest", "digest", "folder_digest", "library_version"]


def digest(*parts: bytes | str) -> str:
    """Return a hexadecimal hash (SHA-256) of the parts, each set off from the next."""
    # Joined, since a large portal asks for a hundred thousand hashes.
    joined: list[bytes] = []
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        joined += (len(content).to_bytes(8, "big"), content)
    return hashlib.sha256(b"".join(joined)).hexdigest()


@cache
def folder_digest(name: str = "") -> str:
    """Return a hash of all files of the library, or of a folder in it (`render/drawings`)."""
    top = str(Path(__file__).parent / name)
    paths: list[str] = []
    for folder, folders, files in os.walk(top):
        folders[:] = [below for below in folders if below != "__pycache__"]
        paths += [f"{folder}/{file}" for file in files]
    parts: list[bytes | str] = []
    for path in sorted(paths, key=lambda path: path.split("/")):
        with open(path, "rb") as file:  # noqa: PTH123 - hundreds of them, before anything else is done
            parts += (path.removeprefix(f"{top}/"), file.read())
    return digest(*parts)


@cache
def code_digest(*folders: str) -> str:
    """Return a hash of what decides what folders of the library make: their files, Python and its tables of letters."""
    return digest(sys.version, unidata_version, *map(folder_digest, folders))


@cache
def library_version() -> str:
    """Return a hash of the library's files, the versions of what it depends on, Python and its tables of letters."""
    names = [requirement.partition("==")[0] for requirement in requires("planportal") or ()]
    return digest(
        sys.version,
        unidata_version,
        *(f"{name} {version(name)}" for name in names),
        folder_digest(),
    )
