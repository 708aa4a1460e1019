"""The form of plan/plan.yml, and its way into the model."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from planportal.load.record import Day, DocumentRef, Record, ScheduleText, Text, UnitRef
from planportal.load.yaml_source import Loc, YamlSource
from planportal.model import Group, Named, Part, Plan, Reporting, Schedule, Section, Source, Task
from planportal.schedule import parse_schedule

__all__ = ["PlanFile", "to_plan"]


def _task_number(value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]?\.[1-9][0-9]?", value):
        raise PydanticCustomError("task_id", "task id")
    return value


class NamedRecord(Record):
    """Đơn vị nêu trong Kế hoạch: lời văn đã ký và mã các đơn vị đó."""

    signed: Text = Field(title="lời văn đã ký", description="Chép nguyên văn, giữ cả dấu chấm cuối.")
    units: list[UnitRef] = Field(
        title="mã đơn vị", min_length=1, description="Mã trong plan/units.yml, theo thứ tự của lời văn đã ký."
    )


class TaskRecord(Record):
    """Một nhiệm vụ của Kế hoạch."""

    id: Annotated[str, AfterValidator(_task_number)] = Field(
        title="số thứ tự nhiệm vụ", description='Số trong Kế hoạch, đặt trong ngoặc kép: "1.2".'
    )
    short_title: Text = Field(
        title="tên gọi ngắn",
        description="Tên trên danh sách và tiêu đề trang; phải là một đoạn liền của lời văn đã ký.",
    )
    text: Text = Field(title="lời văn đã ký", description="Chép nguyên văn; * và ** giữ chữ nghiêng, chữ đậm.")
    leads: NamedRecord = Field(title="đơn vị chủ trì tham mưu", description="Đơn vị chủ trì tham mưu.")
    cooperating: NamedRecord = Field(title="đơn vị phối hợp", description="Đơn vị phối hợp.")
    schedule: ScheduleText = Field(
        title="thời gian thực hiện",
        description="Thời gian thực hiện, chép nguyên văn; Cổng tự hiểu khi nào phải báo cáo.",
    )


class GroupRecord(Record):
    """Một nhóm nhiệm vụ."""

    number: int = Field(title="số thứ tự nhóm", ge=1, description="Số thứ tự nhóm trong Kế hoạch.")
    short_title: Text = Field(title="tên gọi ngắn", description="Tên ngắn, là một đoạn liền của tên đã ký.")
    title: Text = Field(title="tên nhóm đã ký", description="Tên nhóm, chép nguyên văn.")
    tasks: list[TaskRecord] = Field(title="nhiệm vụ", min_length=1, description="Các nhiệm vụ của nhóm, theo thứ tự.")


class MeasuresRecord(Record):
    """Mục II: nhiệm vụ, giải pháp."""

    number: Text = Field(title="số mục", description="Số La Mã của mục.")
    title: Text = Field(title="tên mục", description="Tên mục, chép nguyên văn.")
    groups: list[GroupRecord] = Field(
        title="nhóm nhiệm vụ", min_length=1, description="Các nhóm nhiệm vụ, theo thứ tự."
    )


class PartRecord(Record):
    """Một phần đánh số trong một mục."""

    number: Text = Field(title="số thứ tự phần", description="Số thứ tự trong mục.")
    title: Text | None = Field(default=None, title="tên phần", description="Tên phần, nếu có.")
    text: Text | None = Field(default=None, title="đoạn văn", description="Đoạn văn ngay sau số thứ tự, nếu có.")
    items: list[Text] = Field(default=[], title="gạch đầu dòng", description="Các ý gạch đầu dòng, không kèm dấu gạch.")


class SectionRecord(Record):
    """Một mục của Kế hoạch."""

    number: Text = Field(title="số mục", description="Số La Mã của mục.")
    title: Text = Field(title="tên mục", description="Tên mục, chép nguyên văn.")
    text: Text | None = Field(default=None, title="đoạn văn", description="Đoạn văn của mục, nếu mục không chia phần.")
    parts: list[PartRecord] = Field(default=[], title="các phần", description="Các phần đánh số của mục.")


class DeadlineRecord(Record):
    """Ngày và tháng của hạn báo cáo hằng năm."""

    month: int = Field(title="tháng", ge=1, le=12, description="Tháng.")
    day: int = Field(
        title="ngày", ge=1, le=30, description="Báo cáo phải nộp trước ngày này, tức là chậm nhất hết ngày hôm trước."
    )

    @model_validator(mode="after")
    def _stands_in_every_calendar(self) -> Self:
        if self.day > monthrange(2026, self.month)[1]:  # a year without 29 February
            raise PydanticCustomError("impossible_deadline", "date")
        return self


class ReportingRecord(Record):
    """Chế độ báo cáo hằng năm."""

    signed: Text = Field(title="lời văn đã ký", description="Hạn báo cáo, chép nguyên văn.")
    before: DeadlineRecord = Field(title="trước ngày", description="Hạn báo cáo bằng số.")
    collected_by: UnitRef = Field(title="đơn vị tổng hợp", description="Mã đơn vị tổng hợp báo cáo.")


class RecipientsRecord(Record):
    """Phần nơi nhận ở cuối Kế hoạch."""

    title: Text = Field(title="tên phần", description="Chữ “Nơi nhận:”.")
    items: list[Text] = Field(title="nơi nhận", min_length=1, description="Từng nơi nhận, không kèm dấu gạch.")


class PlanFile(Record):
    """Kế hoạch đã ký, chép nguyên văn."""

    heading: Text = Field(title="tên loại văn bản", description="Chữ “KẾ HOẠCH”.")
    title: Text = Field(title="trích yếu", description="Trích yếu của Kế hoạch.")
    number: Text | None = Field(
        default=None, title="số, ký hiệu", description="Số, ký hiệu của chính Kế hoạch này; để null khi chưa có."
    )
    date: Day | None = Field(default=None, title="ngày ký", description="Ngày ký; để null khi chưa có.")
    strengthens: DocumentRef = Field(
        title="văn bản được tăng cường", description="Mã của kế hoạch mà Kế hoạch này tăng cường."
    )
    rests_on: list[DocumentRef] = Field(
        title="văn bản làm căn cứ", min_length=1, description="Mã các văn bản làm căn cứ, theo thứ tự trong Kế hoạch."
    )
    tracking_from: int = Field(
        title="năm bắt đầu theo dõi", ge=2023, le=2100, description="Các năm trước năm này không bị đánh giá."
    )
    reporting: ReportingRecord = Field(title="chế độ báo cáo", description="Hạn và nơi nhận báo cáo hằng năm.")
    opening: Text = Field(title="đoạn mở đầu", description="Đoạn căn cứ, chép nguyên văn.")
    purpose: SectionRecord = Field(title="mục đích, yêu cầu", description="Mục I.")
    measures: MeasuresRecord = Field(title="nhiệm vụ, giải pháp", description="Mục II.")
    funding: SectionRecord = Field(title="kinh phí thực hiện", description="Mục III.")
    organisation: SectionRecord = Field(title="tổ chức thực hiện", description="Mục IV.")
    closing: Text = Field(title="đoạn kết", description="Đoạn cuối, chép nguyên văn.")
    recipients: RecipientsRecord = Field(title="nơi nhận", description="Nơi nhận.")
    signatory: Text = Field(title="chức vụ người ký", description="Chức vụ người ký như trong văn bản.")


def to_plan(record: PlanFile, file: YamlSource) -> Plan:
    """Return the model of a valid plan file."""
    return Plan(
        heading=record.heading,
        title=record.title,
        number=record.number,
        date=record.date,
        strengthens=record.strengthens,
        rests_on=tuple(record.rests_on),
        tracking_from=record.tracking_from,
        reporting=Reporting(
            signed=record.reporting.signed,
            month=record.reporting.before.month,
            day=record.reporting.before.day,
            collected_by=record.reporting.collected_by,
        ),
        opening=record.opening,
        purpose=_section(record.purpose),
        measures_number=record.measures.number,
        measures_title=record.measures.title,
        groups=tuple(
            _group(group, ("measures", "groups", index), file) for index, group in enumerate(record.measures.groups)
        ),
        funding=_section(record.funding),
        organisation=_section(record.organisation),
        closing=record.closing,
        recipients_title=record.recipients.title,
        recipients=tuple(record.recipients.items),
        signatory=record.signatory,
        source=Source(file.path),
    )


def _section(record: SectionRecord) -> Section:
    parts = tuple(Part(part.number, part.title or "", part.text or "", tuple(part.items)) for part in record.parts)
    return Section(record.number, record.title, record.text or "", parts)


def _group(record: GroupRecord, loc: Loc, file: YamlSource) -> Group:
    tasks = tuple(_task(task, (*loc, "tasks", index), file) for index, task in enumerate(record.tasks))
    return Group(record.number, record.short_title, record.title, tasks, Source(file.path, file.place(loc)[0]))


def _task(record: TaskRecord, loc: Loc, file: YamlSource) -> Task:
    schedule: Schedule | None = parse_schedule(record.schedule)
    if schedule is None:
        raise AssertionError(record.schedule)
    return Task(
        id=record.id,
        short_title=record.short_title,
        text=record.text,
        leads=Named(record.leads.signed, tuple(record.leads.units)),
        cooperating=Named(record.cooperating.signed, tuple(record.cooperating.units)),
        schedule=schedule,
        source=Source(file.path, file.place(loc)[0]),
    )
