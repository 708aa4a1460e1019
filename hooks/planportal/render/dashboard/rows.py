"""The list of tasks as a table that a script can filter, and the filters as links to pages of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from planportal.model import Group, Task, Unit
from planportal.render import addresses
from planportal.render.addresses import Link
from planportal.render.dashboard.axes import Axis, axes, is_judged, state_slug
from planportal.render.helix import turn, turn_shapes
from planportal.render.html import render_html
from planportal.render.states import chip, chip_of, look
from planportal.render.view import View
from planportal.schedule import TaskState

__all__ = ["Choice", "Filter", "TaskRow", "filters", "task_list", "task_rows"]


@dataclass(frozen=True)
class TaskRow:
    """A task with its states for one year, and what it is found by."""

    task: Task
    units: tuple[Unit, ...]
    """Those that lead it."""
    state: TaskState
    judged: bool
    """Whether work and verification are asked about."""
    report: str
    work: str
    verification: str
    """Slugs of the three states; empty where nothing is asked."""


@dataclass(frozen=True)
class Choice:
    """One value of a filter, with the page that shows it alone."""

    value: str
    words: Markup
    link: str
    count: int


@dataclass(frozen=True)
class Filter:
    """One question by which tasks are filtered."""

    axis: str
    """`group`, `unit`, or the id of an axis of states."""
    title: str
    choices: tuple[Choice, ...]


def task_rows(view: View, tasks: Iterable[Task], year: int) -> tuple[TaskRow, ...]:
    """Return the tasks' rows for one year, in their order."""
    rows = []
    for task in tasks:
        state = view.state(task, year)
        judged = is_judged(state)
        rows.append(
            TaskRow(
                task=task,
                units=tuple(view.portal.unit_by_id[unit] for unit in task.leads.units),
                state=state,
                judged=judged,
                report=state_slug(state.report_state),
                work=state_slug(state.work) if judged else "",
                verification=state_slug(state.verification) if judged else "",
            )
        )
    return tuple(rows)


def filters(view: View, *, link: Link) -> tuple[Filter, ...]:
    """Return the filters of the plan: by group, by lead unit, and by state on each axis.

    "Chưa có báo cáo" is one state that two axes share: it is offered once.
    """
    plan = view.portal.plan
    units = [view.portal.unit_by_id[unit] for unit in plan.lead_units]
    groups = [
        Choice(str(group.number), Markup(f"Nhóm {group.number}"), link(group), len(group.tasks))
        for group in plan.groups
    ]
    leads = [Choice(unit.id, Markup.escape(unit.name), link(unit), len(view.portal.led_by(unit.id))) for unit in units]
    found = [Filter("group", "Nhóm", tuple(groups)), Filter("unit", "Đơn vị chủ trì", tuple(leads))]
    offered: set[str] = set()
    for axis in axes(view.states(plan.tasks, view.year), ""):
        choices = _state_choices(axis, offered, link=link)
        offered |= {choice.value for choice in choices}
        found.append(Filter(axis.id, axis.title, choices))
    return tuple(found)


def task_list(
    view: View,
    tasks: Sequence[Task],
    *,
    link: Link,
    caption: str,
    offered: Sequence[Filter] = (),
    grouped: bool = True,
) -> Markup:
    """Return tasks as a table, under their groups if wanted, with the filters that are offered above it."""
    rows = task_rows(view, tasks, view.year)
    bodies: list[tuple[Group | None, tuple[TaskRow, ...]]] = [(None, rows)]
    if grouped:
        bodies = [
            (group, tuple(row for row in rows if row.task in group.tasks))
            for group in view.portal.plan.groups
            if set(group.tasks) & set(tasks)
        ]
    html = render_html(
        "dashboard/task-list",
        bodies=bodies,
        total=len(rows),
        year=view.year,
        caption=caption,
        filters=offered,
        link=link,
        chip=chip,
        look=look,
        turn=turn,
        turn_shapes=turn_shapes(),
        plan_path=addresses.PLAN,
    )
    return Markup(html.strip())


def _state_choices(axis: Axis, offered: set[str], *, link: Link) -> tuple[Choice, ...]:
    return tuple(
        Choice(state.slug, chip_of(state.look), link(addresses.state_path(state.slug)), len(state.tasks))
        for state in axis.states
        if state.slug not in offered
    )
