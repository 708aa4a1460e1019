"""The commands, one function each."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from planportal import clock
from planportal.check import official_problems
from planportal.cli.desk_commands import DESK_COMMANDS, add_desk_commands, run_desk_command
from planportal.cli.parser import VietnameseParser, root_option
from planportal.cli.problem_formats import FORMATS, summary
from planportal.cli.progress import READING, progress
from planportal.cli.serve_command import add_serve_command, run_serve_command
from planportal.cli.status_table import status_json, status_table
from planportal.desk import examine
from planportal.errors import Problem, has_errors, in_order
from planportal.load import SCHEMA_FOLDER, Settings, json_schemas, load_published, load_settings
from planportal.model import Portal
from planportal.render.addresses import ARTICLES_DATA
from planportal.site import inspect
from planportal.write import write_files

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 faults in the data, 2 wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parser = _parser()
    options = parser.parse_args(argv)
    if options.command is None:
        parser.print_help()
        return 2
    if options.command == "serve":
        return run_serve_command(options, now=lambda settings: _now(settings, None))
    return _doctor(options.root) if options.command == "doctor" else _on_project(options)


def _parser() -> VietnameseParser:
    parser = VietnameseParser(
        prog="portal",
        description="Công cụ của Cổng thông tin công nghệ sinh học tỉnh Tây Ninh.",
        epilog="Ví dụ:\n  portal check\n  portal serve\n  portal status --as-of 2026-11-30",
    )
    commands = parser.add_subparsers(title="Lệnh", metavar="LỆNH", dest="command", parser_class=VietnameseParser)

    checking = commands.add_parser(
        "check",
        help="kiểm tra mọi tệp dữ liệu, không dựng trang",
        description="Kiểm tra mọi tệp của Kế hoạch và mọi bài viết. Mỗi lỗi một dòng: tệp:dòng:cột: lỗi gì. Cách sửa.",
        epilog="Ví dụ:\n  portal check\n  portal check --official\n  portal check --site site\n"
        "  portal check --format json",
    )
    _project_options(checking)
    words = "dạng in ra: text cho người đọc; json, github, gitlab cho máy"
    checking.add_argument("--format", choices=tuple(FORMATS), default="text", help=words)
    words = "kiểm tra thêm: đã đủ thông tin để là trang chính thức chưa (tên, địa chỉ, điện thoại … của cơ quan)"
    checking.add_argument("--official", action="store_true", help=words)
    words = "thư mục trang đã đăng, để báo bài nào Fanpage sẽ bỏ lỡ"
    checking.add_argument("--site", type=Path, metavar="THƯ_MỤC", help=words)

    status = commands.add_parser(
        "status",
        help="in trạng thái từng nhiệm vụ tới một ngày",
        description="In trạng thái của từng nhiệm vụ: báo cáo, thực hiện, xác nhận.",
        epilog="Ví dụ:\n  portal status\n  portal status --as-of 2026-11-30\n  portal status --year 2026 --format json",
    )
    _project_options(status)
    status.add_argument("--year", type=int, metavar="NĂM", help="năm báo cáo (mặc định: năm của ngày đang xét)")
    status.add_argument("--format", choices=("text", "json"), default="text", help="dạng in ra: text hoặc json")

    schema = commands.add_parser(
        "schema",
        help="ghi lược đồ JSON của các tệp YAML",
        description="Ghi lược đồ JSON của các tệp YAML vào một thư mục, để trình soạn thảo gợi ý và báo lỗi.",
        epilog="Ví dụ:\n  portal schema\n  portal schema --to /duong/dan/khac",
    )
    root_option(schema)
    schema.add_argument("--to", type=Path, metavar="THƯ_MỤC", help="thư mục để ghi (mặc định: schema cạnh plan.yml)")
    add_desk_commands(commands)
    add_serve_command(commands)

    doctor = commands.add_parser(
        "doctor",
        help="xem máy này còn thiếu gì",
        description="Xem máy này còn thiếu gì để làm việc với Cổng, và cách cài.",
        epilog="Ví dụ:\n  portal doctor",
    )
    root_option(doctor)
    return parser


def _project_options(parser: argparse.ArgumentParser) -> None:
    root_option(parser)
    words = "tính đến ngày này, ví dụ 2026-11-30 (mặc định: hôm nay)"
    parser.add_argument("--as-of", type=_day, metavar="NGÀY", help=words)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” không phải ngày; viết năm-tháng-ngày, ví dụ 2026-11-30"
        raise argparse.ArgumentTypeError(message) from None


def _on_project(options: argparse.Namespace) -> int:
    settings, faults = load_settings(options.root)
    if settings is None:
        return _report(faults, options.format if options.command == "check" else "text")
    if options.command == "schema":
        return _schema(options.to or settings.path(settings.plan_dir, SCHEMA_FOLDER))
    if options.command in DESK_COMMANDS:
        ask = input if sys.stdin.isatty() else None
        return run_desk_command(settings, options, now=_now(settings, None), ask=ask)
    now = _now(settings, options.as_of)
    if options.command == "check":
        return _check(settings, options, now)
    with progress(READING) as tell:
        loaded, problems = inspect(settings, now=now, tell=tell)
    if loaded.portal is None or has_errors(problems):
        return _report(problems)
    _print_status(loaded.portal, options, now.date())
    return 0


def _now(settings: Settings, as_of: date | None) -> datetime:
    return clock.moment(
        as_of=as_of or settings.as_of,
        source_date_epoch=os.environ.get("SOURCE_DATE_EPOCH"),
        now=datetime.now(UTC),
    )


def _check(settings: Settings, options: argparse.Namespace, now: datetime) -> int:
    data = options.site / ARTICLES_DATA if options.site else None
    if data is not None and not data.is_file():
        print(f"portal: {options.site} không phải thư mục trang đã dựng: không có {ARTICLES_DATA}", file=sys.stderr)
        return 2
    with progress(READING) as tell:
        _, problems = inspect(settings, now=now, published=load_published(data) if data else None, tell=tell)
    found = in_order([*problems, *(official_problems(settings) if options.official else ())])
    return _report(found, options.format)


def _report(problems: Sequence[Problem], form: str = "text") -> int:
    if text := FORMATS[form](problems):
        print(text)
    print(summary(problems), file=sys.stderr)
    return int(has_errors(problems))


def _doctor(root: Path) -> int:
    if not root.is_dir():
        print(f"portal: không có thư mục {root}", file=sys.stderr)
        return 2
    findings = examine(root)
    for finding in findings:
        mark = "đủ  " if finding.is_well else "THIẾU" if finding.needed else "tuỳ "
        print(
            f"{mark:<6}{finding.name:<12}{finding.found}{'. ' if finding.found and finding.cure else ''}{finding.cure}"
        )
    return int(any(finding.needed and not finding.is_well for finding in findings))


def _print_status(portal: Portal, options: argparse.Namespace, today: date) -> None:
    draw = status_json if options.format == "json" else status_table
    print(draw(portal, year=options.year, today=today))


def _schema(folder: Path) -> int:
    try:
        write_files(folder, {name: text.encode() for name, text in json_schemas().items()})
    except OSError as error:
        print(f"portal: không ghi được vào {folder}: {error.strerror}", file=sys.stderr)
        return 2
    return 0
