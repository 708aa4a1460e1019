"""The three axes of a state, counted: which tasks are in which state, in words, under an address of its own.

The axes are never mixed (design, section 6). Every state is listed, also one that no task is in, because its address
never changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planportal.model import VerificationState, WorkStatus
from planportal.render.states import Look, look
from planportal.schedule import ReportState, TaskState
from planportal.text.normalise import slug

__all__ = ["Axis", "StateCount", "axes", "is_judged", "own_reports", "state_slug"]

_State = ReportState | WorkStatus | VerificationState | None

# A year that is shown first is always tracked, so no list is ever about "chưa theo dõi".
_REPORT: dict[_State, str] = {
    ReportState.SUBMITTED: "Tất cả đơn vị chủ trì đã nộp báo cáo đúng hạn.",
    ReportState.LATE: "Tất cả đơn vị chủ trì đã nộp báo cáo, có báo cáo nộp sau hạn.",
    ReportState.DUE_SOON: "Chưa đủ báo cáo của các đơn vị chủ trì; còn từ 30 ngày trở xuống tới ngày cuối nộp báo cáo.",
    ReportState.OVERDUE: "Đã quá hạn nộp mà chưa đủ báo cáo của các đơn vị chủ trì.",
    ReportState.NOT_YET: "Chưa đủ báo cáo của các đơn vị chủ trì; còn hơn 30 ngày tới ngày cuối nộp báo cáo.",
    ReportState.NOT_REQUIRED: "Năm nay nằm ngoài thời gian thực hiện của nhiệm vụ, hoặc nhiệm vụ đã được báo cáo hoàn "
    "thành từ năm trước: không phải báo cáo.",
}
_NO_REPORT = "Chưa đơn vị chủ trì nào nộp báo cáo, nên chưa biết kết quả thực hiện và chưa có gì để xác nhận."
_WORK: dict[_State, str] = {
    WorkStatus.COMPLETED: "Đơn vị chủ trì báo cáo hoàn thành, có minh chứng kèm theo.",
    WorkStatus.EXCEEDED: "Đơn vị chủ trì báo cáo kết quả vượt, có minh chứng kèm theo.",
    WorkStatus.MET: "Đơn vị chủ trì báo cáo kết quả đạt.",
    WorkStatus.IN_PROGRESS: "Đơn vị chủ trì báo cáo đang thực hiện.",
    WorkStatus.BEHIND: "Đơn vị chủ trì báo cáo thực hiện chậm.",
    WorkStatus.NOT_STARTED: "Đơn vị chủ trì báo cáo chưa bắt đầu thực hiện.",
    None: _NO_REPORT,
}
_VERIFICATION: dict[_State, str] = {
    VerificationState.VERIFIED: "Báo cáo của tất cả đơn vị chủ trì đã được xác nhận.",
    VerificationState.NEEDS_MORE: "Có báo cáo được đề nghị bổ sung.",
    VerificationState.UNVERIFIED: "Đã có báo cáo, nhưng chưa đủ xác nhận.",
    None: _NO_REPORT,
}


@dataclass(frozen=True)
class StateCount:
    """One state of an axis and the tasks that are in it."""

    look: Look
    slug: str
    """Its part of an address; unique over all axes, but for the report that is not there, which two axes share."""
    meaning: str
    """What the state says of a task, in one sentence."""
    tasks: tuple[str, ...]
    """Ids, in the plan's order."""


@dataclass(frozen=True)
class Axis:
    """One of the three questions that are asked of every task."""

    id: str
    """`report`, `work` or `verification`."""
    title: str
    about: str
    """Who says it, and of what."""
    states: tuple[StateCount, ...]

    @property
    def counted(self) -> int:
        """How many tasks the axis speaks of."""
        return sum(len(state.tasks) for state in self.states)


def axes(states: Iterable[TaskState], collector: str) -> tuple[Axis, ...]:
    """Return the three axes over tasks' states of one year; `collector` names the office that verifies.

    The report axis counts every task, the others those that have to be reported.
    """
    everything = tuple(states)
    judged = tuple(state for state in everything if is_judged(state))
    return (
        Axis(
            "report",
            "Báo cáo",
            "Báo cáo của các đơn vị chủ trì so với hạn nộp.",
            _counts(_REPORT, [(state.task, state.report_state) for state in everything]),
        ),
        Axis(
            "work",
            "Thực hiện",
            "Theo lời đơn vị chủ trì; nơi có nhiều đơn vị chủ trì, lấy mức thấp nhất được báo cáo.",
            _counts(_WORK, [(state.task, state.work) for state in judged]),
        ),
        Axis(
            "verification",
            "Xác nhận",
            f"Của {collector} đối với các báo cáo đã nộp.",
            _counts(_VERIFICATION, [(state.task, state.verification) for state in judged]),
        ),
    )


def own_reports(states: Iterable[TaskState], unit: str) -> Axis:
    """Return the report axis of one lead unit: each task's state as far as this unit alone owes it."""
    own = [(state.task, lead.report_state) for state in states for lead in state.leads if lead.unit == unit]
    return Axis("report", "Báo cáo", "Báo cáo của đơn vị so với hạn nộp.", _counts(_REPORT, own))


def is_judged(state: TaskState) -> bool:
    """Return whether work and verification of a task are asked about in the state's year."""
    return state.report_state is not ReportState.NOT_REQUIRED


def state_slug(state: ReportState | WorkStatus | VerificationState | None) -> str:
    """Return a state's part of an address: its word without marks (`sap-den-han`)."""
    return slug(look(state).word)


def _counts(meanings: dict[_State, str], found: Iterable[tuple[str, _State]]) -> tuple[StateCount, ...]:
    pairs = tuple(found)
    return tuple(
        StateCount(look(value), state_slug(value), meaning, tuple(task for task, state in pairs if state == value))
        for value, meaning in meanings.items()
    )
