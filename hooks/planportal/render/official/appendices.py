"""The appendices of a report: progress task by task, and the list of evidence."""

from __future__ import annotations

from decimal import Decimal

from planportal.model import Measure, Report
from planportal.render.official.results import EvidenceNumbers
from planportal.render.official.scope import Entry, Scope
from planportal.render.official.tree import Block, Cell, Column, Paragraph, Place, Row, Table
from planportal.render.official.wording import (
    NOTHING,
    amount,
    lines_of,
    measure_text,
    missing,
    upper_first,
)
from planportal.render.sentences import empty_report
from planportal.text.formats import format_date

__all__ = ["evidence_list", "progress_table"]


def progress_table(scope: Scope) -> tuple[Block, ...]:
    """Return the table of tasks: role, results, accumulated results, progress, difficulties, proposals."""
    columns = (
        Column("TT", 5, centred=True),
        Column("Nhiệm vụ", 23),
        Column("Vai trò (chủ trì, phối hợp)", 29),
        Column(f"Kết quả thực hiện năm {scope.year}", 27),
        Column(f"Lũy kế từ năm {scope.portal.plan.tracking_from}", 23),
        Column("Tiến độ", 10, centred=True),
        Column("Tồn tại, khó khăn, vướng mắc", 16),
        Column("Đề xuất, kiến nghị", 16),
    )
    rows: list[Row] = []
    for group, tasks in scope.groups:
        rows.append(Row((_cell(group.source.path, f"{group.number}. {group.short_title}"),)))
        rows += [_task_row(scope, entry) for entries in tasks for entry in entries]
    return (Table("Tiến độ từng nhiệm vụ", columns, tuple(rows)),)


def evidence_list(scope: Scope, numbers: EvidenceNumbers) -> tuple[Block, ...]:
    """Return the list of all evidence that reports name, in their order."""
    columns = (
        Column("TT", 6, centred=True),
        Column("Nhiệm vụ", 13, centred=True),
        Column("Đơn vị", 26),
        Column("Tên minh chứng", 42),
        Column("Số, ngày văn bản", 26),
        Column("Tệp hoặc liên kết", 40),
    )
    rows = []
    for entry, report in scope.reports:
        for number, proof in numbers[report.source.path]:
            dated = f" ngày {format_date(proof.date)}" if proof.date else ""
            words = (
                str(number),
                entry.task.id,
                entry.unit.name,
                proof.title or "Minh chứng",
                f"{proof.number}{dated}".strip(),
                "; ".join(place for place in (proof.file, proof.link) if place),
            )
            rows.append(Row(tuple(_cell(report.source.path, text) for text in words)))
    if rows:
        return (Table("Danh mục minh chứng", columns, tuple(rows)),)
    lacking = [unit.name for unit, _ in scope.by_unit(scope.missing)]
    text = NOTHING if scope.reports or not lacking else missing(lacking)
    return (Paragraph(Place.TEXT, text, scope.plan_source),)


def _task_row(scope: Scope, entry: Entry) -> Row:
    task, report = entry.task, entry.report
    signed = task.cooperating.signed
    together = signed if signed.endswith("...") else signed.removesuffix(".")
    first = (
        _cell(task.source.path, task.id),
        _cell(task.source.path, task.short_title),
        _cell(task.source.path, f"Chủ trì: {entry.unit.name}", f"Phối hợp: {together}"),
    )
    if report is None:
        said = missing([entry.unit.name]) if entry.is_missing else empty_report(scope.portal.plan, entry.state)
        others = ("(chưa có số liệu)",) * 4 if entry.is_missing else ("",) * 4
        return Row((*first, *(_cell(task.source.path, text) for text in (said, *others))))
    at = report.source.path
    results = [measure_text(measure) for measure in report.outputs] or lines_of(report.summary)
    so_far = [_accumulated(scope, entry, measure) for measure in report.outputs] or [NOTHING]
    return Row(
        (
            *first,
            _cell(at, *results),
            _cell(at, *so_far),
            _cell(at, upper_first(report.status.value)),
            _cell(at, *(lines_of(report.difficulties) or [NOTHING])),
            _cell(at, *(lines_of(report.proposals) or [NOTHING])),
        )
    )


def _accumulated(scope: Scope, entry: Entry, measure: Measure) -> str:
    """Return an output over the tracked years; shares are not added up, and years without the figure are named."""
    years = range(scope.portal.plan.tracking_from, scope.year + 1)
    found = {year: value for year in years if (value := _value(_report(scope, entry, year), measure)) is not None}
    if measure.unit == "%":
        each = "; ".join(f"năm {year}: {amount(value, '%')}" for year, value in found.items())
        return f"{measure.name}: không cộng dồn ({each})"
    total = sum((Decimal(str(value)) for value in found.values()), Decimal(0))
    number = int(total) if total == total.to_integral_value() else float(total)
    text = f"{measure.name}: {amount(number, measure.unit)}"
    without = [str(year) for year in years if year not in found]
    return f"{text} (chưa có số liệu năm {', '.join(without)})" if without else text


def _report(scope: Scope, entry: Entry, year: int) -> Report | None:
    report = scope.portal.report(entry.task.id, entry.unit.id, year)
    return report if report and report.submitted <= scope.today else None


def _value(report: Report | None, measure: Measure) -> float | None:
    outputs = report.outputs if report else ()
    return next((other.value for other in outputs if (other.name, other.unit) == (measure.name, measure.unit)), None)


def _cell(source: str, *lines: str) -> Cell:
    return Cell(tuple(Paragraph(Place.TEXT, line, source) for line in lines))
