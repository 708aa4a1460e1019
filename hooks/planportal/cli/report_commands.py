"""`portal report` and `portal remind`: drafts of official texts, as Word files in the official form."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planportal.cli.parser import as_of_option, root_option
from planportal.disk_errors import reason_of
from planportal.load import Settings
from planportal.model import Portal, Unit
from planportal.render.official import draft_report, reminders
from planportal.render.official.trace import side_list
from planportal.render.sentences import deadline, time_left
from planportal.schedule import tracked_years
from planportal.write import write_files

__all__ = ["REPORT_COMMANDS", "add_report_commands", "run_report_command"]

REPORT_COMMANDS = ("report", "remind")


def add_report_commands(commands: Any) -> None:
    """Add both commands to a parser's subparsers."""
    report = commands.add_parser(
        "report",
        help="lập dự thảo báo cáo năm (.docx) đúng thể thức",
        description="Lập dự thảo “Báo cáo kết quả thực hiện …” theo thể thức Nghị định 30/2020/NĐ-CP, chỉ từ số liệu "
        "đã có; chỗ chưa có số liệu được nêu rõ, không đoán. Số, ngày và người ký để trống. Cạnh tệp Word có một tệp "
        ".txt kể điều cần bổ sung và nguồn của từng đoạn.",
        epilog="Ví dụ:\n  portal report 2026\n  portal report 2026 --to bao-cao.docx\n"
        "  portal report 2026 --unit van-phong-so --to bao-cao-van-phong.docx\n"
        "  portal report 2026 --to ban-trinh.docx --clean",
    )
    report.add_argument("year", type=int, metavar="NĂM", help="năm báo cáo")
    root_option(report)
    as_of_option(report)
    words = "tệp .docx, hoặc thư mục đã có (mặc định: nơi đang đứng, tên DU-THAO_BC-…)"
    report.add_argument("--to", type=Path, default=Path(), metavar="TỆP", help=words)
    report.add_argument("--unit", metavar="ĐƠN_VỊ", help="chỉ báo cáo của một đơn vị chủ trì, theo mã trong units.yml")
    words = "không kèm dấu trang ẩn ghi nguồn của từng đoạn, và không ghi tệp .txt"
    report.add_argument("--clean", action="store_true", help=words)
    report.add_argument("--force", action="store_true", help="ghi đè tệp đã có")

    remind = commands.add_parser(
        "remind",
        help="kể đơn vị chưa báo cáo, soạn sẵn công văn nhắc",
        description="Kể đơn vị chủ trì chưa báo cáo và số ngày còn lại. Với --to, soạn cho mỗi đơn vị đó một công văn "
        "nhắc (.docx) và một tin nhắn Zalo (.txt). Lệnh không gửi gì đi; đơn vị đã báo cáo đủ thì không có thư.",
        epilog="Ví dụ:\n  portal remind 2026\n  portal remind 2026 --to nhac-bao-cao",
    )
    remind.add_argument("year", type=int, metavar="NĂM", help="năm báo cáo")
    root_option(remind)
    as_of_option(remind)
    remind.add_argument("--to", type=Path, metavar="THƯ_MỤC", help="thư mục để ghi (không có thì chỉ in danh sách)")
    remind.add_argument("--force", action="store_true", help="ghi đè tệp đã có")


@dataclass(frozen=True)
class _RefusedError(Exception):
    """The call cannot be carried out; the text says why."""

    words: str


def run_report_command(settings: Settings, portal: Portal, options: argparse.Namespace, *, today: date) -> int:
    """Run one of REPORT_COMMANDS on a portal that has passed the gate.

    Returns 0 if the file is there, 2 if the call cannot be carried out.
    """
    try:
        _check_year(portal, options.year, today)
        run = _remind if options.command == "remind" else _report
        return run(settings, portal, options, today)
    except _RefusedError as refused:
        print(f"portal: {refused.words}", file=sys.stderr)
        return 2


def _report(settings: Settings, portal: Portal, options: argparse.Namespace, today: date) -> int:
    unit = _unit(portal, options.unit) if options.unit else None
    text = draft_report(portal, settings.organisation, year=options.year, today=today, unit=unit, demo=settings.demo)
    file = options.to / text.file_name if options.to.is_dir() else options.to
    if file.suffix.lower() != ".docx":
        raise _RefusedError(f"--to {options.to}: tên tệp phải kết thúc bằng .docx, hoặc là thư mục đã có")
    # python-docx takes longer to load than all the rest, and only this needs it.
    from planportal.render.official.word import word_file  # noqa: PLC0415

    files = {file.name: word_file(text, marked=not options.clean)}
    if not options.clean:
        files[f"{file.stem}.nguon.txt"] = side_list(text).encode()
    _write(file.parent, files, force=options.force)
    for name in files:
        print(f"Đã ghi {file.parent / name}")
    print(f"Cần bổ sung, kiểm tra trước khi trình ({len(text.gaps)} điều):")
    for gap in text.gaps:
        print(f"  - {gap}")
    return 0


def _remind(settings: Settings, portal: Portal, options: argparse.Namespace, today: date) -> int:
    owing = reminders(portal, settings.organisation, year=options.year, today=today, demo=settings.demo)
    if not owing:
        print(f"Các đơn vị chủ trì đã nộp đủ báo cáo năm {options.year}; không phải nhắc đơn vị nào.")
        return 0
    left = time_left(portal.plan, options.year, today)
    print(f"Báo cáo năm {options.year}, hạn nộp {deadline(portal.plan, options.year)}, {left}. Chưa báo cáo:")
    for reminder in owing:
        print(f"  - {reminder.unit.name}: nhiệm vụ {', '.join(reminder.tasks)}")
    if options.to is None:
        return 0
    from planportal.render.official.word import word_file  # noqa: PLC0415 (see _report)

    files: dict[str, bytes] = {}
    for reminder in owing:
        files[reminder.letter.file_name] = word_file(reminder.letter, marked=False)
        files[reminder.message_name] = reminder.message.encode()
    _write(options.to, files, force=options.force)
    for name in files:
        print(f"Đã ghi {options.to / name}")
    print("Chưa gửi gì: kiểm tra, ký rồi gửi theo quy định.")
    return 0


def _check_year(portal: Portal, year: int, today: date) -> None:
    years = tracked_years(portal.plan, today)
    if year not in years:
        known = f"năm {years[0]}" if len(years) == 1 else f"các năm {years[0]}–{years[-1]}"
        raise _RefusedError(f"năm {year} không có số liệu trên Cổng; lập được cho {known}")


def _unit(portal: Portal, name: str) -> Unit:
    if name not in portal.plan.lead_units:
        known = ", ".join(f"{unit} ({portal.unit_by_id[unit].name})" for unit in portal.plan.lead_units)
        raise _RefusedError(f"--unit {name}: không phải đơn vị chủ trì nào; chọn một trong: {known}")
    return portal.unit_by_id[name]


def _write(folder: Path, files: dict[str, bytes], *, force: bool) -> None:
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        raise _RefusedError(f"đã có {', '.join(str(folder / name) for name in there)}; thêm --force để ghi đè")
    try:
        write_files(folder, files)
    except OSError as error:
        raise _RefusedError(f"không ghi được vào {folder}: {reason_of(error)}") from None
