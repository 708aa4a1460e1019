"""The form of editions/<year>.yml, a year's reports as they were frozen, and its way into the model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from planportal.errors import Problem
from planportal.load.inside import files_below
from planportal.load.record import Day, Record, TaskRef, Text, UnitRef
from planportal.load.report_file import ReportFile, ReportName, to_report
from planportal.load.settings import Settings
from planportal.load.yaml_source import YamlSource
from planportal.model import Edition, Source, reports_digest

__all__ = ["EditionFile", "edition_paths", "edition_problems", "to_edition"]


class FrozenReportRecord(ReportFile):
    """Một báo cáo trong bản chốt."""

    task: TaskRef = Field(title="số nhiệm vụ", description="Số trong Kế hoạch, đặt trong ngoặc kép.")
    unit: UnitRef = Field(title="mã đơn vị", description="Đơn vị nộp.")


class EditionFile(Record):
    """Bản chốt báo cáo của một năm. Lệnh portal freeze ghi; không sửa tay."""

    year: int = Field(title="năm báo cáo", ge=2000, le=2100, description="Năm của các báo cáo.")
    frozen: Day = Field(title="ngày chốt", description="Ngày chốt.")
    sha256: Text = Field(title="mã băm", description="Mã băm SHA-256 của các báo cáo, để biết bản chốt không bị sửa.")
    reports: list[FrozenReportRecord] = Field(title="báo cáo", description="Các báo cáo đúng như khi chốt.")


def edition_paths(settings: Settings) -> Iterator[str]:
    """Yield the files of editions, oldest first."""
    for file in files_below(settings, settings.editions_dir, "*.yml"):
        yield f"{settings.editions_dir}/{file.name}"


def to_edition(record: EditionFile, file: YamlSource) -> Edition:
    """Return the model of a valid edition."""
    return Edition(
        year=record.year,
        frozen=record.frozen,
        digest=record.sha256,
        reports=tuple(
            to_report(item, ReportName(file.path, record.year, item.task, item.unit)) for item in record.reports
        ),
        source=Source(file.path),
    )


def edition_problems(record: EditionFile, file: YamlSource) -> list[Problem]:
    """Return what shows that an edition is not what was frozen."""
    cure = "lấy lại tệp này từ bản lưu (git); bản chốt không sửa tay"
    problems = []
    if not re.fullmatch(rf"(.*/)?{record.year}\.yml", file.path):
        problems.append(file.problem(("year",), "tên tệp bản chốt khác năm ghi trong tệp", cure))
    if reports_digest(to_edition(record, file).reports) != record.sha256:
        problems.append(file.problem(("sha256",), "bản chốt đã bị sửa: mã băm không khớp với nội dung", cure))
    return problems
