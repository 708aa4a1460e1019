"""The form of plan/english.yml, and its way into the model."""

from __future__ import annotations

from pydantic import Field

from planportal.load.record import Day, Record, TaskRef, Text, UnitRef
from planportal.load.yaml_source import YamlSource
from planportal.model import English, Source

__all__ = ["EnglishFile", "to_english"]


class EnglishGroupRecord(Record):
    """Tên một nhóm nhiệm vụ bằng tiếng Anh."""

    number: int = Field(title="số thứ tự nhóm", ge=1, description="Số thứ tự nhóm trong Kế hoạch.")
    title: Text = Field(title="tên tiếng Anh", description="Bản dịch gọn, không chính thức.")


class EnglishTaskRecord(Record):
    """Tên một nhiệm vụ bằng tiếng Anh."""

    id: TaskRef = Field(title="số nhiệm vụ", description="Số trong Kế hoạch, đặt trong ngoặc kép.")
    title: Text = Field(title="tên tiếng Anh", description="Bản dịch gọn, không chính thức.")


class EnglishUnitRecord(Record):
    """Tên một đơn vị bằng tiếng Anh."""

    id: UnitRef = Field(title="mã đơn vị", description="Mã trong plan/units.yml.")
    name: Text = Field(title="tên tiếng Anh", description="Bản dịch không chính thức, tới khi Sở có tên tiếng Anh.")


class EnglishFile(Record):
    """Bản dịch tiếng Anh không chính thức của các tên gọi trong Kế hoạch."""

    checked: Day = Field(title="ngày rà soát", description="Ngày rà soát gần nhất.")
    plan: Text = Field(title="tên Kế hoạch bằng tiếng Anh", description="Tên Kế hoạch.")
    groups: list[EnglishGroupRecord] = Field(title="nhóm nhiệm vụ", min_length=1, description="Mỗi nhóm một mục.")
    tasks: list[EnglishTaskRecord] = Field(title="nhiệm vụ", min_length=1, description="Mỗi nhiệm vụ một mục.")
    units: list[EnglishUnitRecord] = Field(default=[], title="đơn vị", description="Sở và các đơn vị chủ trì.")


def to_english(record: EnglishFile, file: YamlSource) -> English:
    """Return the model of a valid file of English names."""
    return English(
        checked=record.checked,
        source=Source(file.path),
        plan=record.plan,
        groups={item.number: item.title for item in record.groups},
        tasks={item.id: item.title for item in record.tasks},
        units={item.id: item.name for item in record.units},
    )
