"""The colours of drawings: one family for each field, deep enough to stand on a light and on a dark page."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass

from planportal.render.drawings.chance import Chance

__all__ = ["GOLD", "PAPER", "Ground", "ground_of"]

PAPER, GOLD = "#faf6ec", "#e2b64c"

_HUES: Mapping[str, tuple[float, float]] = {
    "nong-nghiep": (148, 0.52),
    "cong-nghiep": (213, 0.48),
    "y-duoc": (318, 0.34),
    "moi-truong": (184, 0.62),
}
"""Hue in degrees and saturation by field."""
_TURN = 9
"""How far, in degrees, a picture's hue may stand from its field's."""


@dataclass(frozen=True)
class Ground:
    """Five tones of one hue, from the deepest to the lightest."""

    deep: str
    base: str
    low: str
    middle: str
    high: str


def ground_of(field: str, chance: Chance) -> Ground:
    """Return a field's tones, turned a little for each picture."""
    hue, saturation = _HUES[field]
    turned = hue + chance.real(-_TURN, _TURN)
    lift = chance.real(-0.015, 0.02)
    return Ground(*(_hex(turned, saturation, lightness + lift) for lightness in (0.105, 0.165, 0.225, 0.32, 0.48)))


def _hex(hue: float, saturation: float, lightness: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue % 360 / 360, lightness, saturation)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
