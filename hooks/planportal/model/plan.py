"""The signed plan: its text word for word, its groups and tasks, and what was understood of each schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from enum import StrEnum

from planportal.model.source import Source

__all__ = ["Group", "Named", "Part", "Plan", "Reporting", "Schedule", "ScheduleKind", "Section", "Task"]


class ScheduleKind(StrEnum):
    """The kinds of "Thời gian thực hiện" that the plan knows."""

    CONTINUOUS = "continuous"
    """Thường xuyên."""
    YEARLY = "yearly"
    """Hàng năm."""
    PERIOD = "period"
    """From one year to another: "Dự kiến 2024-2026"."""
    FROM_YEAR = "from-year"
    """Open-ended: "Bắt đầu từ năm 2025"."""
    GUIDED = "guided"
    """When another body gives guidance: "Trên cơ sở hướng dẫn của …"."""
    EMBEDDED = "embedded"
    """Within other plans: "Lồng ghép trong các Kế hoạch phối hợp của Sở"."""


@dataclass(frozen=True)
class Schedule:
    """The signed wording and what was understood of it."""

    signed: str
    """As signed, with its full stop."""
    kind: ScheduleKind
    first_year: int | None = None
    """First year of a PERIOD or FROM_YEAR schedule."""
    last_year: int | None = None
    """Last year of a PERIOD schedule."""
    tentative: bool = False
    """The plan says "Dự kiến"."""

    def covers(self, year: int) -> bool:
        """Return whether the task runs in that year, as far as the signed wording says."""
        starts = self.first_year is None or year >= self.first_year
        return starts and (self.last_year is None or year <= self.last_year)


@dataclass(frozen=True)
class Named:
    """Units as the plan names them, and which units those are."""

    signed: str
    """As signed, with its full stop."""
    units: tuple[str, ...]
    """Unit ids, in the order of the signed wording."""


@dataclass(frozen=True)
class Task:
    """One of the plan's tasks (nhiệm vụ)."""

    id: str
    """As numbered in the plan: `1.2`."""
    short_title: str
    """A name for lists and headings, taken from the signed text letter by letter."""
    text: str
    """The signed text; `*` and `**` mark its italics and bold."""
    leads: Named
    """Đơn vị chủ trì tham mưu."""
    cooperating: Named
    """Đơn vị phối hợp."""
    schedule: Schedule
    """Thời gian thực hiện."""
    source: Source

    @property
    def slug(self) -> str:
        """The task's part of an address: `1-2`."""
        return self.id.replace(".", "-")

    @property
    def group(self) -> int:
        """The number of the group that the task stands in."""
        return int(self.id.partition(".")[0])


@dataclass(frozen=True)
class Group:
    """One of the plan's groups of tasks (nhóm nhiệm vụ)."""

    number: int
    short_title: str
    title: str
    """As signed."""
    tasks: tuple[Task, ...]
    source: Source


@dataclass(frozen=True)
class Part:
    """A numbered part of a section: a heading with dashed items, or a numbered paragraph."""

    number: str
    title: str = ""
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A Roman-numbered section of the plan other than its tasks."""

    number: str
    title: str
    text: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Reporting:
    """The yearly duty to report (plan, section IV.1)."""

    signed: str
    """As signed: "trước ngày 30/11 hàng năm"."""
    month: int
    day: int
    """The day *before* which reports are due."""
    collected_by: str
    """Id of the unit that consolidates the reports."""

    def due(self, year: int) -> Date:
        """Return the last day on which a report of that year is in time: the day before the signed one."""
        return Date(year, self.month, self.day) - timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    """The signed plan as a whole."""

    heading: str
    title: str
    number: str | None
    """The plan's own number; None while the department has not given it."""
    date: Date | None
    """The day of signing; None while the department has not given it."""
    strengthens: str
    """Id of the document that this plan strengthens."""
    rests_on: tuple[str, ...]
    """Ids of the documents that the plan rests on, in its own order."""
    tracking_from: int
    """Years before this one are not judged."""
    reporting: Reporting
    opening: str
    purpose: Section
    measures_number: str
    measures_title: str
    groups: tuple[Group, ...]
    funding: Section
    organisation: Section
    closing: str
    recipients_title: str
    recipients: tuple[str, ...]
    signatory: str
    source: Source

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in the plan's order."""
        return tuple(task for group in self.groups for task in group.tasks)

    @property
    def lead_units(self) -> tuple[str, ...]:
        """Ids of all units that lead a task, in the order in which the plan first names them."""
        return tuple(dict.fromkeys(unit for task in self.tasks for unit in task.leads.units))
