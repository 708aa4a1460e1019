"""Files to a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

__all__ = ["write_files"]


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file below the folder, making folders as needed.

    Raises:
        OSError: the folder or a file cannot be written.
    """
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
