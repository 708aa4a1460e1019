"""`portal new` and `portal import-docx`: a new article from answers, or from a Word file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from planportal.cli.parser import VietnameseParser, root_option
from planportal.cli.progress import progress
from planportal.desk import (
    ImportedArticle,
    NewArticle,
    NotAWordFileError,
    Question,
    missing,
    new_article,
    questions,
    read_word,
)
from planportal.disk_errors import reason_of
from planportal.errors import has_errors
from planportal.load import Settings
from planportal.model import FIELDS, SCOPES, SECTIONS, NewsSection, section_of
from planportal.text.normalise import nfc, slug, squeeze
from planportal.write import write_files

__all__ = ["DESK_COMMANDS", "add_desk_commands", "run_desk_command"]

DESK_COMMANDS = ("new", "import-docx")

Ask = Callable[[str], str]

SECTION_NAMES = {section.id: section.title for section in SECTIONS}


def add_desk_commands(commands: Any) -> None:
    """Add both commands to a parser's subparsers."""
    new = commands.add_parser(
        "new",
        help="tạo một bài mới",
        description="Tạo một bài mới ở dạng nháp. Thiếu gì lệnh sẽ hỏi; gõ một mình “portal new” thì hỏi từ đầu.",
        epilog='Ví dụ:\n  portal new\n  portal new tin-tuc "Tập huấn nuôi cấy mô" --field nong-nghiep --scope tay-ninh',
    )
    new.add_argument("section", nargs="?", metavar="CHUYÊN_MỤC", help=_names(SECTION_NAMES))
    new.add_argument("title", nargs="?", metavar="TIÊU_ĐỀ", help="tiêu đề bài, trong ngoặc kép")
    _answers(new)

    word = commands.add_parser(
        "import-docx",
        help="đưa một tệp Word (.docx) vào thành bài nháp",
        description="Đưa một tệp Word vào thành bài nháp: chữ, đề mục, danh sách, bảng, ảnh. Điều không chuyển được "
        "được kể ra.",
        epilog="Ví dụ:\n  portal import-docx bai.docx --section tin-tuc --field nong-nghiep --scope tay-ninh",
    )
    word.add_argument("file", type=Path, metavar="TỆP", help="tệp .docx")
    word.add_argument("--section", metavar="CHUYÊN_MỤC", help=_names(SECTION_NAMES))
    word.add_argument("--title", metavar="TIÊU_ĐỀ", help="tiêu đề (mặc định: đề mục đầu tiên trong tệp)")
    _answers(word)


def _names(choices: Mapping[str, str]) -> str:
    return ", ".join(f"{key} ({name})" for key, name in choices.items())


def _answers(parser: VietnameseParser) -> None:
    root_option(parser)
    parser.add_argument("--field", metavar="LĨNH_VỰC", help=f"một hay nhiều, cách nhau dấu phẩy: {_names(FIELDS)}")
    parser.add_argument("--scope", metavar="PHẠM_VI", help=_names(SCOPES))
    parser.add_argument("--summary", metavar="TÓM_TẮT", help="một hai câu, tối đa 300 chữ cái")
    words = "khoá khác của chuyên mục, ví dụ --set start='2026-12-05 08:00'; dùng nhiều lần được"
    parser.add_argument("--set", action="append", default=[], metavar="KHOÁ=GIÁ_TRỊ", help=words)


@dataclass(frozen=True)
class _RefusedError(Exception):
    """The call cannot be carried out; the text says why."""

    words: str


