"""The portal's one stylesheet: the parts in styles/, in the order of their names, without comments and spaces.

Written by hand, for phones that may be years old: no preprocessor, no nesting, no :has().
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import rcssmin

from planportal.output import Asset

__all__ = ["STYLESHEET", "stylesheet"]

STYLESHEET = "assets/portal.css"
"""Where it is published."""


@cache
def stylesheet() -> Asset:
    """Return the stylesheet that every page loads."""
    folder = resources.files("planportal.render").joinpath("styles")
    parts = sorted((part for part in folder.iterdir() if part.name.endswith(".css")), key=lambda part: part.name)
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    return Asset(STYLESHEET, f"{rcssmin.cssmin(text)}\n".encode())
