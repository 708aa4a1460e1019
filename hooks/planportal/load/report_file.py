"""The form of a report file, plan/reports/<year>/<task>.<unit>.yml, and its way into the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from planportal.errors import Problem, quote
from planportal.load.lenient import records_at, text_at
from planportal.load.record import Address, Day, Number, Record, Text, UnitRef
from planportal.load.yaml_source import YamlSource
from planportal.model import (
    Evidence,
    Measure,
    Report,
    ReportVersion,
    Source,
    Verification,
    VerificationState,
    WorkStatus,
)
from planportal.text.normalise import fold

__all__ = ["ReportFile", "ReportName", "evidence_problems", "is_report", "parse_report_name", "to_report"]

_NAME = re.compile(r"(?P<year>[0-9]{4})/(?P<task>[0-9]{1,2}-[0-9]{1,2})\.(?P<unit>[a-z0-9]+(-[a-z0-9]+)*)\.yml")


@dataclass(frozen=True)
class ReportName:
    """What a report file's path says: which task, which unit, which year."""

    path: str
    """Relative to the project's root."""
    year: int
    task: str
    unit: str


def parse_report_name(path: str, below: str) -> ReportName | None:
    """Return what a path says, given its part below the folder of reports; None if it has another form."""
    match = _NAME.fullmatch(below)
    if match is None:
        return None
    return ReportName(path, int(match["year"]), match["task"].replace("-", "."), match["unit"])


def is_report(data: Any) -> bool:
    """Return whether a file was meant to be a report, whatever its name."""
    return isinstance(data, Mapping) and any(key in ReportFile.model_fields for key in data)


EVIDENCE_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".webp", ".docx", ".xlsx")
"""Files that a browser shows or saves; none that it would run or that the engine would take for a page."""


def _safe_path(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][\w .-]*(/[A-Za-z0-9][\w .-]*)*", value) or ".." in value:
        raise PydanticCustomError("safe_path", "path")
    if not value.lower().endswith(EVIDENCE_ENDINGS):
        raise PydanticCustomError("evidence_type", "type")
    return value


class MeasureRecord(Record):
    """Một kết quả có số liệu."""

    name: Text = Field(title="tên kết quả", description="Ví dụ: Tin, bài đã đăng.")
    value: Number = Field(title="số đạt được", description="Số đạt được trong năm.")
    unit: Text = Field(title="đơn vị tính", description="Ví dụ: bài, lớp, người, mô hình.")
    target: Number | None = Field(default=None, title="chỉ tiêu", description="Chỉ tiêu của năm, nếu có.")


class EvidenceRecord(Record):
    """Một minh chứng: văn bản có số và ngày, hoặc tệp, hoặc liên kết."""

    title: Text | None = Field(
        default=None, title="tên minh chứng", description="Tên để bạn đọc hiểu minh chứng là gì."
    )
    number: Text | None = Field(default=None, title="số văn bản", description="Số, ký hiệu văn bản; phải kèm ngày.")
    date: Day | None = Field(default=None, title="ngày văn bản", description="Ngày văn bản.")
    file: Annotated[str, AfterValidator(_safe_path)] | None = Field(
        default=None,
        title="tệp minh chứng",
        description="Đường dẫn tệp trong thư mục minh chứng (plan/evidence), ví dụ 2026/bien-ban.pdf.",
    )
    link: Address | None = Field(default=None, title="liên kết", description="Địa chỉ trang có minh chứng.")


class VerificationRecord(Record):
    """Một lần xác nhận của Phòng Quản lý khoa học."""

    date: Day = Field(title="ngày xác nhận", description="Ngày xác nhận hoặc yêu cầu bổ sung.")
    state: Literal["chưa xác nhận", "đã xác nhận", "cần bổ sung"] = Field(
        title="kết quả xác nhận", description="Kết quả xác nhận."
    )
    by: Text = Field(title="nơi xác nhận", description="Đơn vị hoặc chức danh xác nhận.")
    note: Text | None = Field(default=None, title="ý kiến", description="Ý kiến kèm theo.")


StatusText = Literal["chưa bắt đầu", "đang thực hiện", "đạt", "vượt", "chậm", "hoàn thành"]


class EarlierRecord(Record):
    """Nội dung của một lần nộp trước: chỉ những phần về sau đã đổi."""

    submitted: Day | None = Field(default=None, title="ngày nộp", description="Ngày nộp khi ấy.")
    status: StatusText | None = Field(
        default=None, title="tình hình thực hiện", description="Tình hình thực hiện khi ấy."
    )
    summary: Text | None = Field(default=None, title="tóm tắt kết quả", description="Tóm tắt khi ấy.")
    outputs: list[MeasureRecord] = Field(
        default=[], title="kết quả có số liệu", description="Kết quả có số liệu khi ấy."
    )
    evidence: list[EvidenceRecord] = Field(default=[], title="minh chứng", description="Minh chứng khi ấy.")
    difficulties: Text | None = Field(
        default=None, title="khó khăn, vướng mắc", description="Khó khăn, vướng mắc khi ấy."
    )
    proposals: Text | None = Field(default=None, title="đề xuất, kiến nghị", description="Đề xuất, kiến nghị khi ấy.")
    next_year: Text | None = Field(default=None, title="dự kiến năm sau", description="Dự kiến năm sau khi ấy.")


