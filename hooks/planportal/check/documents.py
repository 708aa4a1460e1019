"""Documents: replacements make sense, and the bases that pages rest on are looked at again in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.load.lenient import list_at, records_at, text_at
from planportal.model import DocumentStatus, Duty
from planportal.text.formats import format_date

__all__ = ["document_problems"]

REVIEW_EVERY = timedelta(days=183)
"""Portal rules, section 0: a basis is to be checked again after six months."""


def document_problems(loaded: Loaded, *, today: date) -> list[Problem]:
    """Return faults among documents, and reminders about those that the plan or another file names as a basis."""
    source = loaded.documents
    problems = []
    bases = set(_bases(loaded))
    for index, document in records_at(source.data, "documents"):
        name = text_at(document, "id")
        if name and document.get("replaced_by") == name:
            message = f"văn bản {text_at(document, 'number') or name} tự thay thế chính nó"
            problems.append(
                source.problem(("documents", index, "replaced_by"), message, "ghi mã của văn bản mới, hoặc xoá dòng")
            )
        if name in bases and (reminder := _reminder(document, today)):
            line, column = source.place(("documents", index, "id"))
            cure = "rà soát rồi cập nhật status và checked"
            problems.append(Problem(source.path, line, column, reminder, cure, Severity.ADVICE))
    return problems


def _bases(loaded: Loaded) -> Iterator[str]:
    """Yield the ids of the documents that anything on the portal rests on."""
    yield from (name for name in list_at(loaded.plan.data, "rests_on") if isinstance(name, str))
    for _, unit in records_at(loaded.units.data, "units"):
        yield from (text_at(now, "basis") for _, now in records_at(unit, "now"))
    for _, guide in records_at(loaded.guidance.data, "guides"):
        yield from (name for name in list_at(guide, "documents") if isinstance(name, str))
        yield from (text_at(item, "basis") for key in ("papers", "facts") for _, item in records_at(guide, key))
    department = loaded.department.data
    yield from (text_at(item, "basis") for _, item in records_at(department, "milestones"))
    for duty in Duty:
        yield from (text_at(item, "document") for _, item in records_at(department, "bases", duty.value))


def _reminder(document: Mapping[str, Any], today: date) -> str:
    number, checked = text_at(document, "number"), document.get("checked")
    if isinstance(checked, date) and today - checked > REVIEW_EVERY:
        return f"căn cứ {number} rà soát lần cuối ngày {format_date(checked)}, đã quá sáu tháng"
    if document.get("status") == DocumentStatus.UNDETERMINED:
        return f"căn cứ {number} chưa xác định hiệu lực"
    return ""
