"""SVG shapes in few bytes: whole pixels or tenths, many marks in one path."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Box", "Point", "closed_curve", "dots", "number", "polygon", "segments", "shape", "wave"]

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """The field that a drawing fills."""

    width: int
    height: int

    @property
    def middle(self) -> Point:
        """The middle of the field."""
        return self.width / 2, self.height / 2

    @property
    def size(self) -> float:
        """What sizes of marks are taken from: 1 for a field of 480 by 252."""
        return math.sqrt(self.width * self.height / (480 * 252))


def number(value: float) -> str:
    """Return a coordinate with at most one digit after the point."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def shape(name: str, **attributes: float | str) -> str:
    """Return one element; `_` in the name of an attribute stands for `-`."""
    written = "".join(
        f' {key.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}/>"


def dots(points: Iterable[Point]) -> str:
    """Return path data of dots: lines without length, which round ends make into discs as wide as the stroke."""
    return "".join(f"M{number(x)} {number(y)}h0" for x, y in points)


def segments(ends: Iterable[tuple[Point, Point]]) -> str:
    """Return path data of separate straight lines."""
    return "".join(f"M{number(x)} {number(y)}L{number(u)} {number(v)}" for (x, y), (u, v) in ends)


def polygon(points: Sequence[Point]) -> str:
    """Return path data of a closed outline with straight sides."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def wave(start: Point, length: float, height: float, count: int) -> str:
    """Return path data of `count` half waves, each `length` long, the first one going up by `height`."""
    x, y = start
    first = f"M{number(x)} {number(y)}q{number(length / 2)} {number(-2 * height)} {number(length)} 0"
    return first + f"t{number(length)} 0" * (count - 1)


def closed_curve(points: Sequence[Point]) -> str:
    """Return path data of a smooth outline through the points (Catmull-Rom as Bézier curves)."""
    count = len(points)
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for at in range(count):
        before, here, there, after = (points[(at + step) % count] for step in (-1, 0, 1, 2))
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        parts.append("C" + " ".join(number(value) for point in (first, second, there) for value in point))
    return "".join(parts) + "Z"
