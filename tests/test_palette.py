"""Contrast, worked out from the tokens (WCAG 2.2: 1.4.6 text 7:1, 1.4.11 edges of controls 3:1)."""

from __future__ import annotations

import pytest

from planportal.render.palette import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST

THEMES = {
    "light": dict(LIGHT),
    "dark": {**LIGHT, **DARK},
    "light, more contrast": {**LIGHT, **LIGHT_CONTRAST},
    "dark, more contrast": {**LIGHT, **DARK, **DARK_CONTRAST},
}
FAMILIES = ("grey", "amber", "amber-full", "teal", "teal-full", "blue", "blue-full", "red-full")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-quiet", "leaf") for ground in ("ground", "surface", "sunken", "leaf-soft")),
    *((ink, ground) for ink in ("band-ink", "band-quiet") for ground in ("band", "band-deep")),
    ("on-leaf", "leaf"),
    ("on-gold", "band-gold"),
    ("warn-ink", "warn"),
    ("red-ink", "red-soft"),
    *((f"{family}-ink", family) for family in FAMILIES),
]
EDGES = [
    *(("edge", ground) for ground in ("ground", "surface", "sunken")),
    ("band-gold", "band"),
]


def luminance(colour: str) -> float:
    """WCAG's relative luminance of #rrggbb."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_all_text_stands_out_seven_to_one(theme: str) -> None:
    colours = THEMES[theme]
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in TEXT}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 7} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_edges_of_controls_stand_out_three_to_one(theme: str) -> None:
    colours = THEMES[theme]
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in EDGES}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_themes_override_each_other_whole() -> None:
    assert set(DARK) == set(LIGHT) - {"band-ink", "band-quiet", "band-gold", "band-line", "on-gold"}
    assert set(DARK_CONTRAST) == set(LIGHT_CONTRAST)
