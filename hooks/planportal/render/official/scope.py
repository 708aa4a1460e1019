"""What one report is about: a year, a day, and either all lead units or one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planportal.model import Group, Portal, Report, Task, Unit
from planportal.schedule import LeadState, ReportState, TaskState, task_state

__all__ = ["Entry", "Scope"]


@dataclass(frozen=True)
class Entry:
    """One task as one of its lead units has, or has not, reported on it."""

    task: Task
    state: TaskState
    lead: LeadState
    unit: Unit

    @property
    def report(self) -> Report | None:
        """The report, if it was handed in by the day."""
        return self.lead.report

    @property
    def is_due(self) -> bool:
        """Whether the unit has to report on the task in that year."""
        return self.lead.report_state is not ReportState.NOT_REQUIRED

    @property
    def is_missing(self) -> bool:
        """Whether a report has to come and has not."""
        return self.is_due and self.report is None


@dataclass(frozen=True)
class Scope:
    """The plan in one year, as far as a report tells of it."""

    portal: Portal
    year: int
    today: date
    unit: Unit | None = None
    """The one unit that reports; None for the department."""

    @property
    def plan_source(self) -> str:
        """Where sentences come from that rest on the plan and the reports together."""
        return self.portal.plan.source.path

    @property
    def is_compared(self) -> bool:
        """Whether the year before was tracked, so that there can be figures of it."""
        return self.year > self.portal.plan.tracking_from

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every task with every lead unit that the report is about, in the plan's order."""
        return self.entries_of(self.year)

    def entries_of(self, year: int) -> tuple[Entry, ...]:
        """Return the same for another year, as known on the day."""
        states = ((task, task_state(self.portal, task, year=year, today=self.today)) for task in self.portal.plan.tasks)
        return tuple(
            Entry(task, state, lead, self.portal.unit_by_id[lead.unit])
            for task, state in states
            for lead in state.leads
            if self.unit is None or lead.unit == self.unit.id
        )

    @property
    def reports(self) -> tuple[tuple[Entry, Report], ...]:
        """The entries that have a report, with it."""
        return tuple((entry, entry.report) for entry in self.entries if entry.report is not None)

    @property
    def due(self) -> tuple[Entry, ...]:
        """The entries on which a report has to come, or has come."""
        return tuple(entry for entry in self.entries if entry.is_due)

    @property
    def missing(self) -> tuple[Entry, ...]:
        """The entries on which a report has to come and has not."""
        return tuple(entry for entry in self.entries if entry.is_missing)

    @property
    def groups(self) -> Iterator[tuple[Group, list[list[Entry]]]]:
        """Each group of the plan that the report is about, with the entries of each of its tasks."""
        for group in self.portal.plan.groups:
            tasks = [[entry for entry in self.entries if entry.task.id == task.id] for task in group.tasks]
            if any(tasks):
                yield group, [entries for entries in tasks if entries]

    def before(self, entry: Entry) -> Report | None:
        """Return the same unit's report on the same task for the year before, if that year was tracked."""
        return self.portal.report(entry.task.id, entry.unit.id, self.year - 1) if self.is_compared else None

    def by_unit(self, entries: Iterable[Entry]) -> list[tuple[Unit, list[Entry]]]:
        """Return entries under their units, in the order in which the plan first names them."""
        found: dict[str, list[Entry]] = {}
        for entry in entries:
            found.setdefault(entry.unit.id, []).append(entry)
        named = self.portal.plan.lead_units
        return [(self.portal.unit_by_id[unit], found[unit]) for unit in named if unit in found]
