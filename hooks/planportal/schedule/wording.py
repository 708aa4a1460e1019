"""Understanding the signed "Thời gian thực hiện" of a task, and saying what was understood."""

from __future__ import annotations

import re

from planportal.model import Schedule, ScheduleKind
from planportal.text.normalise import fold

__all__ = ["FORMS", "meaning", "parse_schedule"]

FORMS = (
    "Thường xuyên",
    "Hàng năm",
    "Năm 2026",
    "Dự kiến 2024-2026",
    "Bắt đầu từ năm 2025",
    "Trên cơ sở hướng dẫn của …",
    "Lồng ghép trong …",
)
"""One example of each wording that is understood, for messages and for the manual."""

_CONTINUOUS = re.compile(r"(nhiem vu )?thuong xuyen")
_YEARLY = re.compile(r"hang nam")
_PERIOD = re.compile(
    r"(?P<tentative>du kien )?((tu|trong|giai doan) )?(nam )?(?P<first>\d{4}) ?(-|den) ?(nam )?(?P<last>\d{4})"
)
_ONE_YEAR = re.compile(r"(?P<tentative>du kien )?(trong )?(nam )?(?P<first>\d{4})")
_FROM_YEAR = re.compile(
    r"(?P<tentative>du kien )?(bat dau )?tu (nam )?(?P<first>\d{4})( tro di)?"
    r"|(?P<alone>\d{4}) va (nhung|cac) nam tiep theo"
)
_GUIDED = re.compile(r"(tren co so|theo) huong dan cua .+")
_EMBEDDED = re.compile(r"long ghep (trong|vao|voi) .+")

_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-"})


def parse_schedule(signed: str) -> Schedule | None:
    """Return what the signed wording means, or None when it cannot be understood with certainty.

    Case, marks, tone placement, kinds of dash and the final full stop do not matter.
    """
    words = fold(signed.translate(_DASHES)).rstrip(" .;")
    words = re.sub(r"(?<=\d) ?- ?(?=\d)", "-", words)
    if _CONTINUOUS.fullmatch(words):
        return Schedule(signed, ScheduleKind.CONTINUOUS)
    if _YEARLY.fullmatch(words):
        return Schedule(signed, ScheduleKind.YEARLY)
    if _GUIDED.fullmatch(words):
        return Schedule(signed, ScheduleKind.GUIDED)
    if _EMBEDDED.fullmatch(words):
        return Schedule(signed, ScheduleKind.EMBEDDED)
    if match := _PERIOD.fullmatch(words):
        first, last = int(match["first"]), int(match["last"])
        if first > last:
            return None
        return Schedule(signed, ScheduleKind.PERIOD, first, last, tentative=bool(match["tentative"]))
    if match := _ONE_YEAR.fullmatch(words):
        year = int(match["first"])
        return Schedule(signed, ScheduleKind.PERIOD, year, year, tentative=bool(match["tentative"]))
    if match := _FROM_YEAR.fullmatch(words):
        first = int(match["first"] or match["alone"])
        return Schedule(signed, ScheduleKind.FROM_YEAR, first, tentative=bool(match["tentative"]))
    return None


def meaning(schedule: Schedule) -> str:
    """Return in plain Vietnamese what the portal understands by the signed wording."""
    expected = "Dự kiến" if schedule.tentative else "Thực hiện"
    match schedule.kind:
        case ScheduleKind.CONTINUOUS:
            return "Việc thường xuyên: mỗi năm báo cáo một lần."
        case ScheduleKind.YEARLY:
            return "Việc hằng năm: mỗi năm báo cáo một lần."
        case ScheduleKind.PERIOD if schedule.first_year == schedule.last_year:
            return f"{expected} trong năm {schedule.first_year}: báo cáo trong năm đó."
        case ScheduleKind.PERIOD:
            return (
                f"{expected} từ năm {schedule.first_year} đến năm {schedule.last_year}: "
                "báo cáo mỗi năm trong thời gian này."
            )
        case ScheduleKind.FROM_YEAR:
            return f"{expected} từ năm {schedule.first_year}, không định năm kết thúc: mỗi năm báo cáo một lần."
        case ScheduleKind.GUIDED:
            return "Thực hiện khi có hướng dẫn của cơ quan khác: mỗi năm báo cáo một lần."
        case ScheduleKind.EMBEDDED:
            return "Lồng ghép trong kế hoạch khác: mỗi năm báo cáo một lần."
