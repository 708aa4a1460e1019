"""The portal's one stylesheet: its colours, then the parts in styles/ by name, without comments and spaces.

Written by hand, for phones that may be years old: no preprocessor, no nesting, no :has().
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import rcssmin

from planportal.output import Asset
from planportal.render.palette import palette_css

__all__ = ["OFFICIAL_STYLESHEET", "STYLESHEET", "official_stylesheet", "stylesheet"]

STYLESHEET = "assets/portal.css"
"""Where it is published."""
OFFICIAL_STYLESHEET = "assets/official.css"
"""What pages with an official text load beside it, so that it weighs on no other page."""
_PREVIEW = "95-preview.css"
_READERS = "74-rating.css"


@cache
def stylesheet(*, preview: bool = False, readers: bool = False) -> Asset:
    """Return the stylesheet that every page loads; what only a preview shows, or no page has, weighs on none."""
    folder = resources.files("planportal.render").joinpath("styles")
    unwanted = {name for name, wanted in ((_PREVIEW, preview), (_READERS, readers)) if not wanted}
    parts = sorted(
        (part for part in folder.iterdir() if part.name.endswith(".css") and part.name not in unwanted),
        key=lambda part: part.name,
    )
    text = "\n".join([palette_css(), *(part.read_text(encoding="utf-8") for part in parts)])
    return Asset(STYLESHEET, f"{rcssmin.cssmin(text)}\n".encode())


@cache
def official_stylesheet() -> Asset:
    """Return the stylesheet of official texts."""
    text = resources.files("planportal.render").joinpath("styles", "apart", "official.css").read_text(encoding="utf-8")
    return Asset(OFFICIAL_STYLESHEET, f"{rcssmin.cssmin(text)}\n".encode())
