"""Pages that an officer has to look at again: guides, the department's particulars, and English names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from planportal.check.documents import REVIEW_EVERY
from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.load.lenient import records_at, text_at
from planportal.load.yaml_source import Loc, YamlSource
from planportal.text.formats import format_date

__all__ = ["guidance_reminders"]

_LOOK_AGAIN = "rà soát nội dung rồi cập nhật checked"


def guidance_reminders(loaded: Loaded, *, today: date) -> list[Problem]:
    """Return a reminder for each page that was last gone over long ago, and for tasks without an English name."""
    problems: list[Problem] = []
    for index, guide in records_at(loaded.guidance.data, "guides"):
        what = f"hướng dẫn “{text_at(guide, 'id')}”"
        problems += _old(loaded.guidance, ("guides", index, "checked"), guide.get("checked"), what, today=today)
    for source, what in ((loaded.department, "thông tin về Sở"), (loaded.english, "bản dịch tiếng Anh")):
        checked = source.data.get("checked") if isinstance(source.data, dict) else None
        problems += _old(source, ("checked",), checked, what, today=today)
    return [*problems, *_untranslated(loaded)]


def _old(source: YamlSource, loc: Loc, checked: Any, what: str, *, today: date) -> Iterator[Problem]:
    if isinstance(checked, date) and today - checked > REVIEW_EVERY:
        line, column = source.place(loc)
        message = f"{what} rà soát lần cuối ngày {format_date(checked)}, đã quá sáu tháng"
        yield Problem(source.path, line, column, message, _LOOK_AGAIN, Severity.ADVICE)


def _untranslated(loaded: Loaded) -> Iterator[Problem]:
    if loaded.portal is None or loaded.register.doubtful_groups:
        return
    without = [task.id for task in loaded.portal.plan.tasks if task.id not in loaded.portal.english.tasks]
    if without:
        line, column = loaded.english.place(("tasks",))
        message = f"chưa có tên tiếng Anh của nhiệm vụ {', '.join(without)}; trang tiếng Anh dùng tên tiếng Việt"
        yield Problem(loaded.english.path, line, column, message, "thêm mục cho nhiệm vụ đó", Severity.ADVICE)
