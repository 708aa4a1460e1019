"""One reporting year: the grid of tasks and lead units."""

from __future__ import annotations

from datetime import date

from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.sentences import deadline
from planportal.render.view import View
from planportal.schedule import tally

__all__ = ["year_page"]


def year_page(view: View, year: int) -> Page:
    """Return a year's page: who has reported on what."""
    plan = view.portal.plan
    states = view.states(plan.tasks, year)
    days = [
        day
        for report in view.portal.reports
        if report.year == year
        for day in (report.submitted, *(entry.date for entry in report.verifications))
        if day <= view.today
    ]
    newest: date | None = max(days, default=None)
    return make_page(
        view,
        kind="year",
        path=addresses.year_path(year),
        title=f"Báo cáo năm {year}",
        description=f"Báo cáo thực hiện Kế hoạch năm {year} của từng đơn vị chủ trì; hạn nộp {deadline(plan, year)}.",
        crumbs=[("Kế hoạch", addresses.PLAN)],
        updated=newest,
        wide=True,
        year=year,
        states=states,
        tally=tally(states),
        units=[view.portal.unit_by_id[unit] for unit in plan.lead_units],
        cells=[{lead.unit: lead for lead in state.leads} for state in states],
        tasks=plan.tasks,
        years=view.years,
    )
