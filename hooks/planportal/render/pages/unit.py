"""One unit: what it leads, where it cooperates, where the plan mentions it."""

from __future__ import annotations

from planportal.model import Unit
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page, newest_change
from planportal.render.sentences import kind_word
from planportal.render.view import View

__all__ = ["unit_page"]


def unit_page(view: View, unit: Unit) -> Page:
    """Return a unit's page."""
    portal = view.portal
    led, supported = portal.led_by(unit.id), portal.supported_by(unit.id)
    mentioned = [task for task in portal.naming(unit) if task not in led and task not in supported]
    return make_page(
        view,
        kind="unit",
        path=addresses.page_path(unit),
        title=unit.name,
        description=f"{unit.name}: {kind_word(unit)}. Chủ trì {len(led)} nhiệm vụ, phối hợp {len(supported)} nhiệm vụ.",
        source=unit.source,
        crumbs=[("Kế hoạch", addresses.PLAN)],
        updated=newest_change(view, led),
        unit=unit,
        led=led,
        supported=supported,
        mentioned=mentioned,
        basis=portal.document_by_id,
        collects=portal.plan.reporting.collected_by == unit.id,
    )
