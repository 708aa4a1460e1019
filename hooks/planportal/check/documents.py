"""Documents: replacements make sense, and the bases of the plan are looked at again in time."""

from __future__ import annotations

from datetime import date, timedelta

from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.model import Document, DocumentStatus, Portal
from planportal.text.formats import format_date

__all__ = ["document_problems"]

REVIEW_EVERY = timedelta(days=183)
"""Portal rules, section 0: a basis is to be checked again after six months."""


def document_problems(portal: Portal, loaded: Loaded, *, today: date) -> list[Problem]:
    """Return faults among documents, and reminders about those that the plan or a unit's change rests on."""
    problems = []
    bases = {*portal.plan.rests_on, *(now.basis for unit in portal.units for now in unit.now)}
    for index, document in enumerate(portal.documents):
        source = loaded.source(document.at.path)
        if document.replaced_by == document.id:
            message = f"văn bản {document.number} tự thay thế chính nó"
            problems.append(
                source.problem(("documents", index, "replaced_by"), message, "ghi mã của văn bản mới, hoặc xoá dòng")
            )
        if document.id in bases and (reminder := _reminder(document, today)):
            line, column = source.place(("documents", index, "id"))
            cure = "rà soát rồi cập nhật status và checked"
            problems.append(Problem(source.path, line, column, reminder, cure, Severity.ADVICE))
    return problems


def _reminder(document: Document, today: date) -> str:
    if today - document.checked > REVIEW_EVERY:
        return f"căn cứ {document.number} rà soát lần cuối ngày {format_date(document.checked)}, đã quá sáu tháng"
    if document.status is DocumentStatus.UNDETERMINED:
        return f"căn cứ {document.number} chưa xác định hiệu lực"
    return ""
