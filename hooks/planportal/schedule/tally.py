"""Counting states. Counts, never averages: "5/18 nhiệm vụ" hides no failing one (design, section 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planportal.model import VerificationState, WorkStatus
from planportal.schedule.states import ReportState, TaskState

__all__ = ["Tally", "tally"]


@dataclass(frozen=True)
class Tally:
    """How many tasks are in each state of each axis."""

    required: int
    """Tasks that have to be reported."""
    handed_in: int
    """Of those, how many all lead units have reported, in time or late."""
    report_states: Mapping[ReportState, int]
    work: Mapping[WorkStatus | None, int]
    verification: Mapping[VerificationState | None, int]


def tally(states: Iterable[TaskState]) -> Tally:
    """Return the counts over the tasks' states of one year. A report not required but given still counts."""
    judged = [state for state in states if state.report_state is not ReportState.NOT_REQUIRED]
    reports = Counter(state.report_state for state in judged)
    return Tally(
        required=len(judged),
        handed_in=reports[ReportState.SUBMITTED] + reports[ReportState.LATE],
        report_states={state: reports[state] for state in ReportState if reports[state]},
        work=dict(Counter(state.work for state in judged)),
        verification=dict(Counter(state.verification for state in judged)),
    )
