"""How wide a line of small sans-serif text is drawn, near enough to lay out a badge without a font file."""

from __future__ import annotations

import unicodedata

__all__ = ["text_width"]

# Advance widths in thousandths of the font size, after Verdana's classes of letters; badges also carry
# `textLength`, so that a reader's other font is fitted to the box.
_NARROW = dict.fromkeys("iljI.,:;'|!()[]", 400)
_MIDDLE = dict.fromkeys("frt-/ ", 440)
_WIDE = dict.fromkeys("mwMWOQGD%@", 880)
_WIDTHS = {**_NARROW, **_MIDDLE, **_WIDE}
_CAPITAL, _SMALL = 720, 620


def text_width(text: str, size: float) -> int:
    """Return the width in whole pixels of a line of text at a font size in pixels."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    units = sum(_WIDTHS.get(char, _CAPITAL if char.isupper() else _SMALL) for char in bare)
    return round(units * size / 1000)
