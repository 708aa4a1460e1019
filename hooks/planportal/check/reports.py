"""Reports against the plan: the right unit, a tracked year, dates in order, proof that is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planportal.errors import Problem, Severity, quote
from planportal.load import Loaded
from planportal.load.lenient import closest, records_at, text_at, value_at
from planportal.load.register import Register
from planportal.load.report_file import ReportName
from planportal.load.yaml_source import YamlSource
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
            "chuyển tệp sang thư mục đúng năm, hoặc xoá tệp",
        )
    unit_known = register.units is None or name.unit in register.units
    if not unit_known and not register.may_mean(name.unit):
        near = closest(name.unit, register.units or (), cutoff=0.6)
        cure = f"ý bạn là “{near}”? Đổi lại tên tệp" if near else "đổi tên tệp theo mã đơn vị có trong units.yml"
        yield f"không có đơn vị nào mã “{name.unit}”", cure
    if register.leads is None:
        return
    if name.task not in register.leads:
        tasks = ", ".join(register.leads)
        if not register.may_mean(name.task):
            yield f"Kế hoạch không có nhiệm vụ {name.task}", f"đổi tên tệp theo một trong các nhiệm vụ: {tasks}"
        return
    leads = register.leads[name.task] or ()
    if unit_known and name.unit not in leads and not register.leads_may_mean(name.task, name.unit):
        yield (
            f"đơn vị “{name.unit}” không chủ trì nhiệm vụ {name.task}",
            f"chỉ đơn vị chủ trì nộp báo cáo ({', '.join(leads)}): sửa số nhiệm vụ hoặc mã đơn vị trong tên tệp",
        )


def report_problems(loaded: Loaded, *, today: date) -> list[Problem]:
    """Return the faults between what a report says in one place and another, or its name, or the evidence's folder."""
    problems: list[Problem] = []
    for name in loaded.report_names:
        source = loaded.source(name.path)
        submitted = value_at(source.data, "submitted")
        if isinstance(submitted, date):
            problems += _date_problems(name, submitted, source, today)
        for index, evidence in records_at(source.data, "evidence"):
            loc, file = ("evidence", index, "file"), text_at(evidence, "file")
            if file.strip() and file not in loaded.evidence and not source.is_told(loc):
                near = closest(file, loaded.evidence, cutoff=0.7)
                cure = f"ý bạn là {quote(near)}?" if near else "chép tệp vào thư mục minh chứng, hoặc sửa tên tệp ở đây"
                problems.append(source.problem(loc, f"không có tệp minh chứng {quote(file)}", cure))
    return problems


def _date_problems(name: ReportName, submitted: date, source: YamlSource, today: date) -> list[Problem]:
    problems = []
    if submitted.year < name.year:
        message = f"ngày nộp {format_date(submitted)} trước năm báo cáo {name.year}"
        problems.append(source.problem(("submitted",), message, "sửa ngày nộp, hoặc chuyển tệp sang đúng năm"))
    if submitted > today:
        line, column = source.place(("submitted",))
        message = f"ngày nộp {format_date(submitted)} chưa tới; báo cáo chưa được tính"
        problems.append(Problem(source.path, line, column, message, "kiểm tra lại ngày nộp", Severity.ADVICE))
    told: set[tuple[str, str]] = set()
    for index, entry in records_at(source.data, "verification"):
        said = entry.get("date")
        statement = (str(said), str(entry.get("state")))
        if isinstance(said, date) and statement in told:
            message = f"ngày {format_date(said)} đã ghi kết quả xác nhận này"
            problems.append(source.problem(("verification", index, "date"), message, "xoá mục lặp, hoặc sửa ngày"))
        told.add(statement)
        if isinstance(said, date) and said < submitted:
            message = f"ngày xác nhận {format_date(said)} trước ngày nộp {format_date(submitted)}"
            problems.append(source.problem(("verification", index, "date"), message, "sửa lại một trong hai ngày"))
    return problems
