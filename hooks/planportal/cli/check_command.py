"""`portal check`: the gate, without a build. What was found is kept, so that asking again costs nothing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from planportal import clock
from planportal.cli.kept_answer import Ground, KeptAnswer, Question, keep, kept_answer
from planportal.cli.parser import as_of_option, root_option
from planportal.cli.problem_formats import FORMATS, summary
from planportal.errors import Problem, has_errors, in_order

__all__ = ["add_check_command", "report", "run_check_command"]

ARTICLES_DATA = "du-lieu/articles.json"


def add_check_command(commands: Any) -> None:
    """Add the command to a parser's subparsers."""
    check = commands.add_parser(
        "check",
        help="kiểm tra mọi tệp dữ liệu, không dựng trang",
        description="Kiểm tra mọi tệp của Kế hoạch và mọi bài viết. Mỗi lỗi một dòng: tệp:dòng:cột: lỗi gì. Cách sửa.",
        epilog="Ví dụ:\n  portal check\n  portal check --official\n  portal check --site site\n"
        "  portal check --format json",
    )
    root_option(check)
    as_of_option(check)
    words = "dạng in ra: text cho người đọc; json, github, gitlab cho máy"
    check.add_argument("--format", choices=tuple(FORMATS), default="text", help=words)
    words = "kiểm tra thêm: đã đủ thông tin để là trang chính thức chưa (tên, địa chỉ, điện thoại … của cơ quan)"
    check.add_argument("--official", action="store_true", help=words)
    words = "thư mục trang đã đăng, để báo bài nào Fanpage sẽ bỏ lỡ"
    check.add_argument("--site", type=Path, metavar="THƯ_MỤC", help=words)


def run_check_command(options: argparse.Namespace) -> int:
    """Print every fault of a project. Returns 0, 1 when there are errors, 2 when the site's folder is none."""
    data = options.site / ARTICLES_DATA if options.site else None
    if data is not None and not data.is_file():
        print(f"portal: {options.site} không phải thư mục trang đã dựng: không có {ARTICLES_DATA}", file=sys.stderr)
        return 2
    question = Question(options.root, options.as_of, os.environ.get("SOURCE_DATE_EPOCH", ""), options.official, data)
    now = datetime.now(UTC).astimezone(clock.VIETNAM)
    problems = kept_answer(question, now=now)
    if problems is None:
        problems = _inspected(question, now)
    return report(problems, options.format)


def report(problems: Sequence[Problem], form: str = "text") -> int:
    """Print the problems and their number. Returns 1 when there are errors, otherwise 0."""
    if text := FORMATS[form](problems):
        print(text)
    print(summary(problems), file=sys.stderr)
    return int(has_errors(problems))


def _inspected(question: Question, now: datetime) -> tuple[Problem, ...]:
    # Half a second of the two that a kept answer would take.
    from planportal.check import official_problems  # noqa: PLC0415
    from planportal.cli.progress import READING, progress  # noqa: PLC0415
    from planportal.load import PAGES_DIR, load_published, load_settings  # noqa: PLC0415
    from planportal.site import inspect  # noqa: PLC0415

    settings, faults = load_settings(question.root)
    if settings is None:
        return tuple(faults)
    as_of = question.as_of or settings.as_of
    moment = clock.moment(as_of=as_of, source_date_epoch=question.epoch, now=now)
    folders = (
        *(settings.plan_dir, settings.reports_dir, settings.editions_dir, settings.evidence_dir),
        *(settings.content_dir, settings.handbook_dir, PAGES_DIR),
    )
    ground = Ground.of(question, settings.config_files, folders)
    published = load_published(question.published) if question.published else None
    with progress(READING) as tell:
        loaded, problems = inspect(settings, now=moment, published=published, tell=tell)
    found = in_order([*problems, *(official_problems(settings) if question.official else ())])
    articles = [file.article for file in loaded.articles if file.article]
    turns = [moment for article in articles for moment in (article.date, article.updated) if moment]
    until = None if as_of or question.epoch else clock.next_turn(now, turns)
    keep(question, KeptAnswer(ground, found, now, until))
    return found
