"""The department's settings: `extra.portal` in mkdocs.yml, read the same way for every command and build."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field

from planportal.errors import Problem, quote
from planportal.load.editor_settings import EditorRecord, to_backend
from planportal.load.lenient import value_at
from planportal.load.record import Day, Record, Text
from planportal.load.spelling import correct_keys
from planportal.load.validation import validate
from planportal.load.yaml_source import Loc, YamlSource, read_yaml
from planportal.model import EditorBackend, Organisation

__all__ = ["CONFIG_NAME", "Settings", "load_settings"]

CONFIG_NAME = "mkdocs.yml"
_OWN = ("extra", "portal")


class OrganisationRecord(Record):
    """Cơ quan quản lý Cổng; mục chưa biết để trống."""

    parent: Text | None = Field(default=None, title="cơ quan chủ quản", description="Cơ quan chủ quản.")
    name: Text | None = Field(default=None, title="cơ quan quản lý", description="Cơ quan quản lý Cổng.")
    address: Text | None = Field(default=None, title="địa chỉ", description="Địa chỉ liên lạc.")
    phone: Text | None = Field(default=None, title="điện thoại", description="Số điện thoại.")
    email: Text | None = Field(default=None, title="thư điện tử", description="Thư điện tử.")
    content_manager: Text | None = Field(
        default=None,
        title="người chịu trách nhiệm nội dung",
        description="Họ tên, chức vụ người chịu trách nhiệm quản lý nội dung.",
    )


class PortalRecord(Record):
    """Thiết lập riêng của Cổng trong mkdocs.yml, dưới extra.portal."""

    organisation: OrganisationRecord = Field(
        default=OrganisationRecord(), title="cơ quan", description="Cơ quan chủ quản và cơ quan quản lý."
    )
    tag_authority: Text = Field(
        title="gốc của mã mục tin",
        description="Tên miền và năm (RFC 4151) đứng đầu mã của mọi mục trong nguồn tin; không đổi sau khi đã đăng.",
    )
    plan_dir: Text = Field(
        default="plan",
        title="thư mục kế hoạch",
        description="Thư mục có plan.yml, units.yml, documents.yml, guidance.yml, department.yml, english.yml.",
    )
    reports_dir: Text = Field(
        default="plan/reports", title="thư mục báo cáo", description="Thư mục báo cáo, mỗi năm một thư mục con."
    )
    evidence_dir: Text = Field(
        default="plan/evidence", title="thư mục minh chứng", description="Thư mục tệp minh chứng."
    )
    content_dir: Text = Field(
        default="content",
        title="thư mục bài viết",
        description="Thư mục bài viết, mỗi chuyên mục một thư mục con, ảnh trong media.",
    )
    editor: EditorRecord = Field(
        default=EditorRecord(), title="trình soạn thảo", description="Nơi trình soạn thảo trong trình duyệt lưu bài."
    )
    handbook_dir: Text = Field(
        default="docs/huong-dan", title="thư mục sổ tay", description="Thư mục các trang của sổ tay, ảnh trong anh."
    )
    readers: bool = Field(
        default=False,
        title="đánh giá và lượt đọc",
        description="true khi máy chủ web nhận đánh giá và đếm lượt đọc không định danh; xem deploy/README.md.",
    )
    demo: bool = Field(
        default=False,
        title="dữ liệu minh hoạ",
        description="true khi báo cáo là hư cấu; mọi trang sẽ mang nhãn “Dữ liệu minh hoạ”.",
    )
    as_of: Day | None = Field(
        default=None, title="tính đến ngày", description="Tính trạng thái đến ngày này thay vì hôm nay."
    )


class ConfigFile(Record):
    """The part of mkdocs.yml that the library reads."""

    portal: PortalRecord = Field(title="thiết lập của Cổng", description="Thiết lập của Cổng.")


@dataclass(frozen=True)
class Settings:
    """The settings of one portal."""

    root: Path
    organisation: Organisation = field(default_factory=Organisation)
    tag_authority: str = "localhost,2026"
    plan_dir: str = "plan"
    reports_dir: str = "plan/reports"
    evidence_dir: str = "plan/evidence"
    content_dir: str = "content"
    editor: EditorBackend = field(default_factory=EditorBackend)
    handbook_dir: str = "docs/huong-dan"
    readers: bool = False
    demo: bool = False
    as_of: date | None = None
    places: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)
    """Path, line and column of each of the organisation's particulars, and of `tag_authority`."""
    config_files: tuple[str, ...] = ()
    """The files that the settings were read from, relative to the root."""
    problems: tuple[Problem, ...] = ()
    """Faults in the settings that do not hinder the plan's files from being checked too."""

    @property
    def editions_dir(self) -> str:
        """The folder of editions, beside the reports."""
        return posixpath.join(posixpath.dirname(self.reports_dir.rstrip("/")), "editions")

    def path(self, *parts: str) -> Path:
        """Return a path below the root."""
        return self.root.joinpath(*parts)


