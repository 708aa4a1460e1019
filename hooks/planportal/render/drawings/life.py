"""Ornaments of living matter: double helix, strand, cells, colonies in a dish, bands of a gel."""

from __future__ import annotations

import math

from planportal.render.drawings.chance import Chance
from planportal.render.drawings.grounds import GOLD, Ground
from planportal.render.drawings.shapes import Box, Point, dots, number, segments, shape, wave

__all__ = ["cells", "colonies", "gel", "helix", "strand", "viruses"]


def helix(box: Box, ground: Ground, chance: Chance) -> str:
    """Two strands with their rungs, lying across the field."""
    reach = math.hypot(box.width, box.height)
    half, height = chance.real(70, 100) * box.size, chance.real(36, 58) * box.size
    count = math.ceil(reach / half) + 2
    x, y = box.width / 2 - reach / 2 - chance.real(0, half), box.height * chance.real(0.4, 0.6)
    step = half / chance.whole(6, 8)
    rungs: list[tuple[Point, Point]] = []
    for at in range(1, int(reach / step) + 12):
        phase = at * step % half / half
        if 0.08 < phase < 0.92:
            rise = 4 * height * phase * (1 - phase)
            rungs.append(((x + at * step, y - rise), (x + at * step, y + rise)))
    wide = 7 * box.size
    drawn = [
        shape("path", d=segments(rungs), stroke=ground.middle, stroke_width=2.4 * box.size),
        shape("path", d=wave((x, y), half, -height, count), stroke=ground.middle, stroke_width=wide),
        shape("path", d=wave((x, y), half, height, count), stroke=ground.high, stroke_width=wide),
        shape("path", d=dots(top for top, _ in rungs[:: chance.whole(4, 6)]), stroke=GOLD, stroke_width=wide * 1.5),
    ]
    turn = chance.pick((-1, 1)) * chance.real(10, 32)
    return _turned(drawn, turn, box.middle)


def strand(box: Box, ground: Ground, chance: Chance) -> str:
    """Single strands with their bases, as RNA has them, one under another."""
    reach = math.hypot(box.width, box.height)
    half, height = chance.real(84, 116) * box.size, chance.real(26, 38) * box.size
    gap, base = chance.real(84, 100) * box.size, 24 * box.size
    drawn = []
    for row in range(-1, math.ceil(reach / gap)):
        x, y = box.width / 2 - reach / 2 - chance.real(0, 2 * half), row * gap + gap / 2
        feet: list[list[Point]] = [[], [], []]
        for at in range(1, int((reach + 2 * half) / half * 4)):
            turn, place = divmod(at, 4)
            rise = 4 * height * (place / 4) * (1 - place / 4) * (-1 if turn % 2 else 1)
            feet[chance.pick((0, 0, 0, 1, 1, 1, 2))].append((x + at * half / 4, y - rise))
        for tone, found in zip((ground.low, ground.middle, GOLD), feet, strict=True):
            ticks = "".join(f"M{number(foot[0])} {number(foot[1])}v{number(base)}" for foot in found)
            drawn.append(shape("path", d=ticks, stroke=tone, stroke_width=6 * box.size))
        line = wave((x, y), half, height, math.ceil(reach / half) + 3)
        drawn.append(shape("path", d=line, stroke=ground.high, stroke_width=7 * box.size))
    return _turned(drawn, chance.pick((-1, 1)) * chance.real(8, 24), box.middle)


def cells(box: Box, ground: Ground, chance: Chance) -> str:
    """Cells with their nuclei, as close as under a microscope."""
    gap = chance.real(60, 78) * box.size
    bodies: list[str] = []
    nuclei: list[Point] = []
    marked: list[Point] = []
    rows = math.ceil(box.height / (gap * 0.87)) + 1
    for row in range(-1, rows):
        for column in range(-1, math.ceil(box.width / gap) + 1):
            x = (column + row % 2 / 2) * gap + chance.real(-0.12, 0.12) * gap
            y = row * gap * 0.87 + chance.real(-0.12, 0.12) * gap
            radius = gap * chance.real(0.38, 0.5)
            bodies.append(shape("circle", cx=x, cy=y, r=radius))
            turn = chance.real(0, math.tau)
            nucleus = (x + radius * 0.3 * math.cos(turn), y + radius * 0.3 * math.sin(turn))
            (marked if chance.real(0, 1) > 0.88 else nuclei).append(nucleus)
    return "".join(
        (
            f'<g fill="{ground.low}" stroke="{ground.middle}" stroke-width="{number(2.5 * box.size)}">',
            *bodies,
            "</g>",
            shape("path", d=dots(nuclei), stroke=ground.middle, stroke_width=gap * 0.24),
            shape("path", d=dots(marked), stroke=GOLD, stroke_width=gap * 0.24),
        )
    )


