"""What units wrote beside their results: difficulties, proposals, the work of the year to come."""

from __future__ import annotations

from collections.abc import Callable

from planportal.model import Report
from planportal.render.official.scope import Scope
from planportal.render.official.tree import Block, Paragraph, Place
from planportal.render.official.wording import NOTHING, lines_of, missing

__all__ = ["difficulties", "next_year", "proposals"]


def difficulties(scope: Scope) -> list[Block]:
    """Return what stood in the way, report by report."""
    return _remarks(scope, lambda report: report.difficulties)


def proposals(scope: Scope) -> list[Block]:
    """Return what the units propose."""
    return _remarks(scope, lambda report: report.proposals)


def next_year(scope: Scope) -> list[Block]:
    """Return what the units mean to do in the year to come."""
    return _remarks(scope, lambda report: report.next_year)


def _remarks(scope: Scope, words_of: Callable[[Report], str]) -> list[Block]:
    blocks: list[Block] = []
    for entry, report in scope.reports:
        first, *others = lines_of(words_of(report)) or [""]
        if first:
            where = f"Nhiệm vụ {entry.task.id}" if scope.unit else f"Nhiệm vụ {entry.task.id} ({entry.unit.name})"
            # A dash that the unit typed itself would stand behind ours.
            blocks += [
                Paragraph(Place.TEXT, line, report.source.path)
                for line in (f"- {where}: {first.removeprefix('- ')}", *others)
            ]
    if scope.reports and not blocks:
        blocks.append(Paragraph(Place.TEXT, NOTHING, scope.plan_source))
    lacking = [unit.name for unit, _ in scope.by_unit(scope.missing)]
    if lacking:
        blocks.append(Paragraph(Place.TEXT, _of_missing(scope, lacking), scope.plan_source))
    return blocks or [Paragraph(Place.TEXT, NOTHING, scope.plan_source)]


def _of_missing(scope: Scope, names: list[str]) -> str:
    """Return the sentence on units that have not reported; those that reported on other tasks say of which not."""
    if not scope.reports:
        return missing(names)
    whole = [
        f"{unit.name}: nhiệm vụ {', '.join(e.task.id for e in entries)}"
        for unit, entries in scope.by_unit(scope.missing)
    ]
    return f"(chưa có số liệu của {'; '.join(whole)})"
