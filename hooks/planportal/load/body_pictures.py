"""The pictures in an article's body, and what looks like one and will not be shown as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Oddity", "is_remote", "odd_pictures", "pictures"]

_ALT = r"!\[(?P<alt>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]"
_PICTURE = re.compile(
    _ALT + r"""\(\s*(?:<(?P<angled>[^<>\n]+)>|(?P<src>(?!<)(?:[^\s()]|\([^\s()]*\)|[ ](?!["' )]))+))"""
    r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)"""
)
_BY_REFERENCE = re.compile(r"!\[(?P<alt>[^\[\]]*)\](?:\s?\[(?P<name>[^\[\]]*)\])?(?!\()")
_BROKEN = re.compile(r"!\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\(")
_DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\[\]]+)\]: *\n? *\S", re.MULTILINE)
_REMOTE = re.compile(r"^([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


@dataclass(frozen=True)
class Oddity:
    """Something in a text that will come out otherwise than it was meant, and how to write it."""

    at: int
    """Where it begins, counted in characters."""
    message: str
    cure: str


def pictures(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the address, the words and the place of each picture of a text without code."""
    for match in _PICTURE.finditer(text):
        yield (match["angled"] or match["src"]).strip(), match["alt"].strip(), match.start()


def is_remote(src: str) -> bool:
    """Return whether a picture's address leads out of the portal, or is data."""
    return bool(_REMOTE.match(src))


def odd_pictures(text: str) -> Iterator[Oddity]:
    """Yield what Markdown takes for a picture and `pictures` does not: nobody has checked its file and its words."""
    rest = _PICTURE.sub(lambda match: " " * len(match[0]), text)
    names = {" ".join(match["name"].lower().split()) for match in _DEFINED.finditer(text)}
    for match in _BY_REFERENCE.finditer(rest):
        if " ".join((match["name"] or match["alt"]).lower().split()) in names:
            message = "ảnh viết kiểu ![mô tả][tên] không được kiểm tra và có thể không hiện"
            yield Oddity(match.start(), message, "viết ![mô tả](media/tệp-ảnh) ngay tại chỗ cần hiện ảnh")
    for match in _BROKEN.finditer(rest):
        message = "ảnh viết không đúng dạng nên không hiện"
        yield Oddity(match.start(), message, "viết trên một dòng, chỉ có mô tả và tệp: ![mô tả](media/tệp-ảnh)")
