"""Line icons, read from the folders of a theme: what is inside their one `<svg>`, on a field of 24 by 24."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["load_icons"]

_SVG = re.compile(r'<svg\b[^>]*\bviewBox="0 0 24 24"[^>]*>(?P<inside>.*)</svg>\s*', re.DOTALL)
_PLAIN = re.compile(r"(<(g|path|circle|ellipse|rect|line|polyline|polygon)\b[^<>]*>|</g>|\s)+")
"""Shapes and nothing else: no script, no style, no reference to another file."""


def load_icons(folders: Sequence[Path], files: Mapping[str, str]) -> Mapping[str, str]:
    """Return the drawing of each icon by its name in `files`, which gives its file without the ending `.svg`.

    The first folder that has a file wins. Raises LookupError for a file that no folder has, and ValueError for one
    that is more than shapes on 24 by 24: both are a programmer's mistakes.
    """
    return {name: _drawing(folders, file) for name, file in files.items()}


def _drawing(folders: Sequence[Path], name: str) -> str:
    for folder in folders:
        file = folder / f"{name}.svg"
        if file.is_file():
            found = _SVG.fullmatch(file.read_text(encoding="utf-8"))
            if found is None or _PLAIN.fullmatch(found["inside"]) is None:
                raise ValueError(f"{file} is no plain icon of 24 by 24")
            return " ".join(found["inside"].split())
    raise LookupError(f"no icon {name}.svg in {', '.join(map(str, folders)) or 'no folder'}")
