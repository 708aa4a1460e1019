"""All commands but the check, which has a way of its own that is quicker there."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from planportal import clock
from planportal.cli.check_command import add_check_command, report
from planportal.cli.desk_commands import DESK_COMMANDS, add_desk_commands, run_desk_command
from planportal.cli.export_command import add_export_command, run_export_command
from planportal.cli.office_commands import OFFICE_COMMANDS, add_office_commands, run_office_command
from planportal.cli.parser import VietnameseParser, as_of_option, root_option
from planportal.cli.progress import READING, progress
from planportal.cli.publish_commands import PUBLISH_COMMANDS, add_publish_commands, run_publish_command
from planportal.cli.ratings_command import add_ratings_command, run_ratings_command
from planportal.cli.report_commands import REPORT_COMMANDS, add_report_commands, run_report_command
from planportal.cli.serve_command import add_serve_command, run_serve_command
from planportal.cli.status_table import status_json, status_table
from planportal.desk import examine
from planportal.disk_errors import reason_of
from planportal.errors import has_errors
from planportal.load import SCHEMA_FOLDER, Settings, json_schemas, load_settings
from planportal.model import Portal
from planportal.site import inspect
from planportal.write import write_files

__all__ = ["run"]


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 well, 1 faults in the data, 2 wrong call."""
    parser = _parser()
    options = parser.parse_args(arguments)
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

    add_check_command(commands)

    status = commands.add_parser(
        "status",
        help="in trạng thái từng nhiệm vụ tới một ngày",
        description="In trạng thái của từng nhiệm vụ: báo cáo, thực hiện, xác nhận.",
        epilog="Ví dụ:\n  portal status\n  portal status --as-of 2026-11-30\n  portal status --year 2026 --format json",
    )
    root_option(status)
    as_of_option(status)
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
    add_office_commands(commands)
    add_publish_commands(commands)
    add_export_command(commands)
    add_ratings_command(commands)
    add_report_commands(commands)
    add_serve_command(commands)

    doctor = commands.add_parser(
        "doctor",
        help="xem máy này còn thiếu gì",
        description="Xem máy này còn thiếu gì để làm việc với Cổng, và cách cài.",
        epilog="Ví dụ:\n  portal doctor",
    )
    root_option(doctor)
    return parser


def _on_project(options: argparse.Namespace) -> int:
    settings, faults = load_settings(options.root)
    if settings is None:
        return report(faults)
    if options.command == "schema":
        return _schema(options.to or settings.path(settings.plan_dir, SCHEMA_FOLDER))
    now = _now(settings, getattr(options, "as_of", None))
    if options.command == "ratings":
        return run_ratings_command(settings, options, now=now)
    if options.command in DESK_COMMANDS:
        return run_desk_command(settings, options, now=now, ask=input if sys.stdin.isatty() else None)
    if options.command in OFFICE_COMMANDS:
        return run_office_command(settings, options, now=now)
    return _on_whole_project(settings, options, now)


def _on_whole_project(settings: Settings, options: argparse.Namespace, now: datetime) -> int:
    if options.command == "export":
        return run_export_command(settings, options)
    if options.command in PUBLISH_COMMANDS:
        return run_publish_command(settings, options, clock=partial(_now, settings, None))
    with progress(READING) as tell:
        loaded, problems = inspect(settings, now=now, tell=tell)
    if loaded.portal is None or has_errors(problems):
        return report(problems)
    return _on_sound_portal(settings, loaded.portal, options, now.date())


def _on_sound_portal(settings: Settings, portal: Portal, options: argparse.Namespace, today: date) -> int:
    if options.command in REPORT_COMMANDS:
        return run_report_command(settings, portal, options, today=today)
    _print_status(portal, options, today)
    return 0


def _now(settings: Settings, as_of: date | None) -> datetime:
    return clock.moment(
        as_of=as_of or settings.as_of,
        source_date_epoch=os.environ.get("SOURCE_DATE_EPOCH"),
        now=datetime.now(UTC),
    )


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
        print(f"portal: không ghi được vào {folder}: {reason_of(error)}", file=sys.stderr)
        return 2
    return 0