def run_desk_command(settings: Settings, options: argparse.Namespace, *, now: datetime, ask: Ask | None) -> int:
    """Run one of DESK_COMMANDS; `ask` puts a question to a person, None where there is nobody to answer.

    Returns 0 if the article is there, 1 if the gate refuses what was answered, 2 if the call lacks something.
    """
    try:
        section = _section(options.section, ask)
        answers = _given(options)
        word = None
        if options.command == "import-docx":
            word = _read(options.file, f"{now:%Y}/{_stem(options.file)}-{now:%m%d%H%M}")
            answers.setdefault("summary", word.summary)
        title = _clean(options.title or (word.title if word else ""))
        title = title or _ask_one(Question("title", "tiêu đề", "Nên từ 40 đến 110 chữ cái."), ask)
        _ask_missing(section, answers, ask)
        article = new_article(
            section,
            title,
            answers,
            now=now,
            content_dir=settings.content_dir,
            taken=_taken(settings, section, now),
            word=word,
        )
        return _write(settings, article, word)
    except _RefusedError as refused:
        print(f"portal: {refused.words}", file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        print("\nĐã dừng, chưa tạo bài nào.", file=sys.stderr)
        return 2


def _section(name: str | None, ask: Ask | None) -> NewsSection:
    if not name:
        name = _ask_one(Question("section", "chuyên mục", "Chuyên mục của bài.", SECTION_NAMES), ask)
    section = section_of(name)
    if section is None:
        raise _RefusedError(f"không có chuyên mục “{name}”; chọn một trong: {_names(SECTION_NAMES)}")
    return section


def _given(options: argparse.Namespace) -> dict[str, str]:
    answers = {key: _clean(value) for key in ("summary", "field", "scope") if (value := getattr(options, key))}
    for pair in options.set:
        key, equals, value = pair.partition("=")
        if not equals:
            raise _RefusedError(f"--set {pair}: viết KHOÁ=GIÁ_TRỊ, ví dụ --set start='2026-12-05 08:00'")
        answers[key.strip()] = _clean(value)
    return answers


def _clean(text: str) -> str:
    return nfc(squeeze(text))


def _ask_missing(section: NewsSection, answers: dict[str, str], ask: Ask | None) -> None:
    wanted = {question.key: question for question in questions(section)}
    lacking = missing(section, answers)
    if lacking and ask is None:
        names = ", ".join(f"{wanted[key].title} ({key})" for key in lacking)
        raise _RefusedError(f"còn thiếu: {names}; thêm bằng --field, --scope, --summary hoặc --set KHOÁ=GIÁ_TRỊ")
    for key in lacking:
        answers[key] = _ask_one(wanted[key], ask)


def _ask_one(question: Question, ask: Ask | None) -> str:
    """Return an answer that fits the question, asking again until there is one."""
    if ask is None:
        raise _RefusedError(f"còn thiếu: {question.title} ({question.key})")
    print(f"\n{question.title.capitalize()}: {question.help}")
    for number, (key, name) in enumerate(question.choices.items(), start=1):
        print(f"  {number}. {name} ({key})")
    while True:
        given = _clean(ask("> "))
        chosen = _chosen(question, given)
        if chosen:
            return chosen
        print("Chọn bằng số hoặc bằng tên trong ngoặc." if question.choices else "Cần có câu trả lời.")


def _chosen(question: Question, given: str) -> str:
    if not question.choices:
        return given
    keys = list(question.choices)
    parts = [part.strip() for part in given.split(",")] if question.many else [given]
    found = [keys[int(part) - 1] if part.isdigit() and 0 < int(part) <= len(keys) else part for part in parts]
    return ", ".join(found) if found and all(part in keys for part in found) else ""


def _read(file: Path, picture_path: str) -> ImportedArticle:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise _RefusedError(f"không đọc được {file}: {reason_of(error)}") from None
    try:
        with progress("Đang đọc tệp Word") as tell:
            return read_word(content, picture_path=picture_path, tell=tell)
    except NotAWordFileError as error:
        raise _RefusedError(f"{file.name}: {error}") from None


def _stem(file: Path) -> str:
    return slug(file.stem) or "anh"


def _taken(settings: Settings, section: NewsSection, now: datetime) -> set[str]:
    folder = settings.path(settings.content_dir, section.id, f"{now:%Y}")
    return {file.stem for file in folder.glob("*.md")} if folder.is_dir() else set()


def _write(settings: Settings, article: NewArticle, word: ImportedArticle | None) -> int:
    if word is None and has_errors(article.problems):
        for problem in article.problems:
            print(problem)
        print("Chưa tạo bài: sửa điều trên rồi gọi lại.", file=sys.stderr)
        return 1
    try:
        write_files(settings.root, {**article.pictures, article.path: article.content})
    except OSError as error:
        raise _RefusedError(f"không ghi được {article.path}: {reason_of(error)}") from None
    print(f"Đã tạo {article.path}")
    for path in article.pictures:
        print(f"Đã chép ảnh {path}")
    for note in word.notes if word else ():
        print(f"Xem lại: {note}")
    for problem in article.problems:
        print(problem)
    print("Bài đang là bản nháp. Chạy “portal check” trước khi đăng.", file=sys.stderr)
    return 0
