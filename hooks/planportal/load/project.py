"""A project's folder to the portal's model: every file is read, every fault is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from planportal.errors import Problem
from planportal.load.documents_file import DocumentsFile, to_documents
from planportal.load.plan_file import PlanFile, to_plan
from planportal.load.register import Register, gather_register
from planportal.load.report_file import ReportFile, ReportName, evidence_problems, parse_report_name, to_report
from planportal.load.settings import Settings
from planportal.load.units_file import UnitsFile, to_units
from planportal.load.validation import validate
from planportal.load.yaml_source import YamlSource, read_yaml
from planportal.model import Portal, Report

__all__ = ["Loaded", "load_project"]


@dataclass(frozen=True)
class Loaded:
    """What a project's folder holds."""

    portal: Portal | None
    """None when the plan, the units or the documents have faults."""
    register: Register
    report_names: tuple[ReportName, ...]
    """Every report file by its name, also those whose content has faults."""
    sources: tuple[YamlSource, ...]
    """The files behind the model, with the place of everything in them."""
    evidence: Mapping[str, bytes]
    """Every file in the folder of evidence, by its path below that folder."""
    problems: tuple[Problem, ...]

    def source(self, path: str) -> YamlSource:
        """Return the file behind a path that the model names."""
        return next(source for source in self.sources if source.path == path)


def load_project(settings: Settings) -> Loaded:
    """Return the model of the project under `settings.root`, with all faults of all its files."""
    plan = _read(settings, f"{settings.plan_dir}/plan.yml")
    units = _read(settings, f"{settings.plan_dir}/units.yml")
    documents = _read(settings, f"{settings.plan_dir}/documents.yml")
    register = gather_register(plan=plan.data, units=units.data, documents=documents.data)
    plan_record = validate(plan, PlanFile, register)
    units_record = validate(units, UnitsFile, register)
    documents_record = validate(documents, DocumentsFile, register)

    stray: list[Problem] = []
    names: list[ReportName] = []
    reports: list[Report] = []
    report_sources: list[YamlSource] = []
    for path, below in _report_files(settings):
        name = parse_report_name(path, below)
        if name is None:
            message = "tên tệp báo cáo không đúng dạng"
            cure = "đặt là <năm>/<nhiệm vụ>.<mã đơn vị>.yml, ví dụ 2026/1-3.van-phong-so.yml"
            stray.append(Problem(path, 1, 1, message, cure))
            continue
        source = _read(settings, path)
        source.problems.extend(evidence_problems(source))
        record = validate(source, ReportFile, register)
        names.append(name)
        report_sources.append(source)
        if record is not None:
            reports.append(to_report(record, name))

    portal = None
    if plan_record and units_record and documents_record:
        portal = Portal(
            plan=to_plan(plan_record, plan),
            units=to_units(units_record, units),
            documents=to_documents(documents_record, documents),
            reports=tuple(reports),
        )
    sources = (plan, units, documents, *report_sources)
    problems = [*stray, *(problem for source in sources for problem in source.problems)]
    return Loaded(portal, register, tuple(names), sources, _evidence(settings), tuple(problems))


def _read(settings: Settings, path: str) -> YamlSource:
    file = settings.path(path)
    if not file.is_file():
        cure = "đặt tệp đúng chỗ, hoặc lấy lại từ bản trước trong git"
        return YamlSource(path, problems=[Problem(path, 1, 1, "không có tệp này", cure)])
    return read_yaml(file.read_bytes(), path)


def _evidence(settings: Settings) -> Mapping[str, bytes]:
    folder = settings.path(settings.evidence_dir)
    files = sorted(folder.rglob("*")) if folder.is_dir() else []
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.is_file()}


def _report_files(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each report file's path below the root and below the folder of reports, in order."""
    folder: Path = settings.path(settings.reports_dir)
    if not folder.is_dir():
        return
    for file in sorted(folder.rglob("*")):
        below = file.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in below.split("/"))
        if file.is_file() and not hidden and below != "README.md":
            yield f"{settings.reports_dir}/{below}", below
