"""The signed plan, word for word."""

from __future__ import annotations

from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["full_text_page"]


def full_text_page(view: View) -> Page:
    """Return the plan's full text, with notes on names that have changed since."""
    plan = view.portal.plan
    return make_page(
        view,
        kind="full-text",
        path=addresses.FULL_TEXT,
        title="Toàn văn Kế hoạch",
        description=f"Toàn văn Kế hoạch: {plan.title}.",
        source=plan.source,
        crumbs=[("Kế hoạch", addresses.PLAN)],
        changed=[unit for unit in view.portal.units if unit.now],
    )
