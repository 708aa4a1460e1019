"""The links in an article's body, and those whose words do not say where they lead."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from planportal.errors import quote
from planportal.load.body_pictures import Oddity
from planportal.text.normalise import fold

__all__ = ["Link", "empty_links", "links", "vague_links"]

_LINK = re.compile(
    r"\[(?<![!\\]\[)(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*"
    r"""(?:<(?P<angled>[^<>\n]*)>|(?P<href>(?:[^\s()<]|\([^\s()]*\))*))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)"""
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)(?P<text>[^\[\]\n]+)\]: *(?:<(?P<angled>[^<>\n]*)>|(?P<href>[^\s<>]+))", re.MULTILINE
)
_RAW = re.compile(
    r"""<a\s[^<>]*?href\s*=\s*(?P<mark>["'])(?P<href>[^"'<>]*)(?P=mark)[^<>]*>(?P<text>[^<]*)</a>""", re.IGNORECASE
)
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_VAGUE = frozenset(
    (
        "bam vao day",
        "click here",
        "chi tiet",
        "day",
        "doc tai day",
        "doc them",
        "here",
        "lien ket",
        "link",
        "nhan vao day",
        "o day",
        "read more",
        "tai day",
        "tham khao tai day",
        "xem",
        "xem chi tiet",
        "xem chi tiet tai day",
        "xem o day",
        "xem tai day",
        "xem them",
        "xem them tai day",
    )
)


@dataclass(frozen=True)
class Link:
    """One link of a text."""

    href: str
    text: str | None
    """None where the words stand elsewhere in the text, or are a picture."""
    at: int
    """Where it begins, counted in characters."""


def links(text: str) -> Iterator[Link]:
    """Yield the links of a text without code, in Markdown and in HTML."""
    for match in _LINK.finditer(text):
        words = None if _PICTURE.search(match["text"]) else match["text"]
        yield Link(_address(match), words, match.start())
    for match in _DEFINITION.finditer(text) if "]:" in text else ():
        yield Link(_address(match), None, match.start())
    for match in _RAW.finditer(text) if "<" in text else ():
        yield Link(match["href"].strip(), match["text"], match.start())


def _address(match: re.Match[str]) -> str:
    return html.unescape(match["href"] if match["angled"] is None else match["angled"]).strip()


def empty_links(found: Iterable[Link]) -> Iterator[Oddity]:
    """Yield the links that show no words."""
    for link in found:
        if link.text is not None and not _words(link.text):
            cure = "viết tên trang ấy vào giữa [ và ]; thừa thì xoá cả liên kết"
            yield Oddity(link.at, "liên kết không có chữ nên không ai thấy", cure)


def vague_links(found: Iterable[Link]) -> Iterator[Oddity]:
    """Yield the links without an address, and those whose words mean nothing when they are read alone."""
    for link in found:
        if not link.href:
            cure = "viết địa chỉ vào giữa ( và ); không có thì chỉ để lại chữ"
            yield Oddity(link.at, f"liên kết {quote(link.text or '')} không có địa chỉ", cure)
        if link.text is not None and _words(link.text) in _VAGUE:
            message = f"chữ của liên kết là {quote(link.text)}, không nói dẫn tới đâu"
            yield Oddity(link.at, message, "lấy tên trang, tên văn bản làm chữ của liên kết")


@lru_cache(maxsize=1024)
def _words(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(text)).strip()
