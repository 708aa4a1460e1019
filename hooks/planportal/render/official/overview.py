"""The parts of a report that count: how far units have reported, how the work stands, the year before."""

from __future__ import annotations

from collections import Counter

from planportal.model import Measure, Unit, VerificationState, WorkStatus
from planportal.render.official.scope import Entry, Scope
from planportal.render.official.tree import Block, Cell, Column, Paragraph, Place, Row, Table
from planportal.render.official.wording import NOTHING, amount, change, count, in_row, missing, task_numbers
from planportal.render.sentences import deadline
from planportal.schedule import ReportState
from planportal.text.formats import format_date

__all__ = ["assignment", "compared_figures", "comparison", "reporting", "standing"]


def assignment(scope: Scope) -> list[Block]:
    """Return who leads what, and when reports are due."""
    plan = scope.portal.plan
    collector = scope.portal.unit_by_id[plan.reporting.collected_by].name
    if scope.unit is None:
        units = scope.by_unit(scope.entries)
        said = (
            f"Kế hoạch gồm {count(len(plan.groups))} nhóm, {count(len(plan.tasks))} nhiệm vụ, do "
            f"{count(len(units))} phòng, đơn vị của Sở chủ trì tham mưu: {in_row(unit.name for unit, _ in units)}."
        )
    else:
        tasks = [entry.task for entry in scope.entries]
        said = (
            f"{scope.unit.name} chủ trì tham mưu {count(len(tasks))} nhiệm vụ của Kế hoạch, gồm {task_numbers(tasks)}."
        )
    due = (
        f"Theo Kế hoạch, các phòng, đơn vị báo cáo kết quả thực hiện gửi {collector} tổng hợp "
        f"{deadline(plan, scope.year)}."
    )
    return [_text(scope, said), _text(scope, due)]


def reporting(scope: Scope) -> list[Block]:
    """Return how many reports have come, were verified, and who has not reported."""
    collector = scope.portal.unit_by_id[scope.portal.plan.reporting.collected_by].name
    due = scope.due
    states = Counter(entry.lead.report_state for entry in due)
    in_time, late = states[ReportState.SUBMITTED], states[ReportState.LATE]
    who = "các đơn vị chủ trì" if scope.unit is None else scope.unit.name
    counted = f"{who} đã nộp {count(in_time + late)}/{count(len(due))} báo cáo phải nộp (mỗi nhiệm vụ một báo cáo)"
    if in_time + late:
        counted += f", trong đó đúng hạn: {count(in_time)}, nộp muộn: {count(late)}"
    blocks: list[Block] = [_text(scope, f"Tính đến ngày {format_date(scope.today)}, {counted}.")]
    if scope.unit is not None:
        return [*blocks, *_own_gaps(scope, scope.unit)]
    if in_time + late:
        said = Counter(entry.lead.verification for entry in due)
        blocks.append(
            _text(
                scope,
                f"{collector} đã xác nhận {count(said[VerificationState.VERIFIED])} báo cáo; yêu cầu bổ sung "
                f"{count(said[VerificationState.NEEDS_MORE])} báo cáo; chưa xác nhận "
                f"{count(said[VerificationState.UNVERIFIED])} báo cáo.",
            )
        )
    return [*blocks, *_units_missing(scope)]


def _own_gaps(scope: Scope, unit: Unit) -> list[Block]:
    if not scope.missing:
        return []
    tasks = task_numbers(entry.task for entry in scope.missing)
    return [_text(scope, f"Chưa có báo cáo: {tasks} {missing([unit.name])}.")]


def _units_missing(scope: Scope) -> list[Block]:
    lacking = scope.by_unit(scope.missing)
    if not lacking:
        return [_text(scope, "Đơn vị chưa báo cáo: không có.")]
    ends = [";"] * (len(lacking) - 1) + ["."]
    return [
        _text(scope, "Đơn vị chưa báo cáo:"),
        *(
            _text(scope, f"- {unit.name}: {task_numbers(entry.task for entry in owed)} {missing([unit.name])}{end}")
            for (unit, owed), end in zip(lacking, ends, strict=True)
        ),
    ]


