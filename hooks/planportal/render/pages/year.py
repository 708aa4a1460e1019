"""One reporting year: how it stands, its states, and the grid of tasks and lead units."""

from __future__ import annotations

from datetime import date
from functools import partial

from planportal.output import Page
from planportal.render import addresses
from planportal.render.dashboard import axes, group_bars, state_counts
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
    path = addresses.year_path(year)
    link = partial(addresses.link_from, path)
    edition = view.portal.edition(year)
    collector = view.portal.unit_by_id[plan.reporting.collected_by]
    return make_page(
        view,
        kind="year",
        path=path,
        title=f"Báo cáo năm {year}",
        description=f"Báo cáo thực hiện Kế hoạch năm {year} của từng đơn vị chủ trì; hạn nộp {deadline(plan, year)}.",
        crumbs=[("Kế hoạch", addresses.PLAN)],
        updated=newest,
        wide=True,
        is_html=True,
        year=year,
        tally=tally(states),
        # The lists of states are about the year shown first.
        counts=state_counts(axes(states, collector.name), link=link if year == view.year else None),
        bars=group_bars(view, year, link=link),
        units=[view.portal.unit_by_id[unit] for unit in plan.lead_units],
        cells={state.task: {lead.unit: lead for lead in state.leads} for state in states},
        years=view.years,
        edition=edition if edition and edition.frozen <= view.today else None,
    )
