"""One group of tasks."""

from __future__ import annotations

from planportal.model import Group
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page, newest_change
from planportal.render.view import View
from planportal.schedule import tally

__all__ = ["group_page"]


def group_page(view: View, group: Group) -> Page:
    """Return a group's page: its signed title, counts, and tasks with their states."""
    groups = view.portal.plan.groups
    at = groups.index(group)
    return make_page(
        view,
        kind="group",
        path=addresses.page_path(group),
        title=f"Nhóm {group.number}: {group.short_title}",
        description=f"Nhóm nhiệm vụ {group.number} của Kế hoạch: {group.title}",
        source=group.source,
        crumbs=[("Kế hoạch", addresses.PLAN)],
        updated=newest_change(view, group.tasks),
        group=group,
        tally=tally(view.states(group.tasks, view.year)),
        before=groups[at - 1] if at else None,
        after=groups[at + 1] if at + 1 < len(groups) else None,
    )
