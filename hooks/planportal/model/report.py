"""What a lead unit reported on one task for one year, and what Phòng Quản lý khoa học said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum
from typing import Any

from planportal.model.source import Source

__all__ = ["Evidence", "Measure", "Report", "ReportVersion", "Verification", "VerificationState", "WorkStatus"]


class WorkStatus(StrEnum):
    """How the work stands, in the words of the lead unit."""

    NOT_STARTED = "chưa bắt đầu"
    IN_PROGRESS = "đang thực hiện"
    MET = "đạt"
    EXCEEDED = "vượt"
    BEHIND = "chậm"
    COMPLETED = "hoàn thành"

    @property
    def needs_evidence(self) -> bool:
        """Whether a report may say this only with evidence (no "hoàn thành" without proof)."""
        return self in {WorkStatus.COMPLETED, WorkStatus.EXCEEDED}


class VerificationState(StrEnum):
    """What the consolidating office says of a report."""

    UNVERIFIED = "chưa xác nhận"
    VERIFIED = "đã xác nhận"
    NEEDS_MORE = "cần bổ sung"


@dataclass(frozen=True)
class Measure:
    """One output with its figure: `24 bài`, target `20`."""

    name: str
    value: float | int
    unit: str
    target: float | int | None = None


@dataclass(frozen=True)
class Evidence:
    """A proof: a document by number and date, a file kept with the plan, or a link."""

    title: str = ""
    number: str = ""
    date: Date | None = None
    file: str = ""
    """Path below the folder of evidence."""
    link: str = ""


@dataclass(frozen=True)
class Verification:
    """One statement of the consolidating office about a report."""

    date: Date
    state: VerificationState
    by: str
    note: str = ""


@dataclass(frozen=True)
class ReportVersion:
    """What a unit changed in a report that it had handed in before."""

    date: Date
    """The day of the change."""
    by: str
    """Id of the unit."""
    changed: tuple[str, ...]
    """Keys of what was changed."""
    before: Mapping[str, Any]
    """What stood there, by key of the report's file; a key that was not there is left out."""


@dataclass(frozen=True)
class Report:
    """One report of one lead unit on one task for one year."""

    task: str
    unit: str
    year: int
    submitted: Date
    status: WorkStatus
    summary: str
    source: Source
    outputs: tuple[Measure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    difficulties: str = ""
    proposals: str = ""
    next_year: str = ""
    verifications: tuple[Verification, ...] = ()
    """Oldest first."""
    history: tuple[ReportVersion, ...] = ()
    """What it was before, oldest first."""

    def verification_on(self, day: Date) -> VerificationState:
        """Return what the consolidating office had last said by the end of that day."""
        said = [entry.state for entry in self.verifications if entry.date <= day]
        return said[-1] if said else VerificationState.UNVERIFIED
