"""The browser editor as npm installed it: the few files of it that the portal may serve."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["EDITOR", "EditorPackage", "load_editor_package"]

EDITOR = "@sveltia/cms"
_FILES = (
    f"{EDITOR}/npm/index.js",
    f"{EDITOR}/npm/chunks/*.js",
    f"{EDITOR}/npm/assets/material-symbols-*",
    f"{EDITOR}/locales/vi.json",
    f"{EDITOR}/LICENSE.txt",
    "immutable/dist/immutable.es.js",
    "turndown/lib/turndown.browser.es.js",
    "turndown/LICENSE",
)


@dataclass(frozen=True)
class EditorPackage:
    """What lies in node_modules."""

    version: str
    files: Mapping[str, bytes]
    """By path below node_modules, in order."""


def load_editor_package(root: Path) -> EditorPackage | None:
    """Return the editor that is installed below a project's root, or None: the portal is whole without it."""
    folder = root / "node_modules"
    about = folder / EDITOR / "package.json"
    if not about.is_file():
        return None
    found = sorted(file for pattern in _FILES for file in folder.glob(pattern) if file.is_file())
    return EditorPackage(
        version=str(json.loads(about.read_text(encoding="utf-8"))["version"]),
        files={file.relative_to(folder).as_posix(): file.read_bytes() for file in found},
    )
