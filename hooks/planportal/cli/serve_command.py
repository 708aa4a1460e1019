"""`portal serve`: a preview that follows the files, with drafts and articles of a later hour."""

from __future__ import annotations

import argparse
import errno
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from planportal.cli.parser import root_option
from planportal.cli.problem_formats import FORMATS
from planportal.cli.progress import READING, progress
from planportal.errors import Problem, Severity, has_errors, in_order
from planportal.load import CONFIG_NAME, Settings, load_settings
from planportal.preview import build_preview, stamps
from planportal.preview.server import PreviewServer
from planportal.site import inspect

__all__ = ["add_serve_command", "run_serve_command"]

_PORT = 8000
_LARGEST_PORT = 65535
_OWN_FOLDERS = ("docs", "overrides", "hooks")
_EVERY = 0.4
"""Seconds between two looks at the files."""

Clock = Callable[[Settings], datetime]


def add_serve_command(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    serve = commands.add_parser(
        "serve",
        help="xem trước trên máy này, tự tải lại khi sửa tệp",
        description="Xem trước Cổng trên máy này, kể cả bản nháp và bài hẹn giờ. Sửa tệp thì trang tự tải lại; tệp có "
        "lỗi thì lỗi hiện ở đây, trang giữ bản trước. Dừng bằng Ctrl-C.",
        epilog="Ví dụ:\n  portal serve\n  portal serve --port 8080",
    )
    root_option(serve)
    words = f"cổng mạng để mở trang (mặc định: {_PORT})"
    serve.add_argument("--port", type=_port, default=_PORT, metavar="SỐ", help=words)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"“{text}” không phải số cổng; viết một số từ 1 đến {_LARGEST_PORT}")
    return int(text)


def run_serve_command(options: argparse.Namespace, *, now: Clock) -> int:
    """Serve until someone stops it. Returns 0, 1 if the folder is no project, 2 if the port cannot be had."""
    if not (options.root / CONFIG_NAME).is_file():
        print(*load_settings(options.root)[1], sep="\n")
        return 1
    try:
        server = PreviewServer(options.port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "đang có chương trình khác dùng" if taken else "không mở được trên máy này"
        other = options.port + 1 if options.port < _LARGEST_PORT else _PORT
        print(f"portal: cổng {options.port} {why}; thử “portal serve --port {other}”", file=sys.stderr)
        return 2
    with _stops_cleanly(), server, tempfile.TemporaryDirectory(prefix="portal-xem-truoc-") as folder:
        try:
            server.start()
            _follow(_Preview(options.root, Path(folder), server), now)
        except KeyboardInterrupt:
            _say("\nĐã dừng xem trước.")
        finally:
            server.shutdown()
    return 0


@contextmanager
def _stops_cleanly() -> Iterator[None]:
    """Turn Ctrl-C, and what `kill` sends, into one KeyboardInterrupt; more of them do not disturb the cleaning up."""
    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}

    def stop(*_: object) -> NoReturn:
        for name in before:
            signal.signal(name, signal.SIG_IGN)
        raise KeyboardInterrupt

    for name in before:
        signal.signal(name, stop)
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _follow(preview: _Preview, now: Clock) -> NoReturn:
    while True:
        seen = preview.files()
        preview.renew(now)
        while preview.files() == seen:
            time.sleep(_EVERY)


class _Preview:
    """The rounds of one preview."""

    def __init__(self, root: Path, folder: Path, server: PreviewServer) -> None:
        self.root = root
        self.folder = folder
        self.server = server
        self.rounds = 0
        self.settings, _ = load_settings(root)
        self.told: set[Problem] = set()

    def files(self) -> object:
        """Return what changes with any file that the preview is made of."""
        names = {CONFIG_NAME, *_OWN_FOLDERS}
        if self.settings is not None:
            own = self.settings
            names |= {own.plan_dir, own.reports_dir, own.evidence_dir, own.content_dir}
        return stamps(sorted(self.root / name for name in names))

    def renew(self, now: Clock) -> None:
        """Check everything and build once more; with an error the last build stays up."""
        settings, problems = load_settings(self.root)
        if settings is not None:
            self.settings = settings
            with progress(READING) as tell:
                problems = list(inspect(settings, now=now(settings), tell=tell)[1])
        self._print(in_order(problems))
        errors = [str(problem) for problem in problems if problem.severity is Severity.ERROR]
        if has_errors(problems):
            self._keep(f"{len(errors)} lỗi", errors)
            return
        self.rounds += 1
        site = self.folder / f"{self.rounds}"
        with progress("Đang dựng bản xem trước"):
            failure = build_preview(self.root, site, address=self.server.address)
        if failure:
            print(failure, flush=True)
            self._keep("Chưa dựng được", [failure])
            return
        self.server.show(site)
        # Pages that are being read come from the build before.
        shutil.rmtree(self.folder / f"{self.rounds - 2}", ignore_errors=True)
        _say(f"{_clock()} Bản xem trước: {self.server.address} (dừng: Ctrl-C)")

    def _print(self, problems: Sequence[Problem]) -> None:
        """Print every error, and each piece of advice once."""
        new = [problem for problem in problems if problem.severity is Severity.ERROR or problem not in self.told]
        if new:
            print(FORMATS["text"](new), flush=True)
        self.told = set(problems)

    def _keep(self, what: str, faults: Sequence[str]) -> None:
        kept = "trang giữ bản trước" if self.server.shown.site else "chưa có bản nào để xem"
        _say(f"{_clock()} {what}, {kept}; sửa rồi lưu tệp thì tự dựng lại.")
        self.server.tell("\n".join([f"{what}, {kept}.", *faults]))


def _clock() -> str:
    return time.strftime("%H:%M:%S")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
