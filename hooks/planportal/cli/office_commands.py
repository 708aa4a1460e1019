"""`portal forms`, `collect`, `verify`, `freeze`: report forms out, filled ones in, the office's word, the edition."""

from __future__ import annotations

import argparse
import difflib
import posixpath
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from planportal.cli.check_command import report
from planportal.cli.parser import as_of_option, root_option
from planportal.cli.progress import READING, progress
from planportal.disk_errors import reason_of
from planportal.errors import has_errors
from planportal.load import Loaded, Settings
from planportal.model import Portal, Report, Verification, VerificationState
from planportal.office import (
    Collection,
    Standing,
    collect,
    edition_text,
    freeze,
    make_form,
    read_form,
    verified,
)
from planportal.site import inspect
from planportal.text.formats import format_date
from planportal.text.normalise import nfc, squeeze
from planportal.write import write_files

__all__ = ["OFFICE_COMMANDS", "add_office_commands", "run_office_command"]

OFFICE_COMMANDS = ("forms", "collect", "verify", "freeze")


def add_office_commands(commands: Any) -> None:
    """Add the commands to a parser's subparsers."""
    forms = commands.add_parser(
        "forms",
        help="làm phiếu báo cáo Excel cho từng đơn vị chủ trì",
        description="Làm phiếu báo cáo năm (.xlsx) cho từng đơn vị chủ trì: nhiệm vụ với lời văn đã ký, kết quả năm "
        "trước, ô để điền. Phiếu gửi lại thì nhận bằng lệnh portal collect.",
        epilog="Ví dụ:\n  portal forms 2026 --to phieu\n  portal forms 2026 --to phieu --unit van-phong-so",
    )
    root_option(forms)
    forms.add_argument("year", type=int, metavar="NĂM", help="năm báo cáo")
    forms.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục để ghi phiếu")
    forms.add_argument("--unit", metavar="MÃ_ĐƠN_VỊ", help="chỉ làm phiếu của đơn vị này")

    collecting = commands.add_parser(
        "collect",
        help="nhận các phiếu báo cáo đã điền",
        description="Đọc các phiếu đã điền, kiểm tra, cho xem phần sẽ thay đổi. Thêm --confirm mới ghi vào thư mục báo "
        "cáo. Có một lỗi thì không ghi gì; báo cáo đã xác nhận thì không ghi đè.",
        epilog="Ví dụ:\n  portal collect phieu/*.xlsx\n  portal collect phieu/*.xlsx --confirm",
    )
    root_option(collecting)
    collecting.add_argument("files", nargs="+", type=Path, metavar="TỆP", help="các tệp .xlsx")
    collecting.add_argument("--confirm", action="store_true", help="ghi vào thư mục báo cáo")

    verify = commands.add_parser(
        "verify",
        help="ghi xác nhận của nơi tổng hợp vào một báo cáo",
        description="Ghi thêm một lần xác nhận, hoặc yêu cầu bổ sung, vào báo cáo của một nhiệm vụ.",
        epilog='Ví dụ:\n  portal verify 1.2 2026 --by "Phòng Quản lý khoa học"\n'
        '  portal verify 1.3 2026 --unit van-phong-so --state "cần bổ sung" --by "Phòng Quản lý khoa học" '
        '--note "thiếu quyết định"',
    )
    root_option(verify)
    verify.add_argument("task", metavar="NHIỆM_VỤ", help="số nhiệm vụ, ví dụ 1.2")
    verify.add_argument("year", type=int, metavar="NĂM", help="năm báo cáo")
    verify.add_argument("--unit", metavar="MÃ_ĐƠN_VỊ", help="đơn vị nộp, khi nhiệm vụ có nhiều đơn vị chủ trì")
    states = [state.value for state in VerificationState]
    words = f"kết quả: {', '.join(states)} (mặc định: {VerificationState.VERIFIED.value})"
    verify.add_argument("--state", choices=states, default=VerificationState.VERIFIED.value, help=words)
    verify.add_argument("--by", required=True, metavar="NƠI_XÁC_NHẬN", help="đơn vị hoặc chức danh xác nhận")
    verify.add_argument("--note", default="", metavar="Ý_KIẾN", help="ý kiến kèm theo")
    as_of_option(verify)

    freezing = commands.add_parser(
        "freeze",
        help="chốt báo cáo của một năm",
        description="Giữ các báo cáo của một năm đúng như hôm nay, kèm mã băm, thành bản chốt. Thay đổi về sau được "
        "trình bày thành chỗ khác với bản chốt. Bản chốt không ghi đè được.",
        epilog="Ví dụ:\n  portal freeze 2026",
    )
    root_option(freezing)
    freezing.add_argument("year", type=int, metavar="NĂM", help="năm báo cáo")
    as_of_option(freezing)


def run_office_command(settings: Settings, options: argparse.Namespace, *, now: datetime) -> int:
    """Run one of OFFICE_COMMANDS. Returns 0, 1 for faults in data, 2 when the call cannot be carried out."""
    with progress(READING) as tell:
        loaded, problems = inspect(settings, now=now, tell=tell)
    if loaded.portal is None or has_errors(problems):
        return report(problems)
    try:
        if options.command == "forms":
            return _forms(loaded.portal, options)
        if options.command == "verify":
            return _verify(settings, loaded, options, now)
        if options.command == "freeze":
            return _freeze(settings, loaded.portal, options.year, now)
        return _collect(settings, loaded, options, now)
    except _RefusedError as error:
        print(f"portal: {error}", file=sys.stderr)
        return 2


class _RefusedError(Exception):
    """The call cannot be carried out; the text says why."""


