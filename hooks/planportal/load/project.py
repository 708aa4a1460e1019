"""A project's folder to the portal's model: every file is read, every fault is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planportal.errors import Problem, printable
from planportal.load.articles import ArticleFile, ReadingArticles
from planportal.load.cut_text import tell_cut_text
from planportal.load.department_file import DepartmentFile, department_problems, to_department
from planportal.load.documents_file import DocumentsFile, to_documents
from planportal.load.edition_file import EditionFile, edition_paths, edition_problems, to_edition
from planportal.load.english_file import EnglishFile, to_english
from planportal.load.guidance_file import GuidanceFile, guidance_problems, to_guides
from planportal.load.handbook_file import load_handbook
from planportal.load.inside import files_below, leads_out, outside_problems
from planportal.load.media_folder import MediaFolder, load_media
from planportal.load.plan_file import PlanFile, to_plan
from planportal.load.readers_file import shown_readers
from planportal.load.register import Register, gather_register
from planportal.load.report_file import (
    ReportFile,
    ReportName,
    evidence_problems,
    is_report,
    parse_report_name,
    to_report,
)
from planportal.load.settings import Settings
from planportal.load.spelling import correct_keys
from planportal.load.units_file import UnitsFile, to_units
from planportal.load.validation import validate
from planportal.load.yaml_source import YamlSource, read_yaml
from planportal.model import Chapter, Edition, Portal, Readers, Report
from planportal.pieces import Keep, keep_nothing
from planportal.processes import Tell

__all__ = ["Loaded", "load_project"]


@dataclass(frozen=True)
class Loaded:
    """What a project's folder holds."""

    portal: Portal | None
    """None when the plan, the units, the documents or another file of the plan's folder has faults."""
    register: Register
    report_names: tuple[ReportName, ...]
    """Every report file by its name, also those whose content has faults."""
    sources: tuple[YamlSource, ...]
    """The files behind the model, with the place of everything in them: plan, units, documents, guidance,
    department, English names, then reports and editions."""
    evidence: Mapping[str, bytes]
    """Every file in the folder of evidence, by its path below that folder."""
    articles: tuple[ArticleFile, ...]
    """Every article's file, also those with faults."""
    media: MediaFolder
    """The originals below content/media."""
    handbook: tuple[Chapter, ...]
    """The chapters of the handbook, in their order."""
    readers: Readers | None
    """What readers did; None where this is not asked."""
    problems: tuple[Problem, ...]
    kept: frozenset[str] = frozenset()
    """The keys under which what was read of articles is kept."""

    @property
    def plan(self) -> YamlSource:
        """The plan's file, as far as it can be read."""
        return self.sources[0]

    @property
    def units(self) -> YamlSource:
        """The units' file, as far as it can be read."""
        return self.sources[1]

    @property
    def documents(self) -> YamlSource:
        """The documents' file, as far as it can be read."""
        return self.sources[2]

    @property
    def guidance(self) -> YamlSource:
        """The guides' file, as far as it can be read."""
        return self.sources[3]

    @property
    def department(self) -> YamlSource:
        """The department's file, as far as it can be read."""
        return self.sources[4]

    @property
    def english(self) -> YamlSource:
        """The file of English names, as far as it can be read."""
        return self.sources[5]

    def source(self, path: str) -> YamlSource:
        """Return the file behind a path that the model names."""
        return next(source for source in self.sources if source.path == path)


