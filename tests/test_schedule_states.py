"""The schedule engine's table: (schedule, reports, day) -> states, at the days that matter in Vietnam."""

from __future__ import annotations

from datetime import date

import pytest

from planportal.model import Report, VerificationState, WorkStatus
from planportal.schedule import ReportState, TaskState, current_year, tally, task_state, tracked_years
from portals import make_portal, make_report, said

NOT_YET, SOON, IN_TIME, LATE, OVERDUE, NOT_REQUIRED, UNTRACKED = (
    ReportState.NOT_YET,
    ReportState.DUE_SOON,
    ReportState.SUBMITTED,
    ReportState.LATE,
    ReportState.OVERDUE,
    ReportState.NOT_REQUIRED,
    ReportState.UNTRACKED,
)
DONE = WorkStatus.COMPLETED


def state_on(day: str, *reports: Report, schedule: str = "Thường xuyên.", year: int = 2026) -> TaskState:
    portal = make_portal(*reports, schedule=schedule)
    return task_state(portal, portal.plan.tasks[0], year=year, today=date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-01", NOT_YET),
        ("2026-10-29", NOT_YET),
        ("2026-10-30", SOON),
        ("2026-11-28", SOON),
        ("2026-11-29", SOON),
        ("2026-11-30", OVERDUE),
        ("2026-12-31", OVERDUE),
        ("2027-06-01", OVERDUE),
    ],
)
@pytest.mark.parametrize(
    "schedule",
    [
        "Thường xuyên.",
        "Hàng năm.",
        "Dự kiến 2024-2026.",
        "Bắt đầu từ năm 2025.",
        "Trên cơ sở hướng dẫn của Ban Thi đua – Khen thưởng.",
        "Lồng ghép trong các Kế hoạch phối hợp của Sở.",
    ],
)
def test_a_missing_report_runs_from_not_yet_to_overdue(schedule: str, day: str, expected: ReportState) -> None:
    assert state_on(day, schedule=schedule).report_state is expected


@pytest.mark.parametrize(
    ("submitted", "day", "expected"),
    [
        ("2026-11-29", "2026-11-29", IN_TIME),
        ("2026-11-29", "2026-12-31", IN_TIME),
        ("2026-11-30", "2026-11-29", SOON),
        ("2026-11-30", "2026-11-30", LATE),
        ("2026-12-31", "2026-11-30", OVERDUE),
        ("2026-12-31", "2026-12-31", LATE),
        ("2026-03-01", "2026-02-28", NOT_YET),
        ("2026-03-01", "2026-03-01", IN_TIME),
    ],
)
def test_a_report_counts_from_its_day_and_is_late_from_the_thirtieth(
    submitted: str, day: str, expected: ReportState
) -> None:
    assert state_on(day, make_report(submitted)).report_state is expected


@pytest.mark.parametrize(
    ("schedule", "year", "expected"),
    [
        ("Dự kiến 2027-2028", 2026, NOT_REQUIRED),
        ("Dự kiến 2027-2028", 2027, OVERDUE),
        ("Dự kiến 2024-2026.", 2027, NOT_REQUIRED),
        ("Bắt đầu từ năm 2028", 2027, NOT_REQUIRED),
        ("Bắt đầu từ năm 2028", 2028, OVERDUE),
        ("Thường xuyên.", 2025, UNTRACKED),
        ("Dự kiến 2024-2026.", 2025, UNTRACKED),
    ],
)
def test_years_outside_the_schedule_or_before_tracking_are_not_judged(
    schedule: str, year: int, expected: ReportState
) -> None:
    assert state_on("2028-12-31", schedule=schedule, year=year).report_state is expected


def test_a_task_with_an_end_asks_no_more_once_it_is_completed() -> None:
    finished = make_report("2026-11-01", status=DONE)
    later = state_on("2027-12-31", finished, schedule="Dự kiến 2024-2028", year=2027)
    assert later.report_state is NOT_REQUIRED
    assert not later.past_period


