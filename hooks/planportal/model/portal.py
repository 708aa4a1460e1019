"""Everything that the portal knows, with the look-ups that rules and pages share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from planportal.model.department import Department
from planportal.model.document import Document
from planportal.model.edition import Edition
from planportal.model.english import English
from planportal.model.guidance import Guide
from planportal.model.plan import Plan, Task
from planportal.model.report import Report
from planportal.model.unit import Unit
from planportal.text.normalise import fold

__all__ = ["Portal"]


@dataclass(frozen=True)
class Portal:
    """The plan, its units and documents, the reports handed in, and what the portal says of itself."""

    plan: Plan
    units: tuple[Unit, ...]
    documents: tuple[Document, ...]
    reports: tuple[Report, ...]
    guides: tuple[Guide, ...] = ()
    department: Department = field(default_factory=Department)
    english: English = field(default_factory=English)
    editions: tuple[Edition, ...] = ()
    """Years that were frozen, oldest first."""

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def document_by_id(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def task_by_id(self) -> Mapping[str, Task]:
        """Tasks by id."""
        return {task.id: task for task in self.plan.tasks}

    @cached_property
    def _report_by_key(self) -> Mapping[tuple[str, str, int], Report]:
        return {(report.task, report.unit, report.year): report for report in self.reports}

    def report(self, task: str, unit: str, year: int) -> Report | None:
        """Return the unit's report on the task for the year, if it was handed in."""
        return self._report_by_key.get((task, unit, year))

    def edition(self, year: int) -> Edition | None:
        """Return the edition of a year, if it was frozen."""
        return next((edition for edition in self.editions if edition.year == year), None)

    def led_by(self, unit: str) -> tuple[Task, ...]:
        """Return the tasks that the unit leads, in the plan's order."""
        return tuple(task for task in self.plan.tasks if unit in task.leads.units)

    def supported_by(self, unit: str) -> tuple[Task, ...]:
        """Return the tasks in which the unit cooperates, in the plan's order."""
        return tuple(task for task in self.plan.tasks if unit in task.cooperating.units)

    def naming(self, unit: Unit) -> tuple[Task, ...]:
        """Return the tasks whose signed words name the unit, in the plan's order.

        Abbreviations of one word are passed over: they stand in other units' names too.
        """
        names = [fold(name) for name in (unit.name, *unit.aliases) if " " in name]
        return tuple(task for task, words in self._signed_words if any(name in words for name in names))

    @cached_property
    def _signed_words(self) -> Sequence[tuple[Task, str]]:
        return [(task, fold(f"{task.text} {task.schedule.signed}".replace("*", ""))) for task in self.plan.tasks]
