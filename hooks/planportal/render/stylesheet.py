"""The portal's one stylesheet: its colours, then the parts in styles/ by name, without comments and spaces.

Written by hand, for phones that may be years old: no preprocessor, no nesting, no :has().
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import rcssmin

from planportal.output import Asset
from planportal.render.palette import palette_css

__all__ = ["STYLESHEET", "stylesheet"]

STYLESHEET = "assets/portal.css"
"""Where it is published."""


@cache
def stylesheet() -> Asset:
    """Return the stylesheet that every page loads."""
    folder = resources.files("planportal.render").joinpath("styles")
    parts = sorted((part for part in folder.iterdir() if part.name.endswith(".css")), key=lambda part: part.name)
    text = "\n".join([palette_css(), *(part.read_text(encoding="utf-8") for part in parts)])
    return Asset(STYLESHEET, f"{rcssmin.cssmin(text)}\n".encode())
