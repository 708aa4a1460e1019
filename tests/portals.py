"""Small portals made in code, for tests of rules that need just one task and a few reports."""

from __future__ import annotations

from datetime import date

from planportal.model import (
    Group,
    Named,
    Plan,
    Portal,
    Report,
    Reporting,
    Section,
    Source,
    Task,
    Verification,
    VerificationState,
    WorkStatus,
)
from planportal.schedule import parse_schedule

__all__ = ["make_portal", "make_report", "said"]

_HERE = Source("plan/plan.yml")


def make_portal(*reports: Report, schedule: str = "Thường xuyên.", leads: tuple[str, ...] = ("phong-a",)) -> Portal:
    """Return a portal with the one task 1.1, tracked from 2026, reports due before 30/11."""
    understood = parse_schedule(schedule)
    assert understood is not None, schedule
    task = Task(
        id="1.1",
        short_title="Việc",
        text="Việc",
        leads=Named("Phòng A.", leads),
        cooperating=Named("Phòng B.", ("phong-b",)),
        schedule=understood,
        source=_HERE,
    )
    plan = Plan(
        heading="KẾ HOẠCH",
        title="Thử",
        number=None,
        date=None,
        strengthens="3300-kh-ubnd",
        rests_on=(),
        tracking_from=2026,
        reporting=Reporting("trước ngày 30/11 hàng năm", 11, 30, "phong-a"),
        opening="",
        purpose=Section("I", "MỤC ĐÍCH"),
        measures_number="II",
        measures_title="NHIỆM VỤ",
        groups=(Group(1, "Nhóm", "Nhóm", (task,), _HERE),),
        funding=Section("III", "KINH PHÍ"),
        organisation=Section("IV", "TỔ CHỨC"),
        closing="",
        recipients_title="Nơi nhận:",
        recipients=(),
        signatory="GIÁM ĐỐC",
        source=_HERE,
    )
    return Portal(plan, (), (), reports)


def make_report(
    submitted: str,
    *verifications: Verification,
    year: int = 2026,
    unit: str = "phong-a",
    status: WorkStatus = WorkStatus.MET,
) -> Report:
    """Return a report on task 1.1."""
    return Report(
        task="1.1",
        unit=unit,
        year=year,
        submitted=date.fromisoformat(submitted),
        status=status,
        summary="Kết quả.",
        source=Source(f"plan/reports/{year}/1-1.{unit}.yml"),
        verifications=verifications,
    )


def said(day: str, state: VerificationState) -> Verification:
    """Return one statement of the consolidating office."""
    return Verification(date.fromisoformat(day), state, "Phòng Quản lý khoa học")
