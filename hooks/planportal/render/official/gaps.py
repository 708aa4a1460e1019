"""What the data cannot say: the list that goes with a draft to the officer who finishes it."""

from __future__ import annotations

from collections.abc import Iterator

from planportal.model import VerificationState
from planportal.render.official.scope import Scope
from planportal.text.formats import format_date

__all__ = ["gaps"]


def gaps(scope: Scope) -> tuple[str, ...]:
    """Return what has still to be added or looked at, one sentence each, the form's blanks first."""
    return tuple(_gaps(scope))


def _gaps(scope: Scope) -> Iterator[str]:
    plan = scope.portal.plan
    yield "Số, ngày của báo cáo và người ký để trống."
    if plan.number is None or plan.date is None:
        yield "Số, ngày ký của Kế hoạch chưa có trong dữ liệu (plan.yml); chỗ để trống ghi bằng dấu chấm."
    if not scope.is_compared:
        yield f"Chưa có số liệu năm {scope.year - 1} để so sánh."
    if scope.unit is None:
        yield "Dữ liệu chỉ có báo cáo của đơn vị chủ trì; kết quả của nơi phối hợp, người soạn bổ sung nếu có."
    yield "Nguyên nhân của tồn tại, hạn chế không có trong dữ liệu; người soạn bổ sung nếu cần."
    for unit, entries in scope.by_unit(scope.missing):
        for entry in entries:
            yield f"Nhiệm vụ {entry.task.id}: chưa có số liệu của {unit.name}."
    collector = scope.portal.unit_by_id[plan.reporting.collected_by].name
    for entry, report in scope.reports:
        where = f"Nhiệm vụ {entry.task.id}, {entry.unit.name}"
        if entry.lead.verification is VerificationState.NEEDS_MORE:
            last = [said for said in report.verifications if said.date <= scope.today][-1]
            note = f": {last.note}" if last.note else ""
            yield f"{where}: {collector} yêu cầu bổ sung ngày {format_date(last.date)}{note}"
        elif entry.lead.verification is VerificationState.UNVERIFIED:
            yield f"{where}: {collector} chưa xác nhận báo cáo."
    if any(report.outputs for _, report in scope.reports) and scope.is_compared:
        yield "Cột lũy kế là phép cộng số liệu các năm; cần xem có đối tượng nào bị tính hai lần."
