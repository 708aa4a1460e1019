"""`portal forms` and `portal collect`: the report forms of the lead units out, and the filled ones in."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from planportal.cli.check_command import report
from planportal.cli.parser import root_option
from planportal.errors import has_errors
from planportal.load import Loaded, Settings
from planportal.model import Portal
from planportal.office import Collection, Standing, collect, make_form, read_form
from planportal.site import inspect
from planportal.write import write_files

__all__ = ["OFFICE_COMMANDS", "add_office_commands", "run_office_command"]

OFFICE_COMMANDS = ("forms", "collect")


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


def run_office_command(settings: Settings, options: argparse.Namespace, *, now: datetime) -> int:
    """Run one of OFFICE_COMMANDS. Returns 0, 1 for faults in data, 2 when the call cannot be carried out."""
    loaded, problems = inspect(settings, now=now)
    if loaded.portal is None or has_errors(problems):
        return report(problems)
    try:
        if options.command == "forms":
            return _forms(loaded.portal, options)
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
    files = {f"bao-cao-{options.year}.{unit.id}.xlsx": make_form(portal, unit, options.year) for unit in units}
    try:
        write_files(options.to, files)
    except OSError as error:
        raise _RefusedError(f"không ghi được vào {options.to}: {error.strerror}") from None
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
        try:
            write_files(settings.root, changed)
        except OSError as error:
            raise _RefusedError(f"không ghi được báo cáo: {error.strerror}") from None
    print(_outcome(len(changed), confirmed=options.confirm), file=sys.stderr)
    return 0


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise _RefusedError(f"không đọc được {file}: {error.strerror}") from None


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
