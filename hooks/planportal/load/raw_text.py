"""Bytes to text: what editors and copying leave behind in files that must be plain UTF-8, NFC, LF, spaces.

The faults are told, and a text without them is handed on, so that they do not hide the faults of the structure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planportal.errors import Problem, quote

__all__ = ["HIDDEN", "RawText", "read_text"]

HIDDEN = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
"""Characters that nobody sees and that change what a word is."""

_BOM = "\ufeff"
_ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INDENT = re.compile(f"[ \t{_ODD_SPACE}{HIDDEN.pattern[1:-1]}]*")
_GAP = f"[ \t{_ODD_SPACE}]"
_FRAME = re.compile(f"(?:-{_GAP}+)*(?:[A-Za-z_][A-Za-z0-9_]*{_GAP}*:(?={_GAP}|$){_GAP}*)?")
"""What stands before a value: dashes, a key, its colon, and the spaces between them."""
_FOREIGN_DASH = re.compile("[\u2010-\u2015\u2022\u00b7\u2212](?= +[A-Za-z_][A-Za-z0-9_]*:(?: |$))")
_SUSPECT = re.compile(f"[\t{_ODD_SPACE}{HIDDEN.pattern[1:-1]}]")
"""What no sound text holds; with one of these or a foreign dash each line is looked at."""
_OPENS_BLOCK = re.compile(r"(:|[|>][-+]?)\s*(#.*)?$")
_STEP = 2
_NEAR = 200
"""Characters on either side among which the words beside a character are looked for: a file may be one long line."""


@dataclass(frozen=True)
class RawText:
    """A file's text, or None when it cannot be read as text, and what is wrong with its characters."""

    text: str | None
    """Without BOM, with LF line ends, and without the faults that would mislead a YAML parser."""
    problems: tuple[Problem, ...]
    shifts: Mapping[int, int] = field(default_factory=dict)
    """By how many characters a line of `text` is longer than the same line in the file."""
    has_tabs: bool = False
    """Tabs stand in an indent: how deep the line belongs is a guess."""
    is_sound: bool = False
    """`text` is what stands in the file, to the last character."""

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Return the place in the file of a place in `text`."""
        return line, max(1, column - self.shifts.get(line, 0))


def read_text(content: bytes, path: str) -> RawText:
    """Return the text of a file's bytes with every fault of its characters, one for each run on a line."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _with_plain_ends(content[: error.start].decode("utf-8").removeprefix(_BOM))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "tệp không phải UTF-8 nên không đọc được chữ ở đây"
        return RawText(None, (Problem(path, line, column, message, "lưu lại tệp, chọn mã hoá UTF-8"),))
    problems = []
    if text.startswith(_BOM):
        text = text.removeprefix(_BOM)
        message = "đầu tệp có dấu BOM (U+FEFF) không nhìn thấy"
        problems.append(Problem(path, 1, 1, message, "lưu lại tệp, chọn mã hoá UTF-8 không BOM"))
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        column = text.index("\r") - text.rfind("\n", 0, text.index("\r"))
        message = "xuống dòng theo kiểu Windows (CRLF)"
        problems.append(
            Problem(
                path,
                line,
                column,
                message,
                "lưu lại cả tệp với kiểu xuống dòng LF (trong VS Code: bấm chữ CRLF ở góc dưới bên phải)",
            )
        )
        text = _with_plain_ends(text)
    if not _SUSPECT.search(text) and not _FOREIGN_DASH.search(text) and unicodedata.is_normalized("NFC", text):
        return RawText(text, tuple(problems), is_sound=not problems)
    rows = text.split("\n")
    for number, row in enumerate(rows, start=1):
        problems.extend(_faults_of_line(row, path, number))
    return _repaired(rows, tuple(problems))


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _faults_of_line(row: str, path: str, line: int) -> Iterable[Problem]:
    for tabs in re.finditer(r"\t+", row):
        yield Problem(path, line, tabs.start() + 1, "có dấu tab", "thay tab bằng dấu cách")
    indent = _end_of_indent(row)
    frame = _FRAME.match(row, indent)
    end = frame.end() if frame else indent
    for spaces in re.finditer(f"[{_ODD_SPACE}]+", row[:end] if row.strip() else row):
        code = f"U+{ord(spaces[0][0]):04X}"
        name = f"dấu cách không ngắt (NBSP, {code})" if spaces[0][0] == "\u00a0" else f"dấu cách lạ {code}"
        message = f"thụt đầu dòng bằng {name}" if spaces.start() < indent else f"có {name} quanh khoá"
        yield Problem(path, line, spaces.start() + 1, message, "xoá và gõ lại bằng phím cách")
    if dash := _FOREIGN_DASH.match(row, indent):
        message = f"đầu mục là dấu {quote(dash[0])}, không phải dấu trừ"
        yield Problem(path, line, indent + 1, message, "xoá và gõ lại dấu - trên bàn phím")
    for hidden in re.finditer(f"{HIDDEN.pattern}+", row):
        message = f"có ký tự không nhìn thấy U+{ord(hidden[0][0]):04X}"
        yield Problem(path, line, hidden.start() + 1, message, f"xoá ký tự đó{_where(row, hidden.start())}")
    normal = unicodedata.normalize("NFC", row)
    if normal != row:
        at = next((at for at, (one, other) in enumerate(zip(row, normal, strict=False)) if one != other), 0)
        word = normal[normal.rfind(" ", 0, at) + 1 :].split(" ", 1)[0]
        message = f"chữ có dấu viết bằng mã tổ hợp rời (NFD) ở {quote(word)}"
        yield Problem(path, line, at + 1, message, "gõ lại dòng này, đặt bộ gõ ở bảng mã Unicode dựng sẵn (NFC)")


