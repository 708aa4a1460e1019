"""The page in English: who runs the portal, what the plan is, and how each task stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from markupsafe import Markup

from planportal.model import Schedule, ScheduleKind
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page, newest_change
from planportal.render.states import chip_of, look
from planportal.render.view import View
from planportal.schedule import ReportState

__all__ = ["english_page"]

_STATES: Mapping[ReportState, str] = {
    ReportState.NOT_YET: "not due yet",
    ReportState.DUE_SOON: "due soon",
    ReportState.SUBMITTED: "submitted",
    ReportState.LATE: "submitted late",
    ReportState.OVERDUE: "overdue",
    ReportState.NOT_REQUIRED: "outside its period",
    ReportState.UNTRACKED: "not tracked",
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def english_page(view: View) -> Page:
    """Return the English page; what has no English name keeps its Vietnamese one."""
    portal = view.portal
    plan, english = portal.plan, portal.english
    days = [day for day in (english.checked, newest_change(view, plan.tasks)) if day]
    states = view.states(plan.tasks, view.year)
    return make_page(
        view,
        kind="english",
        path=addresses.ENGLISH,
        title="Biotechnology portal of Tây Ninh Province",
        description=f"The department’s biotechnology plan in brief: {len(plan.tasks)} tasks, who does them and when.",
        source=english.source,
        updated=max(days, default=None),
        lang="en",
        wide=True,
        english=english,
        organisation=view.organisation,
        english_chip=_chip,
        reported=sum(state.report_state in {ReportState.SUBMITTED, ReportState.LATE} for state in states),
        required=sum(state.report_state is not ReportState.NOT_REQUIRED for state in states),
        due=_day(plan.reporting.due(view.year) + timedelta(days=1)),
        today=_day(view.today),
        when=_when,
    )


def _chip(state: ReportState) -> Markup:
    return chip_of(replace(look(state), word=_STATES[state]))


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _when(schedule: Schedule) -> str:
    """Return the signed schedule in brief English."""
    match schedule.kind:
        case ScheduleKind.CONTINUOUS:
            return "Continuous"
        case ScheduleKind.YEARLY:
            return "Every year"
        case ScheduleKind.PERIOD:
            return f"{'Planned for ' if schedule.tentative else ''}{schedule.first_year}–{schedule.last_year}"
        case ScheduleKind.FROM_YEAR:
            return f"From {schedule.first_year}"
        case ScheduleKind.GUIDED:
            return "Under guidance of the competent bodies"
        case ScheduleKind.EMBEDDED:
            return "Within the Department’s coordination plans"
