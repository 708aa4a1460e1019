"""The plan at a glance: counts, groups, every task with its states, the units and the years."""

from __future__ import annotations

from functools import partial

from planportal.output import Page
from planportal.render import addresses
from planportal.render.helix import helix
from planportal.render.pages.base import make_page, newest_change
from planportal.render.sentences import progress
from planportal.render.view import View
from planportal.schedule import tally

__all__ = ["plan_page"]


def plan_page(view: View) -> Page:
    """Return the plan's progress page."""
    plan = view.portal.plan
    return make_page(
        view,
        kind="plan",
        path=addresses.PLAN,
        title="Kế hoạch và tiến độ",
        description=f"Tiến độ Kế hoạch tăng cường triển khai Kế hoạch số 3300/KH-UBND: {progress(view)}.",
        source=plan.source,
        updated=newest_change(view, plan.tasks),
        wide=True,
        helix=helix(view, link=partial(addresses.to_address, addresses.PLAN)),
        tally=tally(view.states(plan.tasks, view.year)),
        leads=[view.portal.unit_by_id[unit] for unit in plan.lead_units],
        others=[unit for unit in view.portal.units if unit.id not in plan.lead_units],
    )
