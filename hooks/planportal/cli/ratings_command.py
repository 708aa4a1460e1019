"""`portal ratings`: the web server's anonymous log, added to the sums that the next build shows."""

from __future__ import annotations

import argparse
import gzip
import sys
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Any

from planportal.cli.parser import root_option
from planportal.disk_errors import reason_of
from planportal.errors import has_errors
from planportal.load import READERS_NAME, Counted, Settings, count_log, load_readers, readers_text
from planportal.model import Readers, Tally
from planportal.write import write_files

__all__ = ["add_ratings_command", "run_ratings_command"]

_MOST = 20
"""Damaged lines that are named one by one."""


def add_ratings_command(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    rating = commands.add_parser(
        "ratings",
        help="cộng nhật ký đọc và đánh giá của máy chủ web",
        description="Cộng nhật ký portal-readers.log của nginx vào readers.json cạnh plan.yml; lần dựng sau hiện số. "
        "Nhật ký được nhận ra bằng nội dung: đưa lại tệp cũ, tệp đã đổi tên hay đã nén thì chỉ dòng mới được cộng.",
        epilog="Ví dụ:\n  portal ratings /var/log/nginx/portal-readers.log*",
    )
    root_option(rating)
    rating.add_argument("logs", nargs="+", type=Path, metavar="NHẬT_KÝ", help="tệp nhật ký, cả tệp .gz")


def run_ratings_command(settings: Settings, options: argparse.Namespace, *, now: datetime) -> int:
    """Add the logs. Returns 0, 1 when a file is not such a log or the sums are damaged, 2 for what cannot be read."""
    name = f"{settings.plan_dir}/{READERS_NAME}"
    before, faults = load_readers(settings.path(name), name)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    readers, counted = before, []
    for path in options.logs:
        try:
            content = _content(path)
        except (OSError, EOFError, gzip.BadGzipFile) as error:
            words = reason_of(error) if isinstance(error, OSError) and error.strerror else "tệp nén bị hỏng"
            print(f"portal: không đọc được {path}: {words}; chưa cộng gì", file=sys.stderr)
            return 2
        log = count_log(readers, content, str(path), now=now)
        _tell(log)
        if has_errors(log.problems):
            return 1
        readers = log.readers
        counted.append(log)
    if readers != before:
        try:
            write_files(settings.root, {name: readers_text(readers).encode()})
        except OSError as error:
            print(f"portal: không ghi được {name}: {reason_of(error)}", file=sys.stderr)
            return 2
    _sum_up(settings, readers, counted)
    return 0


def _content(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


def _tell(log: Counted) -> None:
    for problem in log.problems[:_MOST]:
        print(problem, file=sys.stderr)
    if len(log.problems) > _MOST:
        print(f"… và {len(log.problems) - _MOST} dòng hỏng khác trong cùng tệp", file=sys.stderr)


def _sum_up(settings: Settings, readers: Readers, counted: list[Counted]) -> None:
    added = reduce(Tally.__add__, (log.added for log in counted), Tally())
    print(f"Đã cộng {added.views} lượt đọc, {added.answers} đánh giá.")
    if known := sum(log.known for log in counted):
        print(f"{known} dòng đã cộng từ trước, không cộng lại.")
    if damaged := sum(len(log.problems) for log in counted):
        print(f"{damaged} dòng hỏng, bỏ qua.")
    print(f"Tổng tới nay: {readers.total.views} lượt đọc, {readers.total.answers} đánh giá.")
    if not settings.readers:
        print("Cổng chưa hiện số này: mkdocs.yml chưa bật extra.portal.readers.", file=sys.stderr)
