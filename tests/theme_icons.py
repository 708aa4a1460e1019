"""Where the icons lie that a build takes: the portal's own first, then the theme's."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

__all__ = ["ICON_FOLDERS"]


def _theme() -> Path:
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "templates"


ICON_FOLDERS = (Path(__file__).parent.parent / "overrides" / ".icons", _theme() / ".icons")
