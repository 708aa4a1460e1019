"""The portal's own picture: the plan as a double helix, a rung a task."""

from __future__ import annotations

from planportal.render.helix.drawing import Form, helix
from planportal.render.helix.still import picture

__all__ = ["Form", "helix", "picture"]
