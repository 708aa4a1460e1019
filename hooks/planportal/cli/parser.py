"""argparse in Vietnamese, down to its own messages."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

__all__ = ["VietnameseParser", "as_of_option", "root_option"]

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"thiếu: \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: không có lựa chọn \2, hãy chọn: \3"),
    (r"argument (.+?): expected one argument", r"\1: cần một giá trị đi kèm"),
    (r"argument (.+?): expected at least one argument", r"\1: cần ít nhất một giá trị đi kèm"),
    (r"argument (.+?): invalid (.+?) value: (.+)", r"\1: giá trị \3 không dùng được"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1: không dùng cùng \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1: chưa rõ là lựa chọn nào trong \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class VietnameseParser(argparse.ArgumentParser):
    """A parser whose help and errors are Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "Giá trị"
        self._optionals.title = "Lựa chọn"
        self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Print the usage and the message in Vietnamese, and leave with code 2."""
        for pattern, words in _MESSAGES:
            translated, count = re.subn(f"^{pattern}$", words, message)
            if count:
                message = translated
                break
        self.print_usage()
        self.exit(2, f"portal: {message}\n")


def root_option(parser: argparse.ArgumentParser) -> None:
    """Add `--root`, which every command has."""
    words = "thư mục dự án (mặc định: nơi đang đứng)"
    parser.add_argument("--root", type=Path, default=Path(), metavar="THƯ_MỤC", help=words)


def as_of_option(parser: argparse.ArgumentParser) -> None:
    """Add `--as-of`: the day that a command is about."""
    words = "tính đến ngày này, ví dụ 2026-11-30 (mặc định: hôm nay)"
    parser.add_argument("--as-of", type=_day, metavar="NGÀY", help=words)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” không phải ngày; viết năm-tháng-ngày, ví dụ 2026-11-30"
        raise argparse.ArgumentTypeError(message) from None
