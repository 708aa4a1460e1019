"""What the page shell says of a page's share card."""

from __future__ import annotations

from typing import Any

from planportal.render.view import View

__all__ = ["card_meta"]


def card_meta(view: View, address: str) -> dict[str, Any]:
    """Return what the page shell says of a page's share card."""
    card = view.media.cards.get(address, view.media.default_card)
    if card is None:
        return {}
    return {"path": card.path, "width": card.width, "height": card.height, "alt": view.site_name}