def test_a_continuous_task_is_asked_again_although_its_year_was_completed() -> None:
    assert state_on("2027-12-31", make_report("2026-11-01", status=DONE), year=2027).report_state is OVERDUE


def test_a_period_that_ends_without_completion_is_pointed_out_but_not_called_late() -> None:
    state = state_on("2027-12-31", make_report("2026-11-01"), schedule="Dự kiến 2024-2026.", year=2027)
    assert (state.report_state, state.past_period) == (NOT_REQUIRED, True)


@pytest.mark.parametrize(
    ("reports", "day", "expected", "reported"),
    [
        ((), "2026-11-29", SOON, 0),
        ((make_report("2026-11-20"),), "2026-11-29", SOON, 1),
        ((make_report("2026-11-20"),), "2026-11-30", OVERDUE, 1),
        ((make_report("2026-11-20"), make_report("2026-11-29", unit="phong-b")), "2026-11-30", IN_TIME, 2),
        ((make_report("2026-11-20"), make_report("2026-11-30", unit="phong-b")), "2026-11-30", LATE, 2),
        ((make_report("2026-11-20"), make_report("2026-11-30", unit="phong-b")), "2026-11-29", SOON, 1),
    ],
)
def test_two_leads_have_reported_only_when_both_have(
    reports: tuple[Report, ...], day: str, expected: ReportState, reported: int
) -> None:
    portal = make_portal(*reports, leads=("phong-a", "phong-b"))
    state = task_state(portal, portal.plan.tasks[0], year=2026, today=date.fromisoformat(day))
    assert (state.report_state, state.reported, state.expected) == (expected, reported, 2)


def test_the_work_of_two_leads_is_the_least_advanced() -> None:
    reports = (
        make_report("2026-11-20", status=DONE),
        make_report("2026-11-20", unit="phong-b", status=WorkStatus.BEHIND),
    )
    portal = make_portal(*reports, leads=("phong-a", "phong-b"))
    state = task_state(portal, portal.plan.tasks[0], year=2026, today=date(2026, 12, 1))
    assert state.work is WorkStatus.BEHIND


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-19", None),
        ("2026-11-20", VerificationState.UNVERIFIED),
        ("2026-12-05", VerificationState.NEEDS_MORE),
        ("2026-12-10", VerificationState.VERIFIED),
    ],
)
def test_verification_is_what_was_last_said_by_that_day(day: str, expected: VerificationState | None) -> None:
    report = make_report(
        "2026-11-20", said("2026-12-05", VerificationState.NEEDS_MORE), said("2026-12-10", VerificationState.VERIFIED)
    )
    assert state_on(day, report).verification is expected


def test_one_verified_report_of_two_does_not_verify_the_task() -> None:
    verified = make_report("2026-11-20", said("2026-12-05", VerificationState.VERIFIED))
    portal = make_portal(verified, leads=("phong-a", "phong-b"))
    state = task_state(portal, portal.plan.tasks[0], year=2026, today=date(2026, 12, 31))
    assert state.verification is VerificationState.UNVERIFIED


def test_the_last_day_in_time_is_the_day_before_the_signed_one() -> None:
    assert state_on("2026-11-23").due == date(2026, 11, 29)


def test_counts_leave_out_what_is_not_required() -> None:
    states = [
        state_on("2026-12-01", make_report("2026-11-20")),
        state_on("2026-12-01"),
        state_on("2026-12-01", schedule="Bắt đầu từ năm 2030"),
    ]
    counts = tally(states)
    assert (counts.handed_in, counts.required) == (1, 2)
    assert counts.report_states == {IN_TIME: 1, OVERDUE: 1}


def test_years_begin_with_tracking_whatever_the_day() -> None:
    plan = make_portal().plan
    assert tracked_years(plan, date(2025, 5, 1)) == (2026,)
    assert tracked_years(plan, date(2028, 1, 1)) == (2026, 2027, 2028)
    assert current_year(plan, date(2025, 5, 1)) == 2026