def load_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """Return the settings in the root's mkdocs.yml, with those it inherits.

    Faults in the settings come with them, so that those in the plan's files can be told at the same time;
    they are returned apart, with None, only when it cannot be said where the plan's files are.
    """
    source = _read_config(root, CONFIG_NAME, ())
    if source.is_read and not source.has(("portal",)):
        message, cure = "thiếu thiết lập của Cổng", "thêm nhóm “portal” dưới “extra”, trong đó có “tag_authority”"
        source.problems.append(source.problem((), message, cure))
        source.faulty.add(("portal",))
    record = validate(source, ConfigFile)
    problems = tuple(source.problems)
    portal = record.portal if record else _without_faults(source)
    if record is None and not (root / portal.plan_dir).is_dir():
        return None, list(problems)
    organisation = {key: value or "" for key, value in portal.organisation.model_dump().items()}
    return (
        Settings(
            root=root,
            organisation=Organisation(**organisation),
            tag_authority=portal.tag_authority,
            plan_dir=portal.plan_dir,
            reports_dir=portal.reports_dir,
            evidence_dir=portal.evidence_dir,
            content_dir=portal.content_dir,
            editor=to_backend(portal.editor),
            handbook_dir=portal.handbook_dir,
            readers=portal.readers,
            demo=portal.demo,
            as_of=portal.as_of,
            places=_places(source),
            config_files=tuple(_names(source)),
            problems=problems,
        ),
        [],
    )


def _names(source: YamlSource | None) -> Iterator[str]:
    while source is not None:
        yield source.path
        source = source.upper


def _places(source: YamlSource) -> dict[str, tuple[str, int, int]]:
    locs: dict[str, Loc] = {key: ("portal", "organisation", key) for key in OrganisationRecord.model_fields}
    locs["tag_authority"] = ("portal", "tag_authority")
    pointed = {key: source.problem(loc, "", at_key=True) for key, loc in locs.items()}
    return {key: (problem.path, problem.line, problem.column) for key, problem in pointed.items()}


def _without_faults(source: YamlSource) -> PortalRecord:
    """Return the settings that have no fault, and defaults for the others."""
    given = value_at(source.data, "portal")
    faulty = {loc[1] for loc in source.faulty if len(loc) > 1}
    sound = {key: value for key, value in given.items() if key not in faulty} if isinstance(given, dict) else {}
    return PortalRecord.model_validate({"tag_authority": Settings.tag_authority, **sound})


def _read_config(root: Path, name: str, below: tuple[str, ...]) -> YamlSource:
    """Return mkdocs.yml cut down to `extra.portal`; MkDocs' own keys and tags are MkDocs' to judge."""
    path = root / name
    if not path.is_file():
        cure = "chạy lệnh trong thư mục của dự án, hoặc chỉ thư mục bằng --root"
        return YamlSource(name, problems=[Problem(name, 1, 1, "không có tệp mkdocs.yml ở thư mục này", cure)])
    source = read_yaml(path.read_bytes(), name, within=_OWN)
    upper = _inherited(root, source, (*below, name))
    given = value_at(source.data, *_OWN)
    cut = YamlSource(name, is_read=source.is_read, problems=source.problems, broken=source.broken, upper=upper)
    for table in ("values", "keys", "written", "misread"):
        found = {("portal", *key[2:]): value for key, value in getattr(source, table).items() if key[:2] == _OWN}
        setattr(cut, table, found)
    cut.values[()] = source.place(("extra",))
    cut.faulty = {("portal", *key[2:]) for key in source.faulty if key[:2] == _OWN}
    cut.data = {"portal": given}
    correct_keys(cut, ConfigFile)
    merged = _merged(value_at(upper.data, "portal") if upper else None, given)
    if upper is not None:
        cut.problems += upper.problems
        cut.broken |= upper.broken
        cut.misread |= {loc: kind for loc, kind in upper.misread.items() if loc not in cut.values}
        cut.written |= {loc: text for loc, text in upper.written.items() if loc not in cut.values}
        cut.faulty |= {loc for loc in upper.faulty if loc not in cut.values}
    if cut.is_read:
        cut.data = {} if merged is None and _OWN not in source.values else {"portal": merged}
    return cut


def _inherited(root: Path, source: YamlSource, files: tuple[str, ...]) -> YamlSource | None:
    """Return the configuration that a file names under INHERIT, which MkDocs finds beside that file."""
    parent = value_at(source.data, "INHERIT")
    if parent is None:
        return None
    name = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), str(parent)))
    if name in files or not (root / name).is_file():
        message = "tệp này kế thừa chính nó" if name in files else f"không có tệp {quote(str(parent))} để kế thừa"
        source.problems.append(source.problem(("INHERIT",), message, "sửa đường dẫn, tính từ thư mục của tệp này"))
        return None
    return _read_config(root, name, files)


def _merged(upper: Any, own: Any) -> Any:
    """Return what MkDocs makes of inherited and own settings: mappings together, anything else replaced."""
    if not isinstance(upper, dict) or not isinstance(own, dict):
        return upper if own is None else own
    return upper | {key: _merged(upper.get(key), value) if value is not None else None for key, value in own.items()}
