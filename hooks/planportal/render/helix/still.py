"""The helix as a picture of its own, without links and words: for share cards, always in the light palette."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from lxml import etree

from planportal.render.helix.geometry import RADIUS, Rung, Segment, segments
from planportal.render.palette import LIGHT
from planportal.render.states import Look

__all__ = ["RUNG_COLOURS", "picture"]

RUNG_COLOURS: Mapping[str, tuple[str, str, str]] = {
    "not-yet": ("grey", "grey-ink", "edge"),
    "due-soon": ("amber", "amber-ink", "amber-full"),
    "submitted": ("teal", "teal-ink", "teal-ink"),
    "late": ("amber-full", "amber-full-ink", "amber-full-ink"),
    "overdue": ("red-full", "red-full-ink", "red-full"),
    "not-required": ("surface", "ink-quiet", "line"),
    "untracked": ("surface", "ink-quiet", "line"),
}
"""By state: the colours of a mark's ground, of its ink and of the rung's bar, as in 64-helix.css."""

_SVG = "{http://www.w3.org/2000/svg}"
_NAMESPACE: Any = {None: _SVG[1:-1]}  # lxml-stubs knows no default namespace
_HALF = RADIUS + 10
_MARGIN = 4.0


def picture(groups: Sequence[Sequence[Look | None]], *, upright: bool = False) -> str:
    """Return an SVG of the helix, a rung for each look; None is a rung that shows no state.

    It runs to the right, or down when `upright`.
    """
    parts = segments([len(group) for group in groups])
    starts = list(accumulate((part.width for part in parts), initial=0.0))
    length = starts[-1] + 2 * _MARGIN
    box = (-_HALF, -_MARGIN, 2 * _HALF, length) if upright else (-_MARGIN, -_HALF, length, 2 * _HALF)
    root = etree.Element(f"{_SVG}svg", {"viewBox": " ".join(f"{side:g}" for side in box)}, nsmap=_NAMESPACE)
    _shade(root, "front", LIGHT["strand"], LIGHT["strand-lit"])
    _shade(root, "back", LIGHT["strand-behind"], LIGHT["strand-behind-lit"])
    body = _add(root, "g", transform="rotate(90)") if upright else root
    for part, looks, start in zip(parts, groups, starts, strict=False):
        _segment(_add(body, "g", transform=f"translate({start:g})"), part, looks)
    for start in starts:
        _add(body, "path", d=f"M{start:g}-19V19", stroke=LIGHT["gold"], stroke_width="6", stroke_linecap="round")
    return etree.tostring(root, encoding="unicode")


def _segment(frame: etree._Element, part: Segment, looks: Sequence[Look | None]) -> None:
    _add(frame, "path", d=part.ribbon, transform="scale(1 -1)", fill="url(#back)")
    for rung, look in zip(part.rungs, looks, strict=True):
        _rung(_add(frame, "g", transform=f"translate({rung.x})"), rung, look)
    _add(frame, "path", d=part.ribbon, fill="url(#front)")


def _rung(frame: etree._Element, rung: Rung, look: Look | None) -> None:
    ground, ink, bar = (LIGHT[name] for name in RUNG_COLOURS[look.code]) if look else ("", "", LIGHT["gold"])
    _add(frame, "path", d=f"M0-{rung.half}V{rung.half}", stroke=bar, stroke_width="4.5" if look else "3")
    if look:
        _add(frame, "circle", r="17", fill=ground, stroke=ground if look.code == "overdue" else ink, stroke_width="1.5")
        shape = _add(frame, "path", d=look.shape, fill=ink, fill_rule="evenodd")
        shape.set("transform", "translate(-10.8 -10.8) scale(1.8)")


def _shade(root: etree._Element, name: str, edge: str, face: str) -> None:
    shade = _add(root, "linearGradient", id=name, gradientUnits="userSpaceOnUse", x1="0", x2="0")
    shade.set("y1", f"{-RADIUS:g}")
    shade.set("y2", f"{RADIUS:g}")
    for offset, colour in (("0", edge), ("0.5", face), ("1", edge)):
        _add(shade, "stop", offset=offset, stop_color=colour)


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _SVG + name, {key.replace("_", "-"): value for key, value in attributes.items()})
