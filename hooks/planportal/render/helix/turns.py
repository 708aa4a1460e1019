"""The helix beside a list of tasks on narrow screens, running down: a piece of two turns and a rung for each row.

A piece begins and ends where both strands run straight down, so it may be stretched to the height of its row and still
joins its neighbours, whatever the size of the text; the rung stands at the middle of the row. It only adorns: the row
says the task and its state in words.
"""

from __future__ import annotations

from markupsafe import Markup

from planportal.render.helix.geometry import upright_turns
from planportal.render.states import Look

__all__ = ["turn", "turn_shapes"]


def turn_shapes() -> Markup:
    """Return what all turns of a page are drawn from; it stands once, before the first of them."""
    shades = "".join(
        f'<linearGradient id="turn-{side}" gradientUnits="userSpaceOnUse" x1="-26" x2="26" y1="0" y2="0">'
        f'<stop class="helix-{side}-edge" offset="0"/><stop class="helix-{side}-face" offset=".5"/>'
        f'<stop class="helix-{side}-edge" offset="1"/></linearGradient>'
        for side in ("front", "back")
    )
    return Markup(
        f'<svg class="turn-shapes" width="0" height="0" aria-hidden="true">{shades}<defs><g id="turn">'
        '<use class="turn__back" href="#turn-bows" transform="scale(-1 1)"/>'
        '<path class="rung__bar" d="M-26 50H26" vector-effect="non-scaling-stroke"/>'
        f'<g class="turn__front"><path id="turn-bows" d="{upright_turns()}"/></g></g></defs></svg>'
    )


def turn(look: Look) -> Markup:
    """Return one row's turn, with its rung in the colours and the shape of a state."""
    return Markup(
        f'<span class="turn rung--{look.code}" aria-hidden="true">'
        '<svg class="turn__strands" viewBox="-32 0 64 100" preserveAspectRatio="none"><use href="#turn"/></svg>'
        '<svg class="turn__mark rung__mark" viewBox="-18 -18 36 36"><circle r="15"/>'
        f'<path d="{look.shape}" transform="translate(-9 -9)scale(1.5)"/></svg></span>'
    )
