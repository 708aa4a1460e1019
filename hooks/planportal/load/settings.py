"""The department's settings: `extra.portal` in mkdocs.yml, read the same way for every command and build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import Field

from planportal.errors import Problem
from planportal.load.record import Day, Record, Text
from planportal.load.validation import validate
from planportal.load.yaml_source import YamlSource, read_yaml

__all__ = ["Organisation", "Settings", "load_settings"]

CONFIG_NAME = "mkdocs.yml"


class OrganisationRecord(Record):
    """Cơ quan quản lý Cổng; mục chưa biết để trống."""

    parent: Text | None = Field(default=None, title="cơ quan chủ quản")
    """Cơ quan chủ quản."""
    name: Text | None = Field(default=None, title="cơ quan quản lý")
    """Cơ quan quản lý Cổng."""
    address: Text | None = Field(default=None, title="địa chỉ")
    """Địa chỉ liên lạc."""
    phone: Text | None = Field(default=None, title="điện thoại")
    """Số điện thoại."""
    email: Text | None = Field(default=None, title="thư điện tử")
    """Thư điện tử."""
    content_manager: Text | None = Field(default=None, title="người chịu trách nhiệm nội dung")
    """Họ tên, chức vụ người chịu trách nhiệm quản lý nội dung."""


class PortalRecord(Record):
    """Thiết lập riêng của Cổng trong mkdocs.yml, dưới extra.portal."""

    organisation: OrganisationRecord = Field(default=OrganisationRecord(), title="cơ quan")
    """Cơ quan chủ quản và cơ quan quản lý."""
    tag_authority: Text = Field(title="gốc của mã mục tin")
    """Tên miền và năm (RFC 4151) đứng đầu mã của mọi mục trong nguồn tin; không đổi sau khi đã đăng."""
    plan_dir: Text = Field(default="plan", title="thư mục kế hoạch")
    """Thư mục có plan.yml, units.yml, documents.yml."""
    reports_dir: Text = Field(default="plan/reports", title="thư mục báo cáo")
    """Thư mục báo cáo, mỗi năm một thư mục con."""
    evidence_dir: Text = Field(default="plan/evidence", title="thư mục minh chứng")
    """Thư mục tệp minh chứng."""
    demo: bool = Field(default=False, title="dữ liệu minh hoạ")
    """true khi báo cáo là hư cấu; mọi trang sẽ mang nhãn “Dữ liệu minh hoạ”."""
    as_of: Day | None = Field(default=None, title="tính đến ngày")
    """Tính trạng thái đến ngày này thay vì hôm nay."""


class ConfigFile(Record):
    """The part of mkdocs.yml that the library reads."""

    portal: PortalRecord = Field(title="extra.portal")
    """Thiết lập của Cổng."""


@dataclass(frozen=True)
class Organisation:
    """Who runs the portal; empty until the department says so (portal rules, F1)."""

    parent: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    content_manager: str = ""


@dataclass(frozen=True)
class Settings:
    """The settings of one portal."""

    root: Path
    organisation: Organisation = Organisation()
    tag_authority: str = "localhost,2026"
    plan_dir: str = "plan"
    reports_dir: str = "plan/reports"
    evidence_dir: str = "plan/evidence"
    demo: bool = False
    as_of: date | None = None

    def path(self, *parts: str) -> Path:
        """Return a path below the root."""
        return self.root.joinpath(*parts)


def load_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """Return the settings in the root's mkdocs.yml, with those it inherits, or None and the problems."""
    source = _read_config(root, CONFIG_NAME)
    record = None if source.problems else validate(source, ConfigFile)
    if record is None:
        return None, source.problems
    portal = record.portal
    organisation = {key: value or "" for key, value in portal.organisation.model_dump().items()}
    return (
        Settings(
            root=root,
            organisation=Organisation(**organisation),
            tag_authority=portal.tag_authority,
            plan_dir=portal.plan_dir,
            reports_dir=portal.reports_dir,
            evidence_dir=portal.evidence_dir,
            demo=portal.demo,
            as_of=portal.as_of,
        ),
        [],
    )


def _read_config(root: Path, name: str) -> YamlSource:
    """Return mkdocs.yml cut down to `extra.portal`; MkDocs' own keys and tags are MkDocs' to judge."""
    path = root / name
    if not path.is_file():
        cure = "chạy lệnh trong thư mục của dự án, hoặc chỉ thư mục bằng --root"
        return YamlSource(name, problems=[Problem(name, 1, 1, "không có tệp mkdocs.yml ở thư mục này", cure)])
    source = read_yaml(path.read_bytes(), name, foreign_tags=True)
    loc = ("extra", "portal")
    own = _at(source.data, *loc) or {}
    parent = source.data.get("INHERIT") if isinstance(source.data, dict) else None
    inherited: Any = {}
    problems = list(source.problems)
    if isinstance(parent, str) and isinstance(own, dict):
        upper = _read_config(root, str(PurePosixPath(parent)))
        inherited = (upper.data or {}).get("portal", {})
        problems += upper.problems
    merged = {**inherited, **own} if isinstance(own, dict) else own
    cut = YamlSource(name, data={"portal": merged}, problems=problems)
    for table in ("values", "keys", "written"):
        found = {("portal", *key[2:]): value for key, value in getattr(source, table).items() if key[:2] == loc}
        setattr(cut, table, found)
    return cut


def _at(data: Any, *keys: str) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data