def standing(scope: Scope) -> list[Block]:
    """Return how the work stands in the words of the lead units, and which tasks are behind."""
    if not scope.reports:
        return [_text(scope, missing(unit.name for unit, _ in scope.by_unit(scope.missing)))]
    said = Counter(report.status for _, report in scope.reports)
    words = "; ".join(f"{status.value}: {count(said[status])}" for status in WorkStatus if said[status])
    who = "Các đơn vị chủ trì" if scope.unit is None else scope.unit.name
    blocks: list[Block] = [
        _text(scope, f"{who} tự đánh giá tiến độ trong {count(len(scope.reports))} báo cáo đã nộp như sau: {words}.")
    ]
    behind = [entry for entry, report in scope.reports if report.status is WorkStatus.BEHIND]
    if behind:
        names = "; ".join(f"{entry.task.id} ({entry.unit.name})" for entry in behind)
        blocks.append(_text(scope, f"Nhiệm vụ chậm tiến độ: {names}."))
    return blocks


def comparison(scope: Scope) -> list[Block]:
    """Return the year beside the one before, for figures that both have under one name and unit."""
    last = scope.year - 1
    if not scope.is_compared:
        return [_text(scope, f"Chưa có số liệu năm {last} để so sánh: việc theo dõi bắt đầu từ năm {scope.year}.")]
    before = [entry for entry in scope.entries_of(last) if entry.is_due]
    handed = sum(entry.report is not None for entry in before)
    blocks: list[Block] = [
        _text(
            scope,
            f"Số báo cáo đã nộp: năm {last} là {count(handed)}/{count(len(before))} báo cáo; năm {scope.year} là "
            f"{count(len(scope.due) - len(scope.missing))}/{count(len(scope.due))} báo cáo.",
        )
    ]
    rows = tuple(
        _compared_row(entry, now, then) for entry in scope.entries for now, then in compared_figures(scope, entry)
    )
    if not rows:
        return [*blocks, _text(scope, f"Số liệu có ở cả năm {last} và năm {scope.year}: {NOTHING.lower()}")]
    columns = (
        Column("Nhiệm vụ", 15, centred=True),
        Column("Đơn vị", 27),
        Column("Kết quả", 37),
        Column(f"Năm {last}", 20),
        Column(f"Năm {scope.year}", 20),
        Column("Tăng (+), giảm (-)", 16, centred=True),
    )
    return [
        *blocks,
        _text(scope, f"Số liệu có ở cả năm {last} và năm {scope.year}:"),
        Table(f"So sánh năm {scope.year} với năm {last}", columns, rows),
    ]


def compared_figures(scope: Scope, entry: Entry) -> list[tuple[Measure, Measure]]:
    """Return the outputs of this year and the one before that have one name and one unit."""
    last = scope.before(entry)
    if entry.report is None or last is None:
        return []
    then = {(measure.name, measure.unit): measure for measure in last.outputs}
    return [
        (measure, then[measure.name, measure.unit])
        for measure in entry.report.outputs
        if (measure.name, measure.unit) in then
    ]


def _compared_row(entry: Entry, now: Measure, then: Measure) -> Row:
    source = entry.report.source.path if entry.report else ""
    words = (
        entry.task.id,
        entry.unit.name,
        now.name,
        amount(then.value, then.unit),
        amount(now.value, now.unit),
        change(now.value, then.value),
    )
    return Row(tuple(Cell((Paragraph(Place.TEXT, text, source),)) for text in words))


def _text(scope: Scope, text: str) -> Paragraph:
    return Paragraph(Place.TEXT, text[:1].upper() + text[1:] if text[0] != "(" else text, scope.plan_source)
