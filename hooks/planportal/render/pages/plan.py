"""The plan at a glance: how it stands, states, groups, deadlines, units, every task, and what the plan is."""

from __future__ import annotations

from functools import partial

from planportal.output import Page
from planportal.render import addresses
from planportal.render.dashboard import axes, filters, group_bars, role_grid, state_counts, task_list, timeline
from planportal.render.helix import helix
from planportal.render.pages.base import make_page, newest_change
from planportal.render.sentences import progress
from planportal.render.view import View
from planportal.schedule import ReportState, tally

__all__ = ["plan_page"]

_FILTER_SCRIPT = "assets/plan-filter.js"


def plan_page(view: View) -> Page:
    """Return the plan's progress page."""
    plan = view.portal.plan
    states = view.states(plan.tasks, view.year)
    collector = view.portal.unit_by_id[plan.reporting.collected_by]
    link = partial(addresses.link_from, addresses.PLAN)
    named = [*plan.lead_units, *(unit for task in plan.tasks for unit in task.cooperating.units)]
    return make_page(
        view,
        kind="plan",
        path=addresses.PLAN,
        title="Kế hoạch và tiến độ",
        description=f"Tiến độ Kế hoạch tăng cường triển khai Kế hoạch số 3300/KH-UBND: {progress(view)}.",
        source=plan.source,
        updated=newest_change(view, plan.tasks),
        wide=True,
        is_html=True,
        scripts=[_FILTER_SCRIPT],
        helix=helix(view, link=partial(addresses.to_address, addresses.PLAN)),
        tally=tally(states),
        behind=_behind(view),
        counts=state_counts(axes(states, collector.name), link=link),
        bars=group_bars(view, view.year, link=link),
        timeline=timeline(view, link=link),
        grid=role_grid(view, view.year, link=link),
        tasks=task_list(
            view,
            plan.tasks,
            link=link,
            caption=f"{len(plan.tasks)} nhiệm vụ của Kế hoạch, trạng thái năm {view.year}",
            offered=filters(view, link=link),
        ),
        others=[unit for unit in view.portal.units if unit.id not in named],
    )


def _behind(view: View) -> list[tuple[int, int]]:
    """Earlier years in which reports are still missing, the newest first, with how many tasks miss them."""
    found = []
    for year in reversed(view.years[:-1]):
        counts = tally(view.states(view.portal.plan.tasks, year))
        if overdue := counts.report_states.get(ReportState.OVERDUE, 0):
            found.append((year, overdue))
    return found
