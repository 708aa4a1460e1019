"""One group of tasks."""

from __future__ import annotations

from functools import partial

from planportal.model import Group
from planportal.output import Page
from planportal.render import addresses
from planportal.render.dashboard import axes, reported_words, task_list, with_words
from planportal.render.pages.base import make_page, newest_change
from planportal.render.view import View

__all__ = ["group_page"]


def group_page(view: View, group: Group) -> Page:
    """Return a group's page: its signed title, its bar, and tasks with their states."""
    groups = view.portal.plan.groups
    at = groups.index(group)
    path = addresses.page_path(group)
    states = view.states(group.tasks, view.year)
    return make_page(
        view,
        kind="group",
        path=path,
        title=f"Nhóm {group.number}: {group.short_title}",
        description=f"Nhóm nhiệm vụ {group.number} của Kế hoạch: {group.title}",
        source=group.source,
        crumbs=[("Kế hoạch", addresses.PLAN)],
        updated=newest_change(view, group.tasks),
        group=group,
        bar=with_words(axes(states, "")[0], reported_words(states)),
        tasks=task_list(
            view,
            group.tasks,
            link=partial(addresses.link_from, path),
            caption=f"Nhiệm vụ của nhóm {group.number}, trạng thái năm {view.year}",
            grouped=False,
        ),
        before=groups[at - 1] if at else None,
        after=groups[at + 1] if at + 1 < len(groups) else None,
    )
