"""How states look and read: a word, a colour (by code, in the stylesheet) and a shape, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from planportal.model import DocumentStatus, VerificationState, WorkStatus
from planportal.schedule import ReportState

__all__ = ["Look", "chip", "chip_of", "document_status_word", "look", "shape"]


@dataclass(frozen=True)
class Look:
    """A state as people meet it."""

    code: str
    """Class suffix in the stylesheet."""
    word: str
    shape: str
    """SVG path in a box of 12 by 12."""
    colour: str
    """Ground of badges; white text on it has a contrast of at least 4.5:1."""


_RING = "M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z"
_HALF_RING = "M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm0 2v7a3.5 3.5 0 0 1 0-7Z"
_DISC = "M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z"
_DIAMOND = "M6 .3 11.7 6 6 11.7.3 6Z"
_TRIANGLE = "M6 .6 11.8 11.2H.2Z"
_BAR = "M1 4.8h10v2.4H1Z"
_DOT = "M6 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z"
_FRAME = "M1 1h10v10H1Zm2 2v6h6V3Z"
_HALF_FRAME = "M1 1h10v10H1Zm2 2v6h3V3Z"
_SQUARE = "M1 1h10v10H1Z"
_UP = "M6 .6 11.4 6H8.2v5.4H3.8V6H.6Z"
_DOWN = "M6 11.4.6 6h3.2V.6h4.4V6h3.2Z"
_STAR = "M6 .4 7.7 4l4 .5-3 2.7.8 4L6 9.3l-3.5 1.9.8-4-3-2.7 4-.5Z"
_CHECK = "M.8 6.4 2.4 4.7l2.2 2.2 5-5.5 1.7 1.6-6.6 7.2Z"
_PLUS = "M4.7 1h2.6v3.7H11v2.6H7.3V11H4.7V7.3H1V4.7h3.7Z"

_GREY, _BLUE, _GREEN, _AMBER, _RED = "#55595f", "#1f5b99", "#17693c", "#875200", "#a8261c"

_REPORT = {
    ReportState.NOT_YET: Look("not-yet", "chưa đến kỳ", _RING, _GREY),
    ReportState.DUE_SOON: Look("due-soon", "sắp đến hạn", _HALF_RING, _AMBER),
    ReportState.SUBMITTED: Look("submitted", "đã nộp", _DISC, _GREEN),
    ReportState.LATE: Look("late", "nộp muộn", _DIAMOND, _BLUE),
    ReportState.OVERDUE: Look("overdue", "quá hạn", _TRIANGLE, _RED),
    ReportState.NOT_REQUIRED: Look("not-required", "ngoài thời gian thực hiện", _BAR, _GREY),
    ReportState.UNTRACKED: Look("untracked", "chưa theo dõi", _DOT, _GREY),
}
_WORK = {
    WorkStatus.NOT_STARTED: Look("not-started", "chưa bắt đầu", _FRAME, _GREY),
    WorkStatus.IN_PROGRESS: Look("in-progress", "đang thực hiện", _HALF_FRAME, _BLUE),
    WorkStatus.MET: Look("met", "đạt", _SQUARE, _GREEN),
    WorkStatus.EXCEEDED: Look("exceeded", "vượt", _UP, _GREEN),
    WorkStatus.BEHIND: Look("behind", "chậm", _DOWN, _RED),
    WorkStatus.COMPLETED: Look("completed", "hoàn thành", _STAR, _GREEN),
}
_VERIFICATION = {
    VerificationState.UNVERIFIED: Look("unverified", "chưa xác nhận", _RING, _GREY),
    VerificationState.VERIFIED: Look("verified", "đã xác nhận", _CHECK, _GREEN),
    VerificationState.NEEDS_MORE: Look("needs-more", "cần bổ sung", _PLUS, _AMBER),
}
_NOTHING = Look("no-report", "chưa có báo cáo", _BAR, _GREY)

_DOCUMENT = {
    DocumentStatus.IN_FORCE: "còn hiệu lực",
    DocumentStatus.EXPIRED: "hết hiệu lực",
    DocumentStatus.PARTLY_EXPIRED: "hết hiệu lực một phần",
    DocumentStatus.UNDETERMINED: "chưa xác định",
}


def look(state: ReportState | WorkStatus | VerificationState | None) -> Look:
    """Return how a state looks; None is a report that is not there."""
    if isinstance(state, ReportState):
        return _REPORT[state]
    if isinstance(state, WorkStatus):
        return _WORK[state]
    if isinstance(state, VerificationState):
        return _VERIFICATION[state]
    return _NOTHING


def shape(seen: Look) -> Markup:
    """Return a state's shape alone; words beside it must say what it means."""
    return Markup(
        '<svg class="state__shape" viewBox="0 0 12 12" aria-hidden="true">'
        f'<path d="{seen.shape}" fill="currentColor" fill-rule="evenodd"/></svg>'
    )


def chip_of(seen: Look) -> Markup:
    """Return a state as inline HTML: shape and word."""
    return Markup(f'<span class="state state--{seen.code}">{shape(seen)}{seen.word}</span>')


def chip(state: ReportState | WorkStatus | VerificationState | None) -> Markup:
    """Return a state as inline HTML: shape and word."""
    return chip_of(look(state))


def document_status_word(status: DocumentStatus) -> str:
    """Return whether a document is in force, in words."""
    return _DOCUMENT[status]
