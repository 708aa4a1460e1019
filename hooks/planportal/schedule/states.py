"""The three axes of a task's state for a year and a day: report, work, verification (design, section 6).

The duty to report comes from section IV.1 of the plan and holds for every task in every year in which the
task runs. A report counts from the day on which it was handed in, so that any past day can be looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planportal.model import Portal, Report, ScheduleKind, Task, VerificationState, WorkStatus

__all__ = ["SOON", "LeadState", "ReportState", "TaskState", "lead_state", "task_state"]

SOON = timedelta(days=30)
"""How long before the last day a report is "sắp đến hạn"."""

_LEAST_ADVANCED_FIRST = (
    WorkStatus.BEHIND,
    WorkStatus.NOT_STARTED,
    WorkStatus.IN_PROGRESS,
    WorkStatus.MET,
    WorkStatus.EXCEEDED,
    WorkStatus.COMPLETED,
)


class ReportState(StrEnum):
    """Where a report stands against its deadline."""

    NOT_YET = "not-yet"
    DUE_SOON = "due-soon"
    SUBMITTED = "submitted"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_REQUIRED = "not-required"
    """The task does not run in that year, or was completed before it."""
    UNTRACKED = "untracked"
    """A year before tracking began: never judged."""


@dataclass(frozen=True)
class LeadState:
    """One lead unit's state on one task for one year."""

    unit: str
    report_state: ReportState
    work: WorkStatus | None
    """None until the unit has reported."""
    verification: VerificationState | None
    """None until the unit has reported."""
    report: Report | None


@dataclass(frozen=True)
class TaskState:
    """A task's state for one year: all its lead units taken together, and each by itself."""

    task: str
    year: int
    due: date
    """Last day in time."""
    report_state: ReportState
    work: WorkStatus | None
    """The least advanced of what the lead units report; None until one has."""
    verification: VerificationState | None
    """What still has to be done, if any report needs it; None until a unit has reported."""
    leads: tuple[LeadState, ...]
    completed: bool
    """A task with an end, reported completed by all its lead units, for this year or an earlier one."""
    past_period: bool
    """The signed period is over and the task was not reported completed."""

    @property
    def reported(self) -> int:
        """How many lead units have reported."""
        return sum(lead.report is not None for lead in self.leads)

    @property
    def expected(self) -> int:
        """How many lead units the task has."""
        return len(self.leads)


def lead_state(portal: Portal, task: Task, unit: str, *, year: int, today: date) -> LeadState:
    """Return where one lead unit stands with its report on a task for a year, at the end of `today`."""
    report = portal.report(task.id, unit, year)
    if report is not None and report.submitted > today:
        report = None
    return LeadState(
        unit=unit,
        report_state=_report_state(portal, task, report, year=year, today=today),
        work=report.status if report else None,
        verification=report.verification_on(today) if report else None,
        report=report,
    )


def task_state(portal: Portal, task: Task, *, year: int, today: date) -> TaskState:
    """Return a task's state for a year, at the end of `today`.

    A task with two leads counts as handed in only when both have reported, late if either was late.
    """
    leads = tuple(lead_state(portal, task, unit, year=year, today=today) for unit in task.leads.units)
    missing = [lead.report_state for lead in leads if lead.report is None]
    if missing:
        report_state = missing[0]
    elif any(lead.report_state is ReportState.LATE for lead in leads):
        report_state = ReportState.LATE
    else:
        report_state = leads[0].report_state
    said = [lead.work for lead in leads if lead.work is not None]
    completed = _completed_by(portal, task, year=year, today=today)
    last_year = task.schedule.last_year
    return TaskState(
        task=task.id,
        year=year,
        due=portal.plan.reporting.due(year),
        report_state=report_state,
        work=min(said, key=_LEAST_ADVANCED_FIRST.index) if said else None,
        verification=_verification(leads),
        leads=leads,
        completed=completed,
        past_period=last_year is not None and year > last_year and not completed,
    )


def _report_state(portal: Portal, task: Task, report: Report | None, *, year: int, today: date) -> ReportState:
    due = portal.plan.reporting.due(year)
    if year < portal.plan.tracking_from:
        return ReportState.UNTRACKED
    if report is not None:
        return ReportState.SUBMITTED if report.submitted <= due else ReportState.LATE
    if not task.schedule.covers(year) or _completed_by(portal, task, year=year - 1, today=today):
        return ReportState.NOT_REQUIRED
    if today > due:
        return ReportState.OVERDUE
    if due - today <= SOON:
        return ReportState.DUE_SOON
    return ReportState.NOT_YET


def _completed_by(portal: Portal, task: Task, *, year: int, today: date) -> bool:
    """Whether every lead unit of a task with an end has reported it completed, for that year or an earlier one.

    A continuous or yearly task is never over: "hoàn thành" speaks of its work for one year.
    """
    if task.schedule.kind is not ScheduleKind.PERIOD:
        return False
    finished = {
        report.unit
        for report in portal.reports
        if report.task == task.id
        and report.year <= year
        and report.submitted <= today
        and report.status is WorkStatus.COMPLETED
    }
    return finished >= set(task.leads.units)


def _verification(leads: tuple[LeadState, ...]) -> VerificationState | None:
    said = {lead.verification for lead in leads} - {None}
    if not said:
        return None
    if VerificationState.NEEDS_MORE in said:
        return VerificationState.NEEDS_MORE
    everyone = all(lead.verification is VerificationState.VERIFIED for lead in leads)
    return VerificationState.VERIFIED if everyone else VerificationState.UNVERIFIED
