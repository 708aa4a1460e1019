"""Ornaments of made things: honeycomb, guilloche of official papers, network, turning arrows."""

from __future__ import annotations

import math

from planportal.render.drawings.chance import Chance
from planportal.render.drawings.grounds import GOLD, Ground
from planportal.render.drawings.shapes import Box, Point, dots, number, polygon, segments, shape

__all__ = ["circles", "guilloche", "hexagons", "network"]


def hexagons(box: Box, ground: Ground, chance: Chance) -> str:
    """A honeycomb of molecules, some of them filled."""
    side = chance.real(31, 40) * box.size
    wide, high = side * math.sqrt(3), side * 1.5
    across, down = number(wide / 2), number(side / 2)
    outline = f"l{across} {down}v{number(side)}l-{across} {down}l-{across}-{down}v-{number(side)}z"
    kinds: list[list[Point]] = [[], [], []]
    shift = chance.real(0, wide)
    for row in range(-1, math.ceil(box.height / high) + 1):
        for column in range(-1, math.ceil(box.width / wide) + 1):
            corner = (column * wide + row % 2 * wide / 2 - shift / 2, row * high - side)
            kinds[chance.pick((0, 0, 0, 1, 1, 2))].append(corner)
    empty, low, middle = ("".join(f"M{number(x)} {number(y)}{outline}" for x, y in found) for found in kinds)
    corners = [point for point in (*kinds[1], *kinds[2]) if chance.real(0, 1) > 0.6]
    line, width = ground.middle, 2 * box.size
    return "".join(
        (
            shape("path", d=empty, stroke=line, stroke_width=width),
            shape("path", d=low, fill=ground.low, stroke=line, stroke_width=width),
            shape("path", d=middle, fill=ground.middle, stroke=line, stroke_width=width),
            shape("path", d=dots(corners), stroke=ground.high, stroke_width=9 * box.size),
            shape("path", d=dots(corners[::5]), stroke=GOLD, stroke_width=12 * box.size),
        )
    )


def guilloche(box: Box, ground: Ground, chance: Chance) -> str:
    """Rosettes of turned ellipses, as on certificates."""
    drawn = []
    for x, size, tone in (
        (box.width * chance.real(0.05, 0.3), chance.real(0.85, 1.15), ground.middle),
        (box.width * chance.real(0.7, 0.95), chance.real(0.85, 1.15), ground.middle),
        (box.width * chance.real(0.4, 0.6), chance.real(0.5, 0.7), ground.high),
    ):
        y, count = box.height * chance.real(0.25, 0.75), chance.whole(14, 20)
        long, short = 150 * size * box.size, chance.real(46, 84) * size * box.size
        ellipses = "".join(
            shape("ellipse", rx=long, ry=short, transform=f"rotate({number(at * 180 / count)})") for at in range(count)
        )
        place = f"translate({number(x)} {number(y)})"
        drawn.append(f'<g transform="{place}" stroke="{tone}" stroke-width="{number(1.3 * box.size)}">{ellipses}</g>')
    lines = "".join(
        f"M0 {number(y)}H{box.width}"
        for y in (box.height * 0.07, box.height * 0.1, box.height * 0.9, box.height * 0.93)
    )
    return "".join((*drawn, shape("path", d=lines, stroke=GOLD, stroke_width=1.6 * box.size)))


def network(box: Box, ground: Ground, chance: Chance) -> str:
    """Points and what joins them."""
    gap = chance.real(60, 72) * box.size
    points = [
        ((column + chance.real(0.15, 0.85)) * gap, (row + chance.real(0.15, 0.85)) * gap)
        for row in range(-1, math.ceil(box.height / gap) + 1)
        for column in range(-1, math.ceil(box.width / gap) + 1)
    ]
    near = gap * 1.28
    joined = [
        (one, other) for at, one in enumerate(points) for other in points[at + 1 :] if math.dist(one, other) < near
    ]
    kinds: list[list[Point]] = [[], [], []]
    for point in points:
        kinds[chance.pick((0, 0, 0, 0, 1, 1, 1, 2))].append(point)
    sizes = ((ground.middle, 8), (ground.high, 14), (GOLD, 14))
    return shape("path", d=segments(joined), stroke=ground.middle, stroke_width=1.8 * box.size) + "".join(
        shape("path", d=dots(found), stroke=tone, stroke_width=wide * box.size)
        for (tone, wide), found in zip(sizes, kinds, strict=True)
        if found
    )


def circles(box: Box, ground: Ground, chance: Chance) -> str:
    """Arcs that turn around the middle, each with its arrow: what is used comes back."""
    x, y = box.width * chance.real(0.4, 0.6), box.height * chance.real(0.42, 0.58)
    drawn = []
    way = chance.pick((-1, 1))
    for ring in range(1, 8):
        radius = (30 + ring * 31) * box.size
        start, length = chance.real(0, math.tau), chance.real(1.5, 2.6)
        tone = GOLD if ring == 4 else (ground.low, ground.middle, ground.high)[ring % 3]
        for begin in (start, start + math.pi):
            end = begin + way * length
            first = (x + radius * math.cos(begin), y + radius * math.sin(begin))
            last = (x + radius * math.cos(end), y + radius * math.sin(end))
            arc = (
                f"M{number(first[0])} {number(first[1])}A{number(radius)} {number(radius)} 0 0 {int(way > 0)}"
                f" {number(last[0])} {number(last[1])}"
            )
            drawn.append(shape("path", d=arc, stroke=tone, stroke_width=6 * box.size))
            tip = 15 * box.size
            ahead = end + way * tip * 1.2 / radius
            head = polygon(
                [
                    (x + radius * math.cos(ahead), y + radius * math.sin(ahead)),
                    (x + (radius - tip * 0.7) * math.cos(end), y + (radius - tip * 0.7) * math.sin(end)),
                    (x + (radius + tip * 0.7) * math.cos(end), y + (radius + tip * 0.7) * math.sin(end)),
                ]
            )
            drawn.append(shape("path", d=head, fill=tone))
    return "".join(drawn)