def load_project(settings: Settings, tell: Tell | None = None, keep: Keep = keep_nothing) -> Loaded:
    """Return the model of the project under `settings.root`, with all faults of all its files."""
    plan = _read(settings, f"{settings.plan_dir}/plan.yml")
    units = _read(settings, f"{settings.plan_dir}/units.yml")
    documents = _read(settings, f"{settings.plan_dir}/documents.yml")
    guidance = _read(settings, f"{settings.plan_dir}/guidance.yml")
    department = _read(settings, f"{settings.plan_dir}/department.yml")
    english = _read(settings, f"{settings.plan_dir}/english.yml")
    for file, form in (
        (plan, PlanFile),
        (units, UnitsFile),
        (documents, DocumentsFile),
        (guidance, GuidanceFile),
        (department, DepartmentFile),
        (english, EnglishFile),
    ):
        correct_keys(file, form)
    for file, faults in ((guidance, guidance_problems), (department, department_problems)):
        file.problems.extend(problem for problem in faults(file) if not file.is_guess(problem))
    register = gather_register(plan=plan, units=units, documents=documents)
    # Other processes read them while this one goes on with all other files.
    articles = ReadingArticles(settings, register, keep)
    plan_record = validate(plan, PlanFile, register)
    units_record = validate(units, UnitsFile, register)
    documents_record = validate(documents, DocumentsFile, register)
    guidance_record = validate(guidance, GuidanceFile, register)
    department_record = validate(department, DepartmentFile, register)
    english_record = validate(english, EnglishFile, register)

    names, reports, report_sources = _reports(settings, register)
    editions: list[Edition] = []
    edition_sources = [_read(settings, path) for path in edition_paths(settings)]
    for source in edition_sources:
        edition = validate(source, EditionFile, register)
        if edition is not None:
            source.problems.extend(edition_problems(edition, source))
            editions.append(to_edition(edition, source))

    portal = None
    if plan_record and units_record and documents_record and guidance_record and department_record and english_record:
        portal = Portal(
            plan=to_plan(plan_record, plan),
            units=to_units(units_record, units),
            documents=to_documents(documents_record, documents),
            reports=tuple(reports),
            guides=to_guides(guidance_record, guidance),
            department=to_department(department_record, department),
            english=to_english(english_record, english),
            editions=tuple(editions),
        )
    sources = (plan, units, documents, guidance, department, english, *report_sources, *edition_sources)
    handbook, handbook_problems = load_handbook(settings)
    of_sources = (problem for source in sources for problem in source.problems)
    readers, readers_problems = shown_readers(settings)
    evidence, media = _evidence(settings), load_media(settings)
    read = articles.results(tell)
    of_files = (*read.problems, *handbook_problems, *readers_problems)
    problems = [*settings.problems, *outside_problems(settings), *of_sources, *of_files]
    return Loaded(
        portal=portal,
        register=register,
        report_names=tuple(names),
        sources=sources,
        evidence=evidence,
        articles=read.files,
        media=media,
        handbook=handbook,
        readers=readers,
        problems=tuple(problems),
        kept=read.kept,
    )


def _reports(settings: Settings, register: Register) -> tuple[list[ReportName], list[Report], list[YamlSource]]:
    """Return what the names of all reports say, the reports without faults, and their files."""
    names: list[ReportName] = []
    reports: list[Report] = []
    report_sources: list[YamlSource] = []
    for path, below in _report_files(settings):
        name = parse_report_name(path, below)
        source = _read(settings, path)
        if name is None and not is_report(source.data):
            source = YamlSource(source.path)
        correct_keys(source, ReportFile)
        tell_cut_text(source)
        source.problems.extend(problem for problem in evidence_problems(source) if not source.is_guess(problem))
        record = validate(source, ReportFile, register)
        report_sources.append(source)
        if name is None:
            source.problems.append(_stray(path))
            continue
        names.append(name)
        if record is not None:
            reports.append(to_report(record, name))
    return names, reports, report_sources


def _stray(path: str) -> Problem:
    cure = (
        "đặt là <năm>/<nhiệm vụ>.<mã đơn vị>.yml, ví dụ 2026/1-3.van-phong-so.yml; "
        "tệp không phải báo cáo thì chuyển đi nơi khác"
    )
    return Problem(printable(path), 1, 1, "tên tệp báo cáo không đúng dạng", cure)


def _read(settings: Settings, path: str) -> YamlSource:
    file, shown = settings.path(path), printable(path)
    if leads_out(settings, file):
        # The link may be the file or a folder above it, which is told once.
        return YamlSource(shown)
    if not file.is_file():
        cure = "đặt tệp đúng chỗ, đúng tên, hoặc lấy lại từ bản lưu trước"
        return YamlSource(shown, problems=[Problem(shown, 1, 1, "không có tệp này", cure)])
    return read_yaml(file.read_bytes(), shown)


def _evidence(settings: Settings) -> Mapping[str, bytes]:
    folder, files = settings.path(settings.evidence_dir), files_below(settings, settings.evidence_dir)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def _report_files(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each report file's path below the root and below the folder of reports, in order."""
    folder = settings.path(settings.reports_dir)
    for file in files_below(settings, settings.reports_dir):
        below = file.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in below.split("/"))
        if not hidden and below != "README.md":
            yield f"{settings.reports_dir}/{below}", below
