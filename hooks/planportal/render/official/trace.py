"""From each paragraph of an official text back to its record: bookmarks in the file, and a list beside it."""

from __future__ import annotations

from planportal.render.official.tree import OfficialText, Paragraph
from planportal.text.normalise import slug

__all__ = ["bookmark_name", "side_list"]

_LONGEST = 40
"""Word reads no longer name of a bookmark."""
_SHOWN = 60


def bookmark_name(paragraph: Paragraph, number: int) -> str:
    """Return the name of the bookmark around a text's n-th paragraph: its record's path, cut to length, and n.

    Word hides bookmarks that begin with an underscore.
    """
    path = "/".join(paragraph.source.removesuffix(".yml").split("/")[-2:])
    tail = f"_{number:04d}"
    return f"_{slug(path).replace('-', '_')}"[: _LONGEST - len(tail)].rstrip("_") + tail


def side_list(text: OfficialText) -> str:
    """Return the officer's list: what has still to be added, and the source of every paragraph."""
    lines = [text.abstract, "", "CẦN BỔ SUNG, KIỂM TRA TRƯỚC KHI TRÌNH", *(f"- {gap}" for gap in text.gaps)]
    lines += ["", "NGUỒN TỪNG ĐOẠN (tên dấu trang trong tệp Word, tệp dữ liệu, đoạn)"]
    for number, paragraph in enumerate(text.paragraphs(), start=1):
        shown = paragraph.text if len(paragraph.text) <= _SHOWN else f"{paragraph.text[:_SHOWN].rstrip()}…"
        source = paragraph.source.replace("../", "")
        lines.append(f"{bookmark_name(paragraph, number)}\t{source}\t{shown}")
    return "\n".join([*lines, ""])
