"""Ornaments of land and water: field rows below a mountain, leaves, waves, contour lines."""

from __future__ import annotations

import math

from planportal.render.drawings.chance import Chance
from planportal.render.drawings.grounds import GOLD, Ground
from planportal.render.drawings.shapes import Box, closed_curve, dots, number, polygon, shape, wave

__all__ = ["contours", "leaves", "rows", "waves"]


def rows(box: Box, ground: Ground, chance: Chance) -> str:
    """Field rows that run to the horizon, a mountain and the sun."""
    horizon = box.height * chance.real(0.4, 0.5)
    eye = box.width * chance.real(0.25, 0.75)
    peak = box.width * chance.pick((chance.real(0.12, 0.3), chance.real(0.7, 0.88)))
    foot, top = chance.real(120, 170) * box.size, horizon - chance.real(58, 80) * box.size
    shoulder = peak + chance.pick((-1, 1)) * foot * 0.55
    sun = (box.width - peak) * chance.real(0.85, 1.1), horizon - chance.real(14, 46) * box.size
    count = chance.whole(9, 12)
    spread = box.width * 2.4 / count
    left = eye - box.width * 1.2
    wedges = "".join(
        polygon([(eye, horizon), (left + at * spread, box.height), (left + (at + 0.5) * spread, box.height)])
        for at in range(count)
    )
    drawn = [
        shape("circle", cx=sun[0], cy=sun[1], r=chance.real(20, 28) * box.size, fill=GOLD),
        shape(
            "path",
            d=f"M{number(shoulder - foot * 0.8)} {number(horizon)}Q{number(shoulder)} {number(top + 30 * box.size)}"
            f" {number(shoulder + foot * 0.8)} {number(horizon)}Z",
            fill=ground.low,
        ),
        shape(
            "path",
            d=f"M{number(peak - foot)} {number(horizon)}Q{number(peak - foot * 0.3)} {number(horizon - 8)}"
            f" {number(peak)} {number(top)}Q{number(peak + foot * 0.3)} {number(horizon - 8)}"
            f" {number(peak + foot)} {number(horizon)}Z",
            fill=ground.middle,
        ),
        shape("path", d=f"M0 {number(horizon)}H{box.width}V{box.height}H0Z", fill=ground.low),
        shape("path", d=wedges, fill=ground.middle),
    ]
    for step, tone in ((0.3, ground.middle), (0.5, ground.high), (0.74, ground.high), (1.02, ground.high)):
        y = horizon + (box.height - horizon) * step
        plants = [(eye + (left + (at + 0.75) * spread - eye) * step, y) for at in range(count)]
        drawn.append(shape("path", d=dots(plants), stroke=tone, stroke_width=13 * step * box.size))
    return "".join(drawn)


def leaves(box: Box, ground: Ground, chance: Chance) -> str:
    """Large leaves with their veins."""
    drawn = []
    count = round(chance.whole(4, 5) * max(1, box.width / box.height / 2.2))
    for at in range(count):
        length, wide = chance.real(190, 250) * box.size, chance.real(46, 66) * box.size
        veins = "".join(
            f"M0 {number(-length * place)}q{number(way * wide * 0.45)} {number(-length * 0.04)}"
            f" {number(way * wide * 0.8 * math.sin(math.pi * min(0.97, place + 0.14)))} {number(-length * 0.15)}"
            for place in (0.14, 0.28, 0.42, 0.56, 0.7)
            for way in (-1, 1)
        )
        low, high, swell = (number(value) for value in (-length * 0.3, -length * 0.72, wide * 1.35))
        outline = (
            f"M0 0C-{swell} {low} {number(-wide)} {high} 0 {number(-length)}C{number(wide)} {high} {swell} {low} 0 0Z"
        )
        place = (at + chance.real(0.2, 0.8)) * box.width / count, box.height * chance.real(0.85, 1.12)
        turn = chance.real(-48, 48)
        vein = GOLD if at == count // 2 else ground.high
        drawn.append(
            f'<g transform="translate({number(place[0])} {number(place[1])}) rotate({number(turn)})">'
            + shape(
                "path", d=outline, fill=ground.middle if at % 2 else ground.low, stroke=ground.high, stroke_width=1.2
            )
            + shape("path", d=f"M0 0V{number(-length * 0.96)}{veins}", stroke=vein, stroke_width=2 * box.size)
            + "</g>"
        )
    return "".join(drawn)


def waves(box: Box, ground: Ground, chance: Chance) -> str:
    """Layers of water with what rises in it."""
    drawn = []
    top = chance.real(0.16, 0.3)
    for row, tone in enumerate((ground.low, ground.middle, ground.low, ground.middle)):
        half, height = chance.real(80, 130) * box.size, chance.real(9, 17) * box.size
        y = box.height * (top + row * 0.2)
        x = -chance.real(0, 2 * half)
        count = math.ceil((box.width - x) / half) + 1
        drawn.append(shape("path", d=f"{wave((x, y), half, height, count)}V{box.height}H{number(x)}Z", fill=tone))
        drawn.append(shape("path", d=wave((x, y), half, height, count), stroke=ground.high, stroke_width=2 * box.size))
    column = box.width * chance.real(0.1, 0.9)
    for size, count, tone in ((5, 14, ground.high), (9, 9, ground.high), (13, 4, GOLD)):
        bubbles = [
            ((column + chance.real(-0.5, 0.5) * box.width) % box.width, box.height * chance.real(0.3, 1))
            for _ in range(count)
        ]
        drawn.append(shape("path", d=dots(bubbles), stroke=tone, stroke_width=size * box.size))
    return "".join(drawn)


def contours(box: Box, ground: Ground, chance: Chance) -> str:
    """Contour lines of a hill, and the place on it."""
    x, y = box.width * chance.real(0.25, 0.75), box.height * chance.real(0.3, 0.7)
    turns = 10
    uneven = [chance.real(0.72, 1.28) for _ in range(turns)]
    drawn = []
    rings = 10
    for ring in range(rings, 0, -1):
        radius = (14 + ring * 27) * box.size
        flat = 1 - 0.5 * ring / rings
        points = []
        for at, part in enumerate(uneven):
            away = radius * (1 + (part - 1) * (1 - flat * 0.4))
            angle = at * math.tau / turns
            points.append((x + 1.25 * away * math.cos(angle), y + 0.85 * away * math.sin(angle)))
        tone = ground.high if ring % 5 == 0 else ground.middle
        fill = ground.low if ring % 2 else ground.base
        drawn.append(
            shape(
                "path",
                d=closed_curve(points),
                fill=fill,
                stroke=tone,
                stroke_width=(3 if ring % 5 == 0 else 1.8) * box.size,
            )
        )
    drawn.append(shape("circle", cx=x, cy=y, r=7 * box.size, fill=GOLD))
    return "".join(drawn)
