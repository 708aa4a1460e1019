"""HTML in an article's Markdown that readers will not get as it was written: what happens to it, and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planportal.load.body_pictures import Oddity
from planportal.model.markup import EMPTIED_TAGS, INLINE_TAGS, KEPT_TAGS

__all__ = ["odd_markup"]

_COMMENT, _COMMENT_END = "<!--", "-->"
# No name is so long; without an end, each shorter one would be tried with all that follows.
_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[a-z][^\s/<>`]{0,99})(?:"[^"]*"|'[^']*'|[^'"<>])*+>""", re.IGNORECASE)
_ADDRESS = re.compile(r"<(?:(?:https?|ftp)://[^<>]*|[^<> !]+@[^@<> ]+)>", re.IGNORECASE)
_LINK_AFTER = re.compile(r"""\s*(?:"[^"]*"|'[^']*')?\s*\)""")
_DEFINITION_BEFORE = re.compile(r" {0,3}\[(?!\^)[^\[\]]+\]: *$")
_DECLARATION = re.compile(r"<(?:!--|[!?](?=[a-z\[]))", re.IGNORECASE)
_OPEN_FENCE = re.compile(r"^(?P<fence>~{3,}|`{3,}) *[\w#.+-]* *$", re.MULTILINE)
_PICTURES = frozenset({"img", "picture", "source"})
_AS_WORDS = "nếu chỉ là chữ thì viết &lt; thay dấu <"


@dataclass
class _Found:
    """The places of tags of one name, or of what begins alike, by what is wrong with them."""

    first: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    opened: dict[str, list[int]] = field(default_factory=dict)
    """Where tags begin whose end did not come yet, by their name."""

    def add(self, fault: str, name: str, at: int) -> None:
        self.first.setdefault((fault, name), at)
        self.counts[fault, name] = self.counts.get((fault, name), 0) + 1

    def close(self, name: str) -> None:
        if self.opened.get(name):
            self.opened[name].pop()

    def add_open(self) -> None:
        for name, places in self.opened.items():
            for place in places:
                self.add("open", name, place)


def odd_markup(text: str) -> Iterator[Oddity]:
    """Yield one oddity for each kind of tag in a text without code that will be dropped, or runs on to the end."""
    for match in _OPEN_FENCE.finditer(text):
        message = f"dấu {match['fence']} mở khối mã mà không đóng, nên không thành khối mã"
        yield Oddity(match.start(), message, f"thêm một dòng {match['fence']} sau khối mã, hoặc xoá dòng này")
    if "<" not in text:
        return
    text = _without_comments(text)
    found = _found(text)
    for match in _DECLARATION.finditer(text):
        found.add("declaration", match[0], match.start())
    for (fault, name), at in found.first.items():
        more = found.counts[fault, name] - 1
        message, cure = _words(fault, name)
        yield Oddity(at, f"{message} (và {more} chỗ khác)" if more else message, cure)


def _without_comments(text: str) -> str:
    """Return a text with spaces for its comments. A pattern would look for the end of each to the text's end."""
    parts: list[str] = []
    at = 0
    while (start := text.find(_COMMENT, at)) >= 0 and (end := text.find(_COMMENT_END, start + len(_COMMENT))) >= 0:
        comment = text[start : end + len(_COMMENT_END)]
        parts += (text[at:start], re.sub(r"[^\n]", " ", comment))
        at = start + len(comment)
    return "".join((*parts, text[at:]))


def _found(text: str) -> _Found:
    found = _Found()
    at = 0
    while match := _TAG.search(text, at):
        at = match.end()
        name = match["name"].lower()
        if _ADDRESS.fullmatch(match[0]) or _is_target(text, match):
            continue
        if match["end"]:
            found.close(name)
        elif name in _PICTURES:
            found.add("picture", name, match.start())
        elif name in EMPTIED_TAGS:
            end = re.compile(rf"</{re.escape(name)}\b[^>]*>", re.IGNORECASE).search(text, at)
            found.add("emptied" if end else "unclosed", name, match.start())
            at = end.end() if end else len(text)
        elif name not in KEPT_TAGS:
            found.add("dropped", name, match.start())
        elif name in INLINE_TAGS:
            found.opened.setdefault(name, []).append(match.start())
    found.add_open()
    return found


def _is_target(text: str, match: re.Match[str]) -> bool:
    """Return whether what looks like a tag is the address of a link, in angle brackets."""
    line, end = text.rfind("\n", 0, match.start()) + 1, match.start()
    if _DEFINITION_BEFORE.match(text, line, end):
        return True
    while end > line and text[end - 1] == " ":
        end -= 1
    # A pattern would look at all that follows each bracket of a line, which may be as long as the text.
    inline = text.startswith("](", max(line, end - 2), end) and text.find("[", line, end - 2) >= 0
    return inline and bool(_LINK_AFTER.match(text, match.end()))


def _words(fault: str, name: str) -> tuple[str, str]:
    """Return what happens to a tag, and the cure."""
    match fault:
        case "picture":
            return (
                f"ảnh viết bằng thẻ <{name}> không được kiểm tra và có thể không hiện",
                "viết ![mô tả](media/tệp-ảnh)",
            )
        case "emptied":
            return f"thẻ <{name}> và mọi thứ trong thẻ sẽ bị bỏ", f"xoá cả thẻ, {_instead(name)}"
        case "unclosed":
            return (
                f"thẻ <{name}> mở mà không đóng: chữ từ đây tới hết bài sẽ mất",
                f"xoá thẻ này, {_instead(name)}; {_AS_WORDS}",
            )
        case "open":
            return (
                f"thẻ <{name}> mở mà không đóng: phần bài sau đó cũng theo thẻ này",
                f"thêm </{name}> vào chỗ thẻ hết hiệu lực; {_AS_WORDS}",
            )
        case "declaration":
            return _words_of_declaration(name)
    return (
        f"thẻ <{name}> không dùng được nên sẽ bị bỏ, chữ trong thẻ vẫn giữ",
        f"dùng dấu của Markdown (**đậm**, *nghiêng*, ## đề mục, - danh sách); {_AS_WORDS}",
    )


def _words_of_declaration(start: str) -> tuple[str, str]:
    if start == _COMMENT:
        message, cure = "ghi chú <!-- mở mà không đóng, chữ sau đó có thể mất", "thêm --> vào cuối ghi chú"
    else:
        message, cure = f"đoạn mở bằng {start} bị coi là lệnh của máy và có thể bị bỏ", "xoá đoạn này"
    return message, f"{cure}; {_AS_WORDS}"


def _instead(name: str) -> str:
    if name in {"iframe", "object"}:
        return "thay bằng liên kết tới trang ấy"
    return "thay bằng chữ hoặc ảnh cho bạn đọc"
