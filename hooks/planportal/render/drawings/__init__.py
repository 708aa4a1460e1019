"""An article's own picture, drawn from what it is: field, topics, scope and id. No two ids give the same picture.

SVG, not pixels: sharp on every screen at a size of one to two kilobytes, and nothing to cache.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from planportal.model import Article
from planportal.render.drawings.chance import Chance
from planportal.render.drawings.grounds import GOLD, PAPER, ground_of
from planportal.render.drawings.shapes import Box, number, shape
from planportal.render.drawings.subject import Subject
from planportal.render.drawings.topics import FIELD_ORNAMENTS, topics_of

__all__ = ["CARD", "PANEL", "Subject", "draw"]

CARD = Box(480, 252)
"""For lists, and, cut to its middle, for the head of an article: what matters lies in the middle 180 of 252."""
PANEL = Box(420, 630)
"""For the right side of a share card."""
_EDITION = "85:"
"""Changes every picture at once. Of several, the one under which the first articles look least alike."""
_NARROW = 1.2
"""A field that is less than this times as wide as high has its icon in the middle."""


def draw(article: Article | Subject, icons: Mapping[str, str], box: Box = CARD) -> bytes:
    """Return an article's picture as an SVG file."""
    chance = Chance(_EDITION + article.id)
    field = article.fields[0]
    ground = ground_of(field, chance)
    side = chance.pick((0.25, 0.5, 0.75))
    topics = topics_of(article)
    ornaments = [topic.ornament for topic in topics[:2]] or FIELD_ORNAMENTS[field]
    ornament = chance.pick(ornaments)
    drawing = icons[f"topic-{topics[0].icon}" if topics else f"field-{field}"]
    place = 0.5 if box.width < box.height * _NARROW else side
    x, y, radius = box.width * place, box.height / 2, 70 * box.size
    on_rim = radius * math.sqrt(0.5)
    parts = (
        shape("rect", width=box.width, height=box.height, fill=ground.base),
        f'<g fill="none" stroke-linecap="round">{ornament(box, ground, chance)}</g>',
        shape("circle", cx=x, cy=y, r=radius, fill=ground.deep),
        shape("circle", cx=x, cy=y, r=radius - 5 * box.size, fill="none", stroke=GOLD, stroke_width=2 * box.size),
        _icon(drawing, x, y, size=82 * box.size, colour=PAPER),
        shape("circle", cx=x + on_rim, cy=y + on_rim, r=17 * box.size, fill=GOLD),
        _icon(icons[f"scope-{article.scope}"], x + on_rim, y + on_rim, size=21 * box.size, colour=ground.deep),
    )
    size = f'width="{box.width}" height="{box.height}" viewBox="0 0 {box.width} {box.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>\n'.encode()


def _icon(drawing: str, x: float, y: float, *, size: float, colour: str) -> str:
    place = f"translate({number(x - size / 2)} {number(y - size / 2)}) scale({size / 24:.3f})"
    return f'<g transform="{place}" color="{colour}" fill="{colour}">{drawing}</g>'