def _forms(portal: Portal, options: argparse.Namespace) -> int:
    leads = portal.plan.lead_units
    if options.unit and options.unit not in leads:
        raise _RefusedError(f"“{options.unit}” không chủ trì nhiệm vụ nào; các đơn vị chủ trì: {', '.join(leads)}")
    if options.year < portal.plan.tracking_from:
        raise _RefusedError(f"Cổng chỉ theo dõi từ năm {portal.plan.tracking_from}")
    units = [portal.unit_by_id[name] for name in leads if options.unit in {None, name}]
    files: dict[str, bytes] = {}
    with progress("Đang làm phiếu") as tell:
        for done, unit in enumerate(units, start=1):
            files[f"bao-cao-{options.year}.{unit.id}.xlsx"] = make_form(portal, unit, options.year)
            tell(done, len(units))
    try:
        write_files(options.to, files)
    except OSError as error:
        raise _RefusedError(f"không ghi được vào {options.to}: {reason_of(error)}") from None
    for name in files:
        print(f"Đã ghi {options.to / name}")
    return 0


def _collect(settings: Settings, loaded: Loaded, options: argparse.Namespace, now: datetime) -> int:
    forms = [read_form(_content(file), file.name) for file in options.files]
    found = collect(settings, loaded, forms, today=now.date())
    for line in (*found.faults, *(f"Lưu ý: {note}" for note in found.notes)):
        print(line)
    if found.faults:
        print(f"{len(found.faults)} lỗi, chưa ghi gì.", file=sys.stderr)
        return 1
    _show(found)
    changed = {one.path: one.after.encode() for one in found.reports if one.standing is not Standing.SAME}
    if changed and options.confirm:
        _write(settings, changed)
    print(_outcome(len(changed), confirmed=options.confirm), file=sys.stderr)
    return 0


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise _RefusedError(f"không đọc được {file}: {reason_of(error)}") from None


def _show(found: Collection) -> None:
    """Print what each sheet means, with the lines that differ from what stands."""
    for one in found.reports:
        print(f"{one.path}: {one.standing.value}")
        if one.standing is Standing.CHANGED:
            print(*_difference(one.before, one.after), sep="\n")
    for place in found.empty:
        print(f"{place}: chưa điền, bỏ qua")


def _difference(before: str, after: str) -> Sequence[str]:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1))
    return [f"  {line}" for line in lines[2:]]


def _outcome(changed: int, *, confirmed: bool) -> str:
    if not changed:
        return "Không có gì thay đổi."
    if confirmed:
        return f"Đã ghi {changed} báo cáo."
    return f"Sẽ ghi {changed} báo cáo. Đây mới là xem trước; thêm --confirm để ghi."


def _verify(settings: Settings, loaded: Loaded, options: argparse.Namespace, now: datetime) -> int:
    assert loaded.portal is not None
    chosen = _report_to_verify(loaded.portal, options)
    by, note = (nfc(squeeze(text)) for text in (options.by, options.note))
    if not by:
        raise _RefusedError("--by để trống; ghi đơn vị hoặc chức danh xác nhận")
    said = Verification(now.date(), VerificationState(options.state), by, note)
    text, problems = verified(settings, loaded, chosen, said, today=now.date())
    if problems:
        print(*problems, sep="\n")
        print("Chưa ghi gì.", file=sys.stderr)
        return 1
    _write(settings, {chosen.source.path: text.encode()})
    print(f"{chosen.source.path}: đã ghi “{options.state}”, {by}, ngày {format_date(said.date)}")
    return 0


def _report_to_verify(portal: Portal, options: argparse.Namespace) -> Report:
    task = portal.task_by_id.get(options.task)
    if task is None:
        raise _RefusedError(f"Kế hoạch không có nhiệm vụ {options.task}; có: {', '.join(portal.task_by_id)}")
    found = [portal.report(task.id, unit, options.year) for unit in task.leads.units if options.unit in {None, unit}]
    reports = [one for one in found if one]
    if not reports:
        raise _RefusedError(f"nhiệm vụ {task.id} chưa có báo cáo năm {options.year} để xác nhận")
    if len(reports) > 1:
        units = ", ".join(one.unit for one in reports)
        raise _RefusedError(f"nhiệm vụ {task.id} có báo cáo của nhiều đơn vị, thêm --unit: {units}")
    return reports[0]


def _freeze(settings: Settings, portal: Portal, year: int, now: datetime) -> int:
    due, today = portal.plan.reporting.due(year), now.date()
    if year < portal.plan.tracking_from:
        raise _RefusedError(f"Cổng chỉ theo dõi từ năm {portal.plan.tracking_from}")
    if today <= due:
        raise _RefusedError(f"báo cáo năm {year} còn nhận tới hết ngày {format_date(due)}, chưa chốt được")
    path = f"{settings.editions_dir}/{year}.yml"
    if portal.edition(year) is not None:
        raise _RefusedError(f"năm {year} đã chốt ở {path}; bản chốt không ghi đè")
    schema = posixpath.relpath(f"{settings.plan_dir}/schema/edition.schema.json", settings.editions_dir)
    edition = freeze(portal, year, path=path, today=today)
    _write(settings, {path: edition_text(edition, schema=schema).encode()})
    expected = sum(len(task.leads.units) for task in portal.plan.tasks)
    print(f"Đã chốt {len(edition.reports)}/{expected} báo cáo năm {year} vào {path}, mã băm {edition.digest}")
    return 0


def _write(settings: Settings, files: dict[str, bytes]) -> None:
    try:
        write_files(settings.root, files)
    except OSError as error:
        raise _RefusedError(f"không ghi được báo cáo: {reason_of(error)}") from None
