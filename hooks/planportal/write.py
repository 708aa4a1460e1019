"""Files to a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

__all__ = ["write_files"]


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each file below the folder, making folders as needed; a file is replaced whole, once all could be written.

    Raises:
        OSError: the folder or a file cannot be written; every file that was there is as it was.
    """
    made: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            made.append((part, path))
            part.write_bytes(content)
        for part, path in made:
            part.replace(path)
    finally:
        for part, _ in made:
            part.unlink(missing_ok=True)
