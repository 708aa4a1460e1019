"""Where everything on the helix stands, from nothing but how many tasks each group has.

Lengths are in units of the drawing: one is a CSS pixel at the usual size of text. The axis lies on y = 0. From one
crossing of the strands to the next is a bow; a group has as many bows as its rungs need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, pi, sin

from planportal.render.helix.ribbon import Cylinder, Knot, lying, outline, upright

__all__ = ["RADIUS", "Rung", "Segment", "segments", "upright_turns"]

RADIUS = 66.0
"""From the axis to the strands where they are furthest apart."""
_PITCH = 52.0
"""From rung to rung: drawn at 85 % and more, two links are no closer than 44 px."""
_CROSSING = 36.0
"""What a bow takes for its two ends, where no rung fits."""
_MOST_IN_A_BOW = 4
_LABEL, _NUMBER = 19.0, 14.0
"""From the lower edge of the strand to the foot of a rung's number, and half the number's width."""
_LYING = Cylinder(RADIUS, edge=1.6, face=9.5)
_UPRIGHT, _UPRIGHT_BOW = Cylinder(26, edge=1.2, face=6), 25.0


@dataclass(frozen=True)
class Rung:
    """Where a rung stands."""

    x: int
    half: int
    """From the axis to either strand."""
    label: int
    """Where the foot of its number stands, below the strand."""


@dataclass(frozen=True)
class Segment:
    """One group's part of the helix, from a crossing to a crossing."""

    width: float
    rungs: tuple[Rung, ...]
    ribbon: str
    """SVG path of what lies in front; its mirror image about the axis lies behind."""


def segments(sizes: Sequence[int]) -> tuple[Segment, ...]:
    """Return one segment for each group, given how many tasks each has; their strands join."""
    bows = [_bows(size) for size in sizes]
    lengths = [_length(rungs) for group in bows for rungs in group]
    slopes = [_LYING.steepness(*sides) for sides in pairwise([lengths[0], *lengths, lengths[-1]])]
    found, first = [], 0
    for group in bows:
        found.append(_segment(group, slopes[first : first + len(group) + 1]))
        first += len(group)
    return tuple(found)


def upright_turns() -> str:
    """Return what lies in front of two turns that run down, 100 high, from x = -26 to 26.

    They begin, are halved and end where the strands are furthest apart and run straight down: drawings of different
    heights join without a bend, and a rung fits in the middle.
    """
    slope = _UPRIGHT.steepness(_UPRIGHT_BOW, _UPRIGHT_BOW)
    starts = [_UPRIGHT_BOW * place for place in range(round(100 / _UPRIGHT_BOW))]
    pieces = [
        [
            _UPRIGHT.begin(start, _UPRIGHT_BOW),
            _UPRIGHT.crossing(start + _UPRIGHT_BOW / 2, slope),
            _UPRIGHT.end(start + _UPRIGHT_BOW, _UPRIGHT_BOW),
        ]
        for start in starts
    ]
    return "".join(outline(piece, upright) for piece in pieces)


def _bows(size: int) -> list[int]:
    """Return how many rungs each bow of a group holds, as even as can be, larger ones first."""
    count = ceil(size / _MOST_IN_A_BOW)
    return [size // count + (place < size % count) for place in range(count)]


def _length(rungs: int) -> float:
    return rungs * _PITCH + _CROSSING


def _segment(bows: Sequence[int], slopes: Sequence[float]) -> Segment:
    rungs: list[Rung] = []
    pieces: list[list[Knot]] = [[_LYING.crossing(0, slopes[0])]]
    start = 0.0
    for count, slope in zip(bows, slopes[1:], strict=True):
        length = _length(count)
        rungs += [_rung(start, (place + 0.5) * _PITCH + _CROSSING / 2, length) for place in range(count)]
        middle = start + length / 2
        start += length
        pieces[-1].append(_LYING.end(middle, length))
        pieces.append([_LYING.begin(middle, length), _LYING.crossing(start, slope)])
    return Segment(start, tuple(rungs), "".join(outline(piece, lying) for piece in pieces))


def _rung(start: float, at: float, length: float) -> Rung:
    def strand(place: float) -> float:
        return RADIUS * sin(pi * place / length)

    def lower_edge(place: float) -> float:
        return strand(place) + _LYING.edge + _LYING.face * abs(cos(pi * place / length))

    foot = max(lower_edge(at + aside) for aside in (-_NUMBER, 0, _NUMBER)) + _LABEL
    return Rung(round(start + at), round(strand(at)), round(foot))
