"""The form of plan/units.yml, and its way into the model."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planportal.load.record import Day, DocumentRef, Record, Slug, Text
from planportal.load.yaml_source import YamlSource
from planportal.model import Contact, Source, Trust, Unit, UnitKind, UnitNow

__all__ = ["UnitsFile", "to_units"]


class UnitNowRecord(Record):
    """Tên hiện nay của một cơ quan, đơn vị đã đổi."""

    name: Text = Field(title="tên hiện nay", description="Hiện sau chữ “nay là”.")
    since: Day | None = Field(default=None, title="từ ngày", description="Ngày thay đổi có hiệu lực.")
    reason: Text | None = Field(default=None, title="lý do", description="Vì sao đổi, nói ngắn.")
    basis: DocumentRef | None = Field(
        default=None, title="căn cứ", description="Mã văn bản làm căn cứ trong plan/documents.yml."
    )
    trust: Literal["đã kiểm", "thứ cấp"] = Field(
        title="dấu tin cậy",
        description="đã kiểm, hoặc thứ cấp (sẽ hiện “theo nguồn thứ cấp”). Điều chưa kiểm thì không ghi vào đây.",
    )


class ContactRecord(Record):
    """Đầu mối liên hệ do đơn vị cung cấp."""

    address: Text | None = Field(default=None, title="địa chỉ", description="Địa chỉ cơ quan.")
    phone: Text | None = Field(
        default=None, title="điện thoại", description="Điện thoại cơ quan, không dùng số riêng của cá nhân."
    )
    email: Text | None = Field(default=None, title="thư điện tử", description="Hộp thư công vụ của đơn vị.")


class UnitRecord(Record):
    """Một cơ quan, đơn vị, hoặc một nhóm cơ quan mà Kế hoạch chỉ gọi chung."""

    id: Slug = Field(
        title="mã đơn vị",
        description="Chữ thường không dấu, nối bằng gạch; không đổi sau khi đã đăng vì nằm trong địa chỉ trang.",
    )
    name: Text = Field(title="tên như đã ký", description="Tên như trong Kế hoạch đã ký.")
    aliases: list[Text] = Field(
        default=[], title="tên gọi khác", description="Cách viết khác trong Kế hoạch, hoặc tên viết tắt."
    )
    kind: Literal["department", "department-unit", "outside-body"] = Field(
        title="loại",
        description="department: Sở; department-unit: phòng, đơn vị của Sở; outside-body: cơ quan, tổ chức ngoài Sở.",
    )
    group: bool = Field(default=False, title="là một nhóm", description="true khi Kế hoạch chỉ gọi chung cả nhóm.")
    now: list[UnitNowRecord] = Field(default=[], title="nay là", description="Tên hiện nay, khi có căn cứ.")
    note: Text | None = Field(default=None, title="ghi chú", description="Điều cần nói thêm với bạn đọc.")
    contact: ContactRecord = Field(
        default=ContactRecord(), title="liên hệ", description="Đầu mối liên hệ; để trống tới khi đơn vị cung cấp."
    )


class UnitsFile(Record):
    """Các cơ quan, đơn vị có tên trong Kế hoạch."""

    units: list[UnitRecord] = Field(title="danh sách đơn vị", min_length=1, description="Mỗi cơ quan, đơn vị một mục.")


def to_units(record: UnitsFile, file: YamlSource) -> tuple[Unit, ...]:
    """Return the model of a valid units file, in the file's order."""
    return tuple(
        Unit(
            id=unit.id,
            name=unit.name,
            kind=UnitKind(unit.kind),
            source=Source(file.path, file.place(("units", index))[0]),
            aliases=tuple(unit.aliases),
            group=unit.group,
            now=tuple(UnitNow(now.name, now.since, now.reason or "", now.basis, Trust(now.trust)) for now in unit.now),
            note=unit.note or "",
            contact=Contact(unit.contact.address or "", unit.contact.phone or "", unit.contact.email or ""),
        )
        for index, unit in enumerate(record.units)
    )