def _where(row: str, start: int) -> str:
    """Return between which words a character that nobody sees has to be looked for."""
    rest = HIDDEN.sub("", row[start : start + _NEAR])
    before = HIDDEN.sub("", row[max(0, start - _NEAR) : start]).split()[-1:]
    after = rest.split()[:1]
    glued = before and after and not row[start - 1].isspace() and not rest[:1].isspace()
    if glued:
        return f", ở trong {quote(before[0] + after[0])}"
    if before:
        return f", ngay sau {quote(before[0])}"
    return f", ngay trước {quote(after[0])}" if after else ""


def _end_of_indent(row: str) -> int:
    indent = _INDENT.match(row)
    return indent.end() if indent else 0


def _repaired(rows: list[str], problems: tuple[Problem, ...]) -> RawText:
    """Return the text with plain spaces in every indent and nothing that a YAML parser refuses."""
    lines: list[str] = []
    shifts: dict[int, int] = {}
    has_tabs = False
    depths: dict[str, int] = {}
    above, indent_above = "", ""
    for number, row in enumerate(rows, start=1):
        end = _end_of_indent(row)
        indent, rest = HIDDEN.sub("", row[:end]), row[end:]
        if "\t" in indent and rest:
            has_tabs = True
            opened = _opens_block(above) and indent != indent_above
            width = _depth(above) if opened else depths.get(indent, _depth(above, step=0))
            depths[indent] = width
        else:
            width = len(indent)
        rest = _FOREIGN_DASH.sub("-", rest, count=1) if _FOREIGN_DASH.match(rest) else rest
        frame = _FRAME.match(rest)
        length = frame.end() if frame else 0
        rest = re.sub(_GAP, " ", rest[:length]) + HIDDEN.sub("\u200b", rest[length:])
        if width != end and rest:
            shifts[number] = width - end
        lines.append(" " * width + rest)
        if rest and not rest.startswith("#"):
            above, indent_above = lines[-1], indent
    return RawText("\n".join(lines), problems, shifts, has_tabs)


def _opens_block(line: str) -> bool:
    return bool(_OPENS_BLOCK.search(line))


def _depth(line: str, *, step: int = _STEP) -> int:
    """Return the column at which keys below a line stand, counted from its own first key."""
    lead = re.match(r" *(- +)*", line)
    return (lead.end() + step) if lead and line else 0
