"""Filled forms against what stands: which reports are new, which changed, and what the gate says of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from planportal.check.reports import report_file_problems, report_problems
from planportal.errors import Problem, Severity
from planportal.load import Loaded, Settings
from planportal.load.report_file import ReportFile, ReportName, evidence_problems, to_report
from planportal.load.validation import validate
from planportal.load.yaml_source import Loc, YamlSource, read_yaml
from planportal.model import Report, Verification, VerificationState
from planportal.office.read_form import Answers, CellFault, FilledForm
from planportal.office.report_text import report_text, values_of
from planportal.text.formats import format_date

__all__ = ["Collected", "Collection", "Standing", "collect"]

_KEPT = ("verification", "history")
"""What the office and the portal write, never a unit."""


class Standing(Enum):
    """What a filled sheet means for the report that stands."""

    NEW = "mới"
    CHANGED = "thay đổi"
    SAME = "không đổi"


@dataclass(frozen=True)
class Collected:
    """One report, as it stands and as it will."""

    path: str
    """Relative to the project's root."""
    standing: Standing
    before: str
    """The file's text, empty when there is none."""
    after: str


@dataclass(frozen=True)
class Collection:
    """What came of some filled forms."""

    reports: tuple[Collected, ...]
    faults: tuple[CellFault, ...]
    """With one of these nothing is to be written."""
    notes: tuple[CellFault, ...]
    """What is odd but may be."""
    empty: tuple[str, ...]
    """Sheets that nobody filled in, each with its file."""


def collect(settings: Settings, loaded: Loaded, forms: Sequence[FilledForm], *, today: date) -> Collection:
    """Return what the forms say, checked by the rules that hold for reports' files; nothing is written.

    `loaded` is a project without faults.
    """
    reports: list[Collected] = []
    faults = [fault for form in forms for fault in form.faults]
    notes: list[CellFault] = []
    empty: list[str] = []
    first: dict[tuple[int, str], str] = {}
    for form in forms:
        if form.keys is None:
            continue
        other = first.setdefault((form.keys.year, form.keys.unit), form.file)
        if other != form.file:
            message = f"phiếu của cùng một đơn vị, cùng năm với {other}"
            faults.append(CellFault(form.file, "", "", message, "chỉ gửi một phiếu của mỗi đơn vị"))
            continue
        for answers in form.answers:
            if not answers.values:
                empty.append(f"{form.file}, trang “{answers.sheet}”")
                continue
            one = _One(settings, loaded, form, answers, today)
            told = [*one.problems(), *one.refusals()]
            faults += [fault for fault, severity in told if severity is Severity.ERROR]
            notes += [fault for fault, severity in told if severity is Severity.ADVICE]
            reports.append(one.collected())
    return Collection(tuple(reports), tuple(sorted(set(faults))), tuple(sorted(set(notes))), tuple(empty))


class _One:
    """One task's sheet as a report."""

    def __init__(self, settings: Settings, loaded: Loaded, form: FilledForm, answers: Answers, today: date) -> None:
        assert form.keys is not None
        assert loaded.portal is not None
        self.loaded, self.form, self.answers, self.today = loaded, form, answers, today
        year, unit, task = form.keys.year, form.keys.unit, answers.task
        path = f"{settings.reports_dir}/{year}/{task.replace('.', '-')}.{unit}.yml"
        self.name = ReportName(path, year, task, unit)
        self.standing = loaded.portal.report(task, unit, year)
        self.schema = posixpath.relpath(f"{settings.plan_dir}/schema/report.schema.json", posixpath.dirname(path))
        self.before = loaded.source(path).content.decode("utf-8") if self.standing else ""
        self.source = self._source(self._values())

    def _values(self) -> dict[str, Any]:
        """Return the answers with the day and with what others wrote."""
        kept = values_of(self.standing) if self.standing else {}
        submitted = kept.get("submitted", self.today)
        return {"submitted": submitted, **self.answers.values, **{key: kept[key] for key in _KEPT if key in kept}}

    def _source(self, values: Mapping[str, Any]) -> YamlSource:
        return read_yaml(report_text(values, schema=self.schema).encode(), self.name.path)

    def problems(self) -> Iterator[tuple[CellFault, Severity]]:
        """Yield what the gate says, each with the cell that it is about."""
        loaded = replace(self.loaded, report_names=(self.name,), sources=(*self._others(), self.source))
        self.source.problems.extend(evidence_problems(self.source))
        validate(self.source, ReportFile, self.loaded.register)
        found: Iterable[Problem] = {
            *self.source.problems,
            *report_file_problems([self.name], self.loaded.register),
            *report_problems(loaded, today=self.today),
        }
        for problem in found:
            cell = self._cell((problem.line, problem.column))
            yield CellFault(self.form.file, self.answers.sheet, cell, problem.message, problem.cure), problem.severity

    def _others(self) -> tuple[YamlSource, ...]:
        return tuple(source for source in self.loaded.sources if source.path != self.name.path)

    def _cell(self, place: tuple[int, int]) -> str:
        """Return the cell behind a place of the text; nothing for what no cell holds."""
        locs: list[Loc] = [
            loc for places in (self.source.values, self.source.keys) for loc in places if places[loc] == place
        ]
        for loc in sorted(locs, key=len, reverse=True):
            for end in range(len(loc), 0, -1):
                if loc[:end] in self.answers.cells:
                    return self.answers.cells[loc[:end]]
        return ""

    def refusals(self) -> Iterator[tuple[CellFault, Severity]]:
        """Yield a fault when the report is verified and the sheet says something else."""
        if self.standing is None or not self._changes():
            return
        said = [entry for entry in self.standing.verifications if entry.date <= self.today]
        last: Verification | None = said[-1] if said else None
        if last and last.state is VerificationState.VERIFIED:
            message = f"báo cáo nhiệm vụ {self.name.task} đã được xác nhận ngày {format_date(last.date)}, không ghi đè"
            cure = "nếu cần sửa, đề nghị nơi xác nhận ghi “cần bổ sung” trước (portal verify … --state)"
            yield CellFault(self.form.file, self.answers.sheet, "", message, cure), Severity.ERROR

    def _changes(self) -> tuple[str, ...]:
        """Return the keys whose values are others than those that stand."""
        now = self._as_report()
        if now is None or self.standing is None:
            return ()
        old, new = values_of(self.standing), values_of(now)
        return tuple(key for key in new if key not in _KEPT and new[key] != old[key])

    def _as_report(self) -> Report | None:
        source = self._source(self._values())
        record = validate(source, ReportFile, self.loaded.register)
        return to_report(record, self.name) if record else None

    def collected(self) -> Collected:
        """Return the report as it will stand; one that changes keeps what it was before."""
        values = self._values()
        if self.standing is None:
            return Collected(self.name.path, Standing.NEW, "", report_text(values, schema=self.schema))
        changed = self._changes()
        if not changed:
            return Collected(self.name.path, Standing.SAME, self.before, self.before)
        old = values_of(self.standing)
        version = {
            "date": self.today,
            "by": self.name.unit,
            "changed": list(changed),
            "before": {key: old[key] for key in changed if old[key] not in (None, "", [])},
        }
        values["history"] = [*old["history"], version]
        return Collected(self.name.path, Standing.CHANGED, self.before, report_text(values, schema=self.schema))