def colonies(box: Box, ground: Ground, chance: Chance) -> str:
    """A dish with colonies along the streaks of a loop."""
    radius = 0.62 * box.size * 252
    x, y = box.width * chance.real(0.36, 0.64), box.height * chance.real(0.4, 0.6)
    small: list[Point] = []
    large: list[Point] = []
    marked: list[Point] = []
    turn, way = chance.real(0, math.tau), chance.pick((-1, 1))
    for at in range(110):
        along = at / 110
        angle = turn + way * (along * 5.2 * math.tau)
        away = radius * (0.9 - 0.62 * along) + chance.real(-5, 5) * box.size
        point = (x + away * math.cos(angle), y + away * math.sin(angle))
        (marked if at % 23 == 11 else large if chance.real(0, 1) < along * 0.75 else small).append(point)
    return "".join(
        (
            shape(
                "circle", cx=x, cy=y, r=radius * 1.09, fill=ground.low, stroke=ground.middle, stroke_width=3 * box.size
            ),
            shape("circle", cx=x, cy=y, r=radius, fill=ground.base, stroke=ground.middle, stroke_width=1.5 * box.size),
            shape("path", d=dots(small), stroke=ground.middle, stroke_width=6 * box.size),
            shape("path", d=dots(large), stroke=ground.high, stroke_width=11 * box.size),
            shape("path", d=dots(marked), stroke=GOLD, stroke_width=13 * box.size),
        )
    )


def viruses(box: Box, ground: Ground, chance: Chance) -> str:
    """Virus particles with their spikes, near and far."""
    count, radius = 11, 30.0
    tips = [
        (radius * 1.42 * math.cos(spike * math.tau / count), radius * 1.42 * math.sin(spike * math.tau / count))
        for spike in range(count)
    ]
    one = "".join(
        (
            shape("path", d=segments(((0, 0), tip) for tip in tips), stroke=ground.middle, stroke_width=3.6),
            shape("path", d=dots(tips), stroke="currentColor", stroke_width=9.4),
            shape("circle", r=radius, fill=ground.low, stroke=ground.middle, stroke_width=3.6),
            shape("circle", r=radius * 0.5, fill=ground.base),
        )
    )
    gap = 104 * box.size
    places = [
        ((column + row % 2 / 2 + chance.real(-0.14, 0.14)) * gap, (row + chance.real(-0.14, 0.14)) * gap * 0.9)
        for row in range(math.ceil(box.height / gap) + 1)
        for column in range(math.ceil(box.width / gap) + 1)
    ]
    marked = chance.whole(0, len(places) - 1)
    drawn = [f'<defs><g id="v">{one}</g></defs>']
    for at, (x, y) in enumerate(places):
        size, turn = chance.pick((0.62, 0.82, 1.06)), chance.real(0, 360)
        tone = GOLD if at == marked else ground.high if size > 1 else ground.middle
        place = f"translate({number(x)} {number(y)}) rotate({number(turn)}) scale({size * box.size:.2f})"
        drawn.append(shape("use", href="#v", color=tone, transform=place))
    return "".join(drawn)


def gel(box: Box, ground: Ground, chance: Chance) -> str:
    """Lanes of bands, as genomes are read."""
    lanes = chance.whole(9, 13) * round(max(1, box.width / box.height / 1.9))
    gap = box.width / lanes
    bands: list[list[tuple[Point, Point]]] = [[], [], [], []]
    for lane in range(lanes):
        left = gap * lane + gap * 0.16
        y = chance.real(-10, 20) * box.size
        while y < box.height:
            bands[chance.pick((0, 0, 0, 1, 1, 1, 2, 2, 3) if lane % 4 == 1 else (0, 0, 1, 1, 2))].append(
                ((left, y), (left + gap * 0.68, y))
            )
            y += chance.pick((13, 18, 26, 40)) * box.size
    tones = (ground.low, ground.middle, ground.high, GOLD)
    return "".join(
        shape("path", d=segments(found), stroke=tone, stroke_width=7 * box.size)
        for tone, found in zip(tones, bands, strict=True)
        if found
    )


def _turned(drawn: list[str], degrees: float, middle: Point) -> str:
    turn = " ".join(number(value) for value in (degrees, *middle))
    return f'<g transform="rotate({turn})">{"".join(drawn)}</g>'
