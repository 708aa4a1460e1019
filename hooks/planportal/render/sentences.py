"""Sentences about states and names that several outputs share, so that all say the same."""

from __future__ import annotations

from datetime import date, timedelta

from planportal.model import Document, Evidence, Plan, ReportVersion, Trust, Unit, UnitNow
from planportal.render.view import View
from planportal.schedule import ReportState, TaskState
from planportal.text.formats import format_date

__all__ = [
    "deadline",
    "document_name",
    "empty_report",
    "evidence_name",
    "kind_word",
    "now_words",
    "part_word",
    "progress",
    "report_sentence",
    "time_left",
    "version_words",
]


def deadline(plan: Plan, year: int) -> str:
    """Return a year's deadline as signed: `trước ngày 30/11/2026`."""
    return f"trước ngày {format_date(plan.reporting.due(year) + timedelta(days=1))}"


def time_left(plan: Plan, year: int, today: date) -> str:
    """Return how far a year's deadline is: `còn 5 ngày` counts to the last day in time."""
    days = (plan.reporting.due(year) - today).days
    if days > 0:
        return f"còn {days} ngày"
    return f"đã quá hạn {-days} ngày" if days else "hôm nay là ngày cuối"


def empty_report(plan: Plan, state: TaskState) -> str:
    """Return what stands where a report is missing: what is missing, and until when it can come."""
    year = state.year
    match state.report_state:
        case ReportState.NOT_REQUIRED if state.completed:
            return f"Các đơn vị chủ trì đã báo cáo hoàn thành nhiệm vụ; năm {year} không phải báo cáo."
        case ReportState.NOT_REQUIRED:
            return f"Năm {year} nằm ngoài thời gian thực hiện của nhiệm vụ, không phải báo cáo."
        case ReportState.UNTRACKED:
            return f"Năm {year} chưa được theo dõi trên Cổng."
        case ReportState.OVERDUE:
            return f"Chưa có báo cáo năm {year} – đã quá hạn nộp: {deadline(plan, year)}."
        case _:
            return f"Chưa có báo cáo năm {year} – hạn nộp: {deadline(plan, year)}."


def report_sentence(view: View, state: TaskState) -> str:
    """Return one sentence on the report axis of a task."""
    if state.reported == 0:
        return empty_report(view.portal.plan, state)
    counted = f"{state.reported}/{state.expected} đơn vị đã báo cáo"
    if state.reported < state.expected:
        return f"{counted}; hạn nộp: {deadline(view.portal.plan, state.year)}."
    return f"{counted} năm {state.year}."


def progress(view: View) -> str:
    """Return the plan's progress in one phrase: `0/18 nhiệm vụ đã báo cáo năm 2026`."""
    states = view.states(view.portal.plan.tasks, view.year)
    required = [state for state in states if state.report_state is not ReportState.NOT_REQUIRED]
    done = sum(state.report_state in {ReportState.SUBMITTED, ReportState.LATE} for state in required)
    return f"{done}/{len(required)} nhiệm vụ đã báo cáo năm {view.year}"


def now_words(now: UnitNow) -> str:
    """Return "nay là …" with date and reason; what is only secondary says so (admin changes, section 1)."""
    words = f"nay là {now.name}"
    if now.since:
        words += f", từ ngày {format_date(now.since)}"
    if now.reason:
        words += f" ({now.reason})"
    return f"{words}, theo nguồn thứ cấp" if now.trust is Trust.SECONDARY else words


def kind_word(unit: Unit) -> str:
    """Return what a body is to the department."""
    match unit.kind.value, unit.group:
        case "department", _:
            return "Sở ban hành Kế hoạch"
        case "department-unit", True:
            return "Nhóm phòng, đơn vị của Sở (Kế hoạch chỉ gọi chung)"
        case "department-unit", False:
            return "Đơn vị của Sở"
        case _, True:
            return "Nhóm cơ quan, tổ chức ngoài Sở (Kế hoạch chỉ gọi chung)"
        case _:
            return "Cơ quan ngoài Sở"


def evidence_name(evidence: Evidence) -> str:
    """Return a proof's title with its document's number and date, or what kind of proof it is."""
    number = f"văn bản số {evidence.number}" if evidence.number else ""
    dated = f"{number} ngày {format_date(evidence.date)}".strip() if evidence.date else number
    kind = "Tệp minh chứng" if evidence.file else "Liên kết minh chứng"
    if not evidence.title:
        return dated[:1].upper() + dated[1:] if dated else kind
    return f"{evidence.title} ({dated})" if dated else evidence.title


_PARTS = {
    "submitted": "ngày nộp",
    "status": "tình hình thực hiện",
    "summary": "tóm tắt kết quả",
    "outputs": "kết quả có số liệu",
    "evidence": "minh chứng",
    "difficulties": "khó khăn, vướng mắc",
    "proposals": "đề xuất, kiến nghị",
    "next_year": "dự kiến năm sau",
}


def part_word(key: str) -> str:
    """Return what a part of a report is called, by its key in the report's file."""
    return _PARTS.get(key, key)


def version_words(version: ReportVersion) -> str:
    """Return which parts of a report were changed, in words; a status that was another one is named."""
    parts = [part_word(key) for key in version.changed]
    before = version.before.get("status")
    if before:
        parts[version.changed.index("status")] += f" (trước là “{before}”)"
    return ", ".join(parts)


def document_name(document: Document) -> str:
    """Return type, number and date, as a first citation names a document."""
    name = f"{document.type} số {document.number}"
    return f"{name} ngày {format_date(document.date)}" if document.date else name
