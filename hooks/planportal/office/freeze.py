"""A year's reports as one file that nobody changes any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planportal.model import Edition, Portal, Source, reports_digest
from planportal.office.report_text import entry_lines, values_of

__all__ = ["edition_text", "freeze"]


def freeze(portal: Portal, year: int, *, path: str, today: date) -> Edition:
    """Return the edition of a year: what was handed in by the end of that day, in the plan's order."""
    reports = tuple(
        replace(report, verifications=tuple(said for said in report.verifications if said.date <= today), history=())
        for task in portal.plan.tasks
        for unit in task.leads.units
        if (report := portal.report(task.id, unit, year)) and report.submitted <= today
    )
    return Edition(year, today, reports_digest(reports), reports, Source(path))


def edition_text(edition: Edition, *, schema: str) -> str:
    """Return an edition's file; `schema` is the way from it to its JSON Schema."""
    lines = [
        f"# yaml-language-server: $schema={schema}",
        "# Bản chốt: lệnh portal freeze ghi. Không sửa tay; mã băm sẽ không khớp.",
        f"year: {edition.year}",
        f"frozen: {edition.frozen.isoformat()}",
        f'sha256: "{edition.digest}"',
        "reports:" if edition.reports else "reports: []",
    ]
    for report in edition.reports:
        values = {"task": report.task, "unit": report.unit, **values_of(report)}
        lines += entry_lines({key: value for key, value in values.items() if value not in ("", [])}, "  ")
    return "\n".join(lines) + "\n"
