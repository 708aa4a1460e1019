"""The experimental farm: what the plan wants for it, how that stands, and what the department has still to tell."""

from __future__ import annotations

from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page, newest_change
from planportal.render.pages.related import related_news
from planportal.render.view import View

__all__ = ["farm_pages"]


def farm_pages(view: View) -> list[Page]:
    """Return the farm's page; none while the department's file does not say which unit the farm is."""
    portal = view.portal
    farm = portal.department.farm
    if not farm.unit:
        return []
    unit = portal.unit_by_id[farm.unit]
    tasks = portal.naming(unit)
    days = [day for day in (portal.department.checked, newest_change(view, tasks)) if day]
    return [
        make_page(
            view,
            kind="farm",
            path=addresses.FARM,
            title=unit.name,
            description=f"{unit.name}: {len(tasks)} nhiệm vụ của Kế hoạch để tăng cường tiềm lực cho Trại, và tiến độ.",
            source=portal.department.source,
            crumbs=[("Giới thiệu", addresses.ABOUT)],
            updated=max(days, default=None),
            unit=unit,
            farm=farm,
            tasks=tasks,
            leads=[
                portal.unit_by_id[name]
                for name in dict.fromkeys(unit_id for task in tasks for unit_id in task.leads.units)
            ],
            news=related_news(view, tasks, addresses.FARM),
        )
    ]
