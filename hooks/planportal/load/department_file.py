"""The form of plan/department.yml, and its way into the model."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planportal.errors import Problem
from planportal.load.fact import FactRecord, baseless, to_fact
from planportal.load.lenient import records_at
from planportal.load.record import Address, Day, DocumentRef, Record, Text, UnitRef
from planportal.load.yaml_source import YamlSource
from planportal.model import Citation, Department, Duty, Farm, Leader, Milestone, Officer, SocialPage, Source, Trust

__all__ = ["DepartmentFile", "department_problems", "to_department"]


class MilestoneRecord(FactRecord):
    """Một lần thay đổi của Sở hoặc của tỉnh."""

    when: Text = Field(title="khi nào", description="Viết như trong câu: Từ ngày 01/7/2025, Giữa năm 2025.")


class LeaderRecord(Record):
    """Một lãnh đạo Sở, do Sở xác nhận."""

    name: Text = Field(title="họ tên", description="Họ và tên.")
    position: Text = Field(title="chức vụ", description="Giám đốc, Phó Giám đốc …")
    duties: Text = Field(title="phụ trách", description="Lĩnh vực, đơn vị phụ trách.")
    biography: Text | None = Field(default=None, title="tóm tắt tiểu sử", description="Vài câu, nếu Sở công bố.")
    confirmed: Day = Field(title="ngày xác nhận", description="Ngày Sở xác nhận thông tin này.")


class OfficerRecord(Record):
    """Một người phụ trách, kèm cách liên hệ công vụ."""

    name: Text = Field(title="họ tên", description="Họ và tên.")
    position: Text = Field(title="chức vụ", description="Chức vụ.")
    phone: Text | None = Field(
        default=None, title="điện thoại", description="Điện thoại công vụ, không dùng số riêng của cá nhân."
    )
    email: Text | None = Field(default=None, title="thư điện tử", description="Hộp thư công vụ.")


class SocialPageRecord(Record):
    """Một trang mạng xã hội chính thức của Sở."""

    network: Literal["Facebook", "Zalo", "YouTube", "TikTok"] = Field(
        title="mạng xã hội", description="Facebook, Zalo, YouTube hoặc TikTok."
    )
    name: Text = Field(title="tên trang", description="Tên trang như trên mạng xã hội.")
    url: Address = Field(title="địa chỉ", description="Địa chỉ đầy đủ.")


class FarmRecord(Record):
    """Trại thực nghiệm; để trống tới khi Sở cung cấp. Tên hiện nay, địa chỉ, điện thoại ghi trong plan/units.yml."""

    unit: UnitRef | None = Field(default=None, title="đơn vị", description="Mã của Trại trong plan/units.yml.")
    manager: Text | None = Field(
        default=None, title="cơ quan chủ quản", description="Cơ quan, đơn vị quản lý Trại hiện nay."
    )
    facilities: Text | None = Field(
        default=None,
        title="cơ sở vật chất",
        description="Diện tích, nhà màng, phòng thí nghiệm, thiết bị; mỗi con số kèm năm.",
    )
    activities: Text | None = Field(default=None, title="hoạt động", description="Trại đang làm gì.")
    visiting: Text | None = Field(
        default=None, title="tham quan, làm việc", description="Cách đăng ký tham quan, nghiên cứu tại Trại."
    )


class CitationRecord(Record):
    """Điều một văn bản quy định."""

    document: DocumentRef = Field(title="văn bản", description="Mã văn bản trong plan/documents.yml.")
    at: Text | None = Field(default=None, title="điều, khoản", description="Ví dụ: Điều 9 khoản 1 điểm b.")
    says: Text = Field(title="quy định", description="Viết gọn bằng lời của Cổng, một câu.")
    trust: Literal["đã kiểm", "thứ cấp"] = Field(
        title="dấu tin cậy",
        description="đã kiểm, hoặc thứ cấp (sẽ hiện “theo nguồn thứ cấp”). Điều chưa kiểm thì không ghi vào đây.",
    )


class BasesRecord(Record):
    """Căn cứ pháp lý của các trang chung, xếp theo việc."""

    content: list[CitationRecord] = Field(default=[], title="nội dung của Cổng", description="Cổng phải có gì.")
    corrections: list[CitationRecord] = Field(
        default=[], title="đính chính, trả lời", description="Sửa nội dung sai, trả lời người báo."
    )
    social: list[CitationRecord] = Field(
        default=[], title="trang mạng xã hội", description="Công bố trang mạng xã hội."
    )
    spokesperson: list[CitationRecord] = Field(
        default=[], title="người phát ngôn", description="Công bố người phát ngôn."
    )
    rating: list[CitationRecord] = Field(default=[], title="mức độ hài lòng", description="Đánh giá mức độ hài lòng.")
    accessibility: list[CitationRecord] = Field(default=[], title="trợ năng", description="Hỗ trợ người khuyết tật.")
    privacy: list[CitationRecord] = Field(default=[], title="dữ liệu cá nhân", description="Bảo vệ dữ liệu cá nhân.")


class DepartmentFile(Record):
    """Thông tin về Sở và căn cứ pháp lý của các trang chung; mục Sở chưa cung cấp thì để trống."""

    checked: Day = Field(title="ngày rà soát", description="Ngày rà soát gần nhất; quá sáu tháng sẽ có lời nhắc.")
    history: Text | None = Field(
        default=None, title="quá trình hình thành", description="Tóm tắt quá trình hình thành và phát triển của Sở."
    )
    functions: list[Text] = Field(default=[], title="chức năng, nhiệm vụ, quyền hạn", description="Mỗi ý một dòng.")
    structure: list[Text] = Field(
        default=[], title="cơ cấu tổ chức hiện nay", description="Mỗi phòng, đơn vị một dòng."
    )
    leaders: list[LeaderRecord] = Field(default=[], title="lãnh đạo", description="Chỉ ghi khi Sở xác nhận.")
    milestones: list[MilestoneRecord] = Field(
        default=[], title="mốc thay đổi", description="Các lần sắp xếp, hợp nhất, theo thứ tự thời gian."
    )
    information_officer: OfficerRecord | None = Field(
        default=None, title="người phụ trách cung cấp thông tin", description="Đầu mối nhận yêu cầu cung cấp thông tin."
    )
    spokesperson: OfficerRecord | None = Field(
        default=None, title="người phát ngôn", description="Người phát ngôn, nếu Sở có giao."
    )
    social: list[SocialPageRecord] = Field(
        default=[], title="trang mạng xã hội", description="Các trang mạng xã hội chính thức."
    )
    farm: FarmRecord = Field(
        default=FarmRecord(), title="Trại thực nghiệm", description="Trại Thực nghiệm KH&CN Tây Ninh."
    )
    bases: BasesRecord = Field(
        default=BasesRecord(), title="căn cứ pháp lý", description="Căn cứ pháp lý của các trang chung."
    )


def department_problems(source: YamlSource) -> list[Problem]:
    """Return a problem for each milestone without a basis, even when the file has other faults."""
    return [
        problem
        for index, item in records_at(source.data, "milestones")
        for problem in baseless(source, item, ("milestones", index), kind="dữ kiện", name="text")
    ]


def to_department(record: DepartmentFile, file: YamlSource) -> Department:
    """Return the model of a valid department file."""
    return Department(
        checked=record.checked,
        source=Source(file.path),
        history=record.history or "",
        functions=tuple(record.functions),
        structure=tuple(record.structure),
        leaders=tuple(
            Leader(item.name, item.position, item.duties, item.confirmed, item.biography or "")
            for item in record.leaders
        ),
        milestones=tuple(Milestone(item.when, to_fact(item)) for item in record.milestones),
        information_officer=_officer(record.information_officer),
        spokesperson=_officer(record.spokesperson),
        social=tuple(SocialPage(item.network, item.name, item.url) for item in record.social),
        farm=Farm(**{key: value or "" for key, value in record.farm.model_dump().items()}),
        bases={
            duty: tuple(
                Citation(item.document, item.says, Trust(item.trust), item.at or "")
                for item in getattr(record.bases, duty.value)
            )
            for duty in Duty
        },
    )


def _officer(record: OfficerRecord | None) -> Officer | None:
    return Officer(record.name, record.position, record.phone or "", record.email or "") if record else None
