"""How a figure is laid out before it is drawn: as wide as a page's column, or as narrow as a phone."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace

from planportal.model import Figure, FigureType
from planportal.render.text_width import text_width

__all__ = ["NAME_SIZE", "NAME_STEP", "Sheet", "chart_sheet"]

_WIDE, _NARROW = 720, 340
_ROW_BESIDE, _ROW_BELOW = 46, 36
"""The height of a bar with its name beside it, and of one without."""
NAME_SIZE, NAME_STEP = 14, 18
"""The letters of names above their bars, and from one line to the next."""
_OWN_LETTERS = 0.9
"""Letters of system fonts are narrower than the badges', which text_width measures."""


@dataclass(frozen=True)
class Sheet:
    """The measures of one drawing, in pixels."""

    narrow: bool
    width: int
    left: int
    type: FigureType
    title_lines: tuple[str, ...]
    title_size: int
    head: int
    """The height of title and unit, above the drawing itself."""
    height: int
    """The height of the whole."""
    names: tuple[tuple[str, ...], ...]
    """The lines of each bar's name, where names stand above their bars; else empty."""

    @property
    def above(self) -> int:
        """Return the room above each bar for its name."""
        return max((8 + NAME_STEP * len(lines) for lines in self.names), default=0)


def chart_sheet(figure: Figure, *, narrow: bool) -> Sheet:
    """Return the measures of a figure. On a narrow sheet columns whose names would touch become bars."""
    width, left, size = (_NARROW, 12, 17) if narrow else (_WIDE, 24, 19)
    lines = _broken(figure.title, size, width - 2 * left)
    head = 20 + (size + 5) * len(lines) + (20 if narrow else 16)
    form = FigureType.BARS if narrow and _names_touch(figure, width) else figure.type
    names: tuple[tuple[str, ...], ...] = ()
    if narrow and form is FigureType.BARS:
        names = tuple(_broken(label, NAME_SIZE, width - 2 * left) for label, _ in figure.data)
    sheet = Sheet(narrow, width, left, form, lines, size, head, 0, names)
    return replace(sheet, height=head + _drawing_height(sheet, len(figure.data)))


def _drawing_height(sheet: Sheet, bars: int) -> int:
    if sheet.type is not FigureType.BARS:
        return 300 if sheet.narrow else 380
    return (_ROW_BELOW + sheet.above) * bars + 60 if sheet.narrow else _ROW_BESIDE * bars + 90


def _names_touch(figure: Figure, width: int) -> bool:
    widest = max(text_width(label, 15) for label, _ in figure.data)
    return figure.type is FigureType.COLUMNS and (widest + 8) * len(figure.data) > width * 0.8


def _broken(title: str, size: int, room: int) -> tuple[str, ...]:
    """Return the title in as few lines as fit the room, and those about as long as each other."""
    best: tuple[str, ...] | None = None
    letters = len(title)
    while letters > 0:
        lines = _wrapped(title, letters)
        if best is not None and len(lines) > len(best):
            # Shorter lines are never fewer.
            break
        if _fits(lines, size, room):
            best = lines
        # Down to the longest of these, the lines are the same.
        letters = min(letters, max(map(len, lines), default=0)) - 1
    return (title,) if best is None else best


def _wrapped(title: str, letters: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(title, letters, break_long_words=False, break_on_hyphens=False))


def _fits(lines: tuple[str, ...], size: int, room: int) -> bool:
    return all(text_width(line, size) * _OWN_LETTERS <= room for line in lines)
