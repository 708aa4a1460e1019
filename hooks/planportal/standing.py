"""What stands below a folder: each file with its number on the disk, by which two links to one file are told."""

from __future__ import annotations

import os

__all__ = ["standing_files"]


def standing_files(top: str, *, dotted: bool = True) -> dict[str, int]:
    """Return the number (inode) of each file by its path below a folder; of a symbolic link 0, nothing below it.

    Without `dotted` names that start with a dot right below the folder are left out. No folder, no files.
    """
    found: dict[str, int] = {}
    folders = [""]
    while folders:
        below = folders.pop()
        try:
            entries = os.scandir(f"{top}/{below}")
        except FileNotFoundError:
            continue
        for entry in entries:
            if not below and not dotted and entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{below}{entry.name}/")
            else:
                found[below + entry.name] = 0 if entry.is_symlink() else entry.inode()
    return found
