"""The edition of a year: all reports as they stood when they were consolidated, kept for good."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date as Date

from planportal.model.report import Report
from planportal.model.source import Source

__all__ = ["Edition", "reports_digest"]


@dataclass(frozen=True)
class Edition:
    """The reports of a year on the day they were frozen."""

    year: int
    frozen: Date
    """The day of freezing."""
    digest: str
    """SHA-256 of what the reports say, in hexadecimal."""
    reports: tuple[Report, ...]
    source: Source

    def report(self, task: str, unit: str) -> Report | None:
        """Return what the edition holds of one unit on one task."""
        return next((report for report in self.reports if (report.task, report.unit) == (task, unit)), None)


def reports_digest(reports: Iterable[Report]) -> str:
    """Return the SHA-256 of reports, whatever their order, their files and their history."""
    told = [asdict(report) for report in reports]
    for report in told:
        del report["source"], report["history"]
    told.sort(key=lambda report: (report["task"], report["unit"]))
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()
