"""The results of a report: each group, each task, what each lead unit reported of it."""

from __future__ import annotations

from collections.abc import Mapping

from planportal.model import Evidence, Report
from planportal.render.official.scope import Entry, Scope
from planportal.render.official.tree import Block, Paragraph, Place
from planportal.render.official.wording import (
    NOTHING,
    in_row,
    lines_of,
    lower_first,
    measure_text,
    missing,
    point_letter,
)
from planportal.render.sentences import empty_report

__all__ = ["evidence_numbers", "results"]

EvidenceNumbers = Mapping[str, list[tuple[int, Evidence]]]


def evidence_numbers(scope: Scope) -> EvidenceNumbers:
    """Return each report's pieces of evidence with their numbers in the list of all, by the report's path."""
    numbers: dict[str, list[tuple[int, Evidence]]] = {}
    last = 0
    for _, report in scope.reports:
        numbers[report.source.path] = list(enumerate(report.evidence, start=last + 1))
        last += len(report.evidence)
    return numbers


def results(scope: Scope, numbers: EvidenceNumbers) -> list[Block]:
    """Return group by group, in the plan's numbering, what was reported on each task."""
    blocks: list[Block] = []
    for group, tasks in scope.groups:
        blocks.append(Paragraph(Place.CLAUSE, f"{group.number}. {group.short_title}", group.source.path))
        for entries in tasks:
            task = entries[0].task
            blocks.append(Paragraph(Place.SUBCLAUSE, f"{task.id}. {task.short_title}", task.source.path))
            several = len(task.leads.units) > 1 and scope.unit is None
            for index, entry in enumerate(entries):
                if several:
                    name = f"{point_letter(index)}) {entry.unit.name}"
                    blocks.append(Paragraph(Place.POINT, name, task.source.path))
                blocks += _of_entry(scope, entry, numbers, named=several or scope.unit is not None)
    return blocks


def _of_entry(scope: Scope, entry: Entry, numbers: EvidenceNumbers, *, named: bool) -> list[Block]:
    if entry.is_missing:
        return [Paragraph(Place.TEXT, missing([entry.unit.name]), entry.task.source.path)]
    if entry.report is None:
        said = empty_report(scope.portal.plan, entry.state)
        return [Paragraph(Place.TEXT, said, entry.task.source.path)]
    return [
        Paragraph(Place.TEXT, line, entry.report.source.path)
        for line in _lines(entry, entry.report, numbers[entry.report.source.path], named=named)
    ]


def _lines(entry: Entry, report: Report, proofs: list[tuple[int, Evidence]], *, named: bool) -> list[str]:
    who = "" if named else f"Đơn vị chủ trì: {entry.unit.name}. "
    lines = [f"{who}Tiến độ: {report.status.value}.", *lines_of(report.summary)]
    if report.outputs:
        ends = [";"] * (len(report.outputs) - 1) + ["."]
        lines.append("Số liệu cụ thể:")
        lines += [f"- {measure_text(measure)}{end}" for measure, end in zip(report.outputs, ends, strict=True)]
    at = f"mục {in_row(str(number) for number, _ in proofs)} Phụ lục II." if proofs else lower_first(NOTHING)
    return [*lines, f"Minh chứng: {at}"]
