"""`portal export`: the whole portal as Markdown and files, to build with another generator."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from planportal.cli.parser import root_option
from planportal.cli.progress import progress
from planportal.disk_errors import reason_of
from planportal.engine import run_engine
from planportal.export import EXPORT_VARIABLE
from planportal.load import Settings

__all__ = ["add_export_command", "run_export_command"]


def add_export_command(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    exporting = commands.add_parser(
        "export",
        help="chép cả Cổng ra Markdown để dựng bằng công cụ khác",
        description="Ghi mọi trang thành Markdown có phần đầu YAML, mọi tệp kèm theo và một cấu hình tối giản của Hugo "
        "vào một thư mục mới. Địa chỉ từng trang ghi ở mục url, nên dựng lại bằng công cụ khác vẫn giữ nguyên địa chỉ.",
        epilog="Ví dụ:\n  portal export --to /duong/dan/cong-markdown",
    )
    root_option(exporting)
    words = "thư mục để ghi: chưa có, hoặc đang trống"
    exporting.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help=words)


def run_export_command(settings: Settings, options: argparse.Namespace) -> int:
    """Write the export. Returns 0, 1 when the portal cannot be built, 2 when the folder cannot be written."""
    target: Path = options.to
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        print(f"portal: {target} đã có tệp; chọn thư mục chưa có, hoặc đang trống", file=sys.stderr)
        return 2
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            progress("Đang dựng và chép ra"),
            tempfile.TemporaryDirectory() as site,
            tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as apart,
        ):
            written = Path(apart) / "portal"
            if said := run_engine(settings.root, Path(site), {EXPORT_VARIABLE: str(written.resolve())}, strict=True):
                print(f"portal: chưa dựng được, chưa ghi gì:\n{said}", file=sys.stderr)
                return 1
            if target.exists():
                target.rmdir()
            shutil.move(written, target)
    except OSError as error:
        print(f"portal: không ghi được vào {target}: {reason_of(error)}", file=sys.stderr)
        return 2
    pages = sum(1 for _ in (target / "content").rglob("*.md"))
    print(f"Đã ghi {pages} trang và các tệp kèm theo vào {target}.", file=sys.stderr)
    return 0
