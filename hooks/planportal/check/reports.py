"""Reports against the plan: the right unit, a tracked year, dates in order, proof that is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.load.register import Register
from planportal.load.report_file import ReportName
from planportal.load.yaml_source import YamlSource
from planportal.model import Portal, Report
from planportal.text.formats import format_date

__all__ = ["report_file_problems", "report_problems"]


def report_file_problems(names: Iterable[ReportName], register: Register) -> list[Problem]:
    """Return the faults in report files' names, whatever the files hold."""
    problems = []
    for name in names:
        for message, cure in _name_faults(name, register):
            problems.append(Problem(name.path, 1, 1, message, cure))
    return problems


def _name_faults(name: ReportName, register: Register) -> Iterable[tuple[str, str]]:
    if register.tracking_from is not None and name.year < register.tracking_from:
        yield (
            f"báo cáo năm {name.year}, nhưng Cổng chỉ theo dõi từ năm {register.tracking_from}",
            "xoá tệp, hoặc sửa năm trong đường dẫn",
        )
    unit_known = register.units is None or name.unit in register.units
    if not unit_known:
        near = get_close_matches(name.unit, register.units or (), n=1, cutoff=0.5)
        cure = f"ý bạn là “{near[0]}”? Đổi lại tên tệp" if near else "dùng mã có trong units.yml để đặt tên tệp"
        yield f"không có đơn vị nào mã “{name.unit}”", cure
    if register.leads is None:
        return
    if name.task not in register.leads:
        tasks = ", ".join(register.leads)
        yield f"Kế hoạch không có nhiệm vụ {name.task}", f"đổi tên tệp theo một trong các nhiệm vụ: {tasks}"
    elif unit_known and name.unit not in register.leads[name.task]:
        leads = ", ".join(register.leads[name.task])
        yield (
            f"đơn vị “{name.unit}” không chủ trì nhiệm vụ {name.task}",
            f"chỉ đơn vị chủ trì nộp báo cáo: {leads}",
        )


def report_problems(portal: Portal, loaded: Loaded, *, today: date) -> list[Problem]:
    """Return the faults in the content of reports that are valid as files."""
    problems: list[Problem] = []
    for report in portal.reports:
        source = loaded.source(report.source.path)
        problems += _date_problems(report, source, today)
        for index, evidence in enumerate(report.evidence):
            if evidence.file and evidence.file not in loaded.evidence:
                message = f"không có tệp minh chứng “{evidence.file}”"
                cure = "chép tệp vào thư mục minh chứng, hoặc sửa tên cho đúng cả chữ hoa, chữ thường"
                problems.append(source.problem(("evidence", index, "file"), message, cure))
    return problems


def _date_problems(report: Report, source: YamlSource, today: date) -> list[Problem]:
    problems = []
    if report.submitted.year < report.year:
        message = f"ngày nộp {format_date(report.submitted)} trước năm báo cáo {report.year}"
        problems.append(source.problem(("submitted",), message, "sửa ngày nộp, hoặc chuyển tệp sang đúng năm"))
    if report.submitted > today:
        line, column = source.place(("submitted",))
        message = f"ngày nộp {format_date(report.submitted)} chưa tới; báo cáo chưa được tính"
        problems.append(Problem(source.path, line, column, message, "kiểm tra lại ngày nộp", Severity.ADVICE))
    for index in range(len(report.verifications)):
        said = source.data["verification"][index]["date"]
        if said < report.submitted:
            message = f"ngày xác nhận {format_date(said)} trước ngày nộp {format_date(report.submitted)}"
            problems.append(source.problem(("verification", index, "date"), message, "sửa lại một trong hai ngày"))
    return problems
