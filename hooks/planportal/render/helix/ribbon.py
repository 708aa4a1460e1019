"""The strands of the helix: flat ribbons wound to the right around a cylinder, as DNA is, seen from the side.

A ribbon shows its face where it passes in front of the axis or behind it, and its edge at the tops of its bows; there
the outer face turns away and the inner one comes in sight. So what lies in front is one shape, and what lies behind is
its mirror image about the axis.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import pi

__all__ = ["Cylinder", "Knot", "lying", "outline", "upright"]

# Handles of the cubic that comes nearest to a quarter of a sine wave, as parts of the quarter's length.
_REACH_OF_CROSSING, _REACH_OF_TOP = 0.326, 0.362

Place = Callable[[float, float], str]
"""From along and across the axis to the coordinates of a path."""


@dataclass(frozen=True)
class Knot:
    """A point that a ribbon in front passes: a crossing, or the top of a bow."""

    along: float
    across: float
    slope: float
    half: float
    """Half the ribbon's height here."""
    growth: float
    """How much that grows per unit along."""
    reach: float


@dataclass(frozen=True)
class Cylinder:
    """What the ribbons are wound around."""

    radius: float
    edge: float
    """Half a ribbon's height where its edge is seen."""
    face: float
    """What that gains where its face is seen."""

    def crossing(self, along: float, slope: float) -> Knot:
        """Return where a ribbon crosses the axis in front."""
        return Knot(along, 0, slope, self.edge + self.face, 0, _REACH_OF_CROSSING)

    def begin(self, along: float, bow: float) -> Knot:
        """Return the top where a ribbon comes to the front, in a bow of that length."""
        return Knot(along, -self.radius, 0, self.edge, self.face * pi / bow, _REACH_OF_TOP)

    def end(self, along: float, bow: float) -> Knot:
        """Return the top where a ribbon goes behind, in a bow of that length."""
        return Knot(along, self.radius, 0, self.edge, -self.face * pi / bow, _REACH_OF_TOP)

    def steepness(self, left: float, right: float) -> float:
        """Return the slope of a crossing between bows of two lengths."""
        return pi * self.radius * 2 / (left + right)


def lying(along: float, across: float) -> str:
    """Place a helix that runs to the right."""
    return f"{_short(along)} {_short(across)}"


def upright(along: float, across: float) -> str:
    """Place a helix that runs downwards; turned, not mirrored, so that it still winds to the right."""
    return f"{_short(-across)} {_short(along)}"


def outline(knots: Sequence[Knot], place: Place) -> str:
    """Return the SVG path around one piece of ribbon."""
    there = [_curve(left, right, -1) for left, right in pairwise(knots)]
    back = [_curve(right, left, 1) for left, right in pairwise(knots)][::-1]
    first, last = knots[0], knots[-1]
    start = place(first.along, first.across - first.half)
    turn = place(last.along, last.across + last.half)
    return f"M{start}{_drawn(there, place)}L{turn}{_drawn(back, place)}Z"


def _curve(one: Knot, other: Knot, side: int) -> list[tuple[float, float]]:
    """Return the two handles and the end of an edge between neighbouring knots."""
    length = other.along - one.along
    points = []
    for knot, step in ((one, length * one.reach), (other, -length * other.reach), (other, 0.0)):
        across = knot.across + side * knot.half + (knot.slope + side * knot.growth) * step
        points.append((knot.along + step, across))
    return points


def _drawn(curves: Sequence[Sequence[tuple[float, float]]], place: Place) -> str:
    return "".join("C" + " ".join(place(*point) for point in curve) for curve in curves)


def _short(number: float) -> str:
    return f"{round(number, 1) + 0:g}"
