"""The portal's own picture: the plan as a double helix, a rung a task."""

from __future__ import annotations

from planportal.render.helix.drawing import helix
from planportal.render.helix.still import picture
from planportal.render.helix.turns import turn, turn_shapes

__all__ = ["helix", "picture", "turn", "turn_shapes"]