class VersionRecord(Record):
    """Một lần đơn vị nộp lại báo cáo."""

    date: Day = Field(title="ngày sửa", description="Ngày báo cáo được sửa.")
    by: UnitRef = Field(title="đơn vị sửa", description="Mã đơn vị nộp lại.")
    changed: list[Text] = Field(title="phần đã đổi", min_length=1, description="Các khoá đã đổi.")
    before: EarlierRecord = Field(
        default=EarlierRecord(), title="nội dung trước", description="Nội dung trước khi đổi."
    )


class ReportFile(Record):
    """Báo cáo của một đơn vị chủ trì về một nhiệm vụ trong một năm. Tên tệp nói nhiệm vụ, đơn vị và năm."""

    submitted: Day = Field(title="ngày nộp", description="Ngày đơn vị nộp báo cáo cho Phòng Quản lý khoa học.")
    status: StatusText = Field(
        title="tình hình thực hiện", description="Tình hình thực hiện; “vượt” và “hoàn thành” phải có minh chứng."
    )
    summary: Text = Field(title="tóm tắt kết quả", description="Kết quả trong năm, vài câu cho người dân đọc được.")
    outputs: list[MeasureRecord] = Field(default=[], title="kết quả có số liệu", description="Từng kết quả có số liệu.")
    evidence: list[EvidenceRecord] = Field(
        default=[], title="minh chứng", description="Văn bản, tệp hoặc liên kết chứng minh kết quả."
    )
    difficulties: Text | None = Field(
        default=None, title="khó khăn, vướng mắc", description="Khó khăn, vướng mắc, nếu có."
    )
    proposals: Text | None = Field(default=None, title="đề xuất, kiến nghị", description="Đề xuất, kiến nghị, nếu có.")
    next_year: Text | None = Field(default=None, title="dự kiến năm sau", description="Việc dự kiến làm năm sau.")
    verification: list[VerificationRecord] = Field(
        default=[], title="xác nhận", description="Các lần xác nhận, cũ trước mới sau."
    )
    history: list[VersionRecord] = Field(
        default=[], title="các lần sửa", description="Các lần nộp lại, cũ trước mới sau; lệnh portal collect ghi."
    )


def evidence_problems(source: YamlSource) -> list[Problem]:
    """Return the faults in a report's proof, even when the report has other faults.

    Design, section 6: no "hoàn thành" or "vượt" without a document's number and date, a file, or a link.
    """
    problems = []
    for index, entry in records_at(source.data, "evidence"):
        given = {key for key in entry if entry[key] is not None}
        if given & {"file", "link"} or given >= {"number", "date"}:
            continue
        message = "minh chứng chưa đủ để kiểm tra"
        cure = "ghi số văn bản (number) kèm ngày (date), hoặc tệp (file), hoặc liên kết (link)"
        problems.append(source.problem(("evidence", index), message, cure))
    status = text_at(source.data, "status")
    needs = {fold(state) for state in WorkStatus if state.needs_evidence}
    if fold(status) in needs and not source.data.get("evidence"):
        message = f"ghi {quote(status)} mà không có minh chứng"
        cure = (
            "thêm mục evidence với số và ngày văn bản, tệp hoặc liên kết; nếu chưa có, ghi “đang thực hiện” hoặc “đạt”"
        )
        problems.append(source.problem(("status",), message, cure))
    return problems


def to_report(record: ReportFile, name: ReportName) -> Report:
    """Return the model of a valid report file."""
    return Report(
        task=name.task,
        unit=name.unit,
        year=name.year,
        submitted=record.submitted,
        status=WorkStatus(record.status),
        summary=record.summary,
        source=Source(name.path),
        outputs=tuple(Measure(item.name, item.value, item.unit, item.target) for item in record.outputs),
        evidence=tuple(_evidence(item) for item in record.evidence),
        difficulties=record.difficulties or "",
        proposals=record.proposals or "",
        next_year=record.next_year or "",
        verifications=tuple(
            Verification(item.date, VerificationState(item.state), item.by, item.note or "")
            for item in sorted(record.verification, key=lambda item: item.date)
        ),
        history=tuple(
            ReportVersion(item.date, item.by, tuple(item.changed), _given(item.before))
            for item in sorted(record.history, key=lambda item: item.date)
        ),
    )


def _given(record: EarlierRecord) -> dict[str, Any]:
    return record.model_dump(exclude_none=True, exclude_defaults=True)


def _evidence(item: EvidenceRecord) -> Evidence:
    return Evidence(item.title or "", item.number or "", item.date, item.file or "", item.link or "")
