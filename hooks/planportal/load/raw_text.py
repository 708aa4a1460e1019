"""Bytes to text: what editors and copying leave behind in files that must be plain UTF-8, NFC, LF, spaces."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from planportal.errors import Problem

__all__ = ["RawText", "read_text"]

_BOM = "\ufeff"
_NBSP = "\u00a0"
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INDENT = re.compile(r"[ \t\u00a0]*")


@dataclass(frozen=True)
class RawText:
    """A file's text, or None when it cannot be read as text, and what is wrong with its characters."""

    text: str | None
    """Without BOM, with LF line ends; otherwise as written, so that positions hold."""
    problems: tuple[Problem, ...]
    indent_is_sound: bool = True
    """False when tabs or no-break spaces stand in an indent, so that the structure cannot be trusted."""


def read_text(content: bytes, path: str) -> RawText:
    """Return the text of a file's bytes with every fault of its characters, one for each line it is on."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "tệp không phải UTF-8 nên không đọc được chữ ở đây"
        return RawText(None, (Problem(path, line, column, message, "lưu lại tệp với mã UTF-8"),))
    problems = []
    if text.startswith(_BOM):
        text = text.removeprefix(_BOM)
        message = "đầu tệp có dấu BOM (U+FEFF) không nhìn thấy"
        problems.append(Problem(path, 1, 1, message, "lưu lại với mã UTF-8 không BOM"))
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        column = text.index("\r") - text.rfind("\n", 0, text.index("\r"))
        message = "xuống dòng theo kiểu Windows (CRLF)"
        problems.append(Problem(path, line, column, message, "lưu lại với kiểu xuống dòng LF"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    sound = True
    for number, row in enumerate(text.split("\n"), start=1):
        found = tuple(_faults_of_line(row, path, number))
        problems.extend(found)
        indent = _INDENT.match(row)
        sound = sound and not (indent and set(indent[0]) - {" "} and row.strip())
    return RawText(text, tuple(problems), sound)


def _faults_of_line(row: str, path: str, line: int) -> list[Problem]:
    faults = []
    if "\t" in row:
        message = "có dấu tab"
        faults.append(Problem(path, line, row.index("\t") + 1, message, "thay tab bằng dấu cách"))
    indent = _INDENT.match(row)
    if indent and _NBSP in indent[0]:
        message = "thụt đầu dòng bằng dấu cách không ngắt (NBSP, U+00A0)"
        cure = "xoá và gõ lại bằng phím cách"
        faults.append(Problem(path, line, row.index(_NBSP) + 1, message, cure))
    if hidden := _HIDDEN.search(row):
        message = f"có ký tự không nhìn thấy U+{ord(hidden[0]):04X}"
        faults.append(Problem(path, line, hidden.start() + 1, message, "xoá ký tự đó"))
    normal = unicodedata.normalize("NFC", row)
    if normal != row:
        column = next((at for at, (one, other) in enumerate(zip(row, normal, strict=False)) if one != other), 0) + 1
        word = normal[max(column - 1, 0) :].split(" ", 1)[0]
        message = f"chữ có dấu viết bằng mã tổ hợp rời (NFD) ở “{word}”"
        faults.append(Problem(path, line, column, message, "gõ lại bằng Unicode dựng sẵn (NFC)"))
    return faults
