"""The tasks in one state: a list with an address that never changes, also while no task is in it."""

from __future__ import annotations

from functools import partial

from planportal.model import Task
from planportal.output import Page
from planportal.render import addresses
from planportal.render.dashboard import Axis, StateCount, axes, task_list
from planportal.render.pages.base import make_page, newest_change
from planportal.render.states import chip_of
from planportal.render.view import View

__all__ = ["state_pages"]


def state_pages(view: View) -> list[Page]:
    """Return one page for each state; "chưa có báo cáo" is one page for the two axes that share it."""
    plan = view.portal.plan
    collector = view.portal.unit_by_id[plan.reporting.collected_by]
    counted = axes(view.states(plan.tasks, view.year), collector.name)
    states = {state.slug: state for axis in counted for state in axis.states}
    return [_state_page(view, state, [axis for axis in counted if state in axis.states]) for state in states.values()]


def _state_page(view: View, state: StateCount, among: list[Axis]) -> Page:
    path = addresses.state_path(state.slug)
    found: list[Task] = [view.portal.task_by_id[task] for task in state.tasks]
    title = f"{', '.join(axis.title for axis in among).capitalize()}: {state.look.word}"
    return make_page(
        view,
        kind="state",
        path=path,
        title=title,
        description=f"{len(found)} nhiệm vụ ở trạng thái “{state.look.word}” năm {view.year}. {state.meaning}",
        crumbs=[("Kế hoạch", addresses.PLAN)],
        updated=newest_change(view, found),
        wide=True,
        is_html=True,
        heading=title,
        state=state,
        found=found,
        tasks=task_list(view, found, link=partial(addresses.link_from, path), caption=f"{title}, năm {view.year}"),
        axes=among,
        chip_of=chip_of,
    )
