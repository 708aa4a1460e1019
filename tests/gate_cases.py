"""Faults of articles, each with the line that people see; how tests write them down and check them."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from articles_in_tmp import built, lay_out, problems_of

__all__ = [
    "AT",
    "FIGURE",
    "NEWS",
    "SOURCE",
    "Case",
    "assert_told",
    "assert_well_said",
    "avif_without_places",
    "lines",
    "named",
    "news",
    "png",
    "png_that_says",
]

NEWS = "tin-tuc/2026/bai.md"
AT = f"content/{NEWS}"


def png(width: int = 4, height: int = 3) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def avif_without_places() -> bytes:
    """Return a small AVIF in which the list of where its parts lie is wiped."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48)).save(out, "AVIF")
    content = out.getvalue()
    start = content.index(b"iloc") + 8
    return content[:start] + bytes(8) + content[start + 8 :]


def png_that_says(width: int, height: int) -> bytes:
    """Return a small PNG whose header promises any number of pixels."""
    made = png()
    header = b"IHDR" + struct.pack(">II", width, height) + made[24:29]
    return made[:12] + header + struct.pack(">I", zlib.crc32(header)) + made[33:]


def lines(*body: str, **keys: str) -> str:
    """Return an article with keys as they are written: id, title, date, summary, field, scope on lines 2 to 7."""
    written = {
        "id": "bai",
        "title": "Bài thử",
        "date": "2026-11-23 09:30",
        "summary": "Tóm tắt.",
        "field": "[nong-nghiep]",
        "scope": "tay-ninh",
        **keys,
    }
    front = [f"{key}: {value}".rstrip() for key, value in written.items() if value != "-"]
    return "\n".join(["---", *front, "---", *(body or ("Một đoạn.",)), ""])


FIGURE = ("```bieu-do", "title: a", "type: cot", "unit: ha", 'source: "[1]"', "alt: b")
SOURCE = "[{title: a, outlet: b, url: https://nguon.example/}]"


@dataclass(frozen=True)
class Case:
    """Files of a project and the lines it must give."""

    told: tuple[str, ...]
    files: dict[str, str | bytes]
    media: dict[str, bytes] = field(default_factory=dict)


def news(told: str, text: str | bytes, **media: bytes) -> Case:
    return Case((f"{AT}:{told}",), {NEWS: text}, {name.replace("_", "."): content for name, content in media.items()})


def named(name: str, told: str) -> Case:
    return Case((f"content/{name}:{told}",), {name: lines()})


def assert_told(case: Case, tmp_path: Path) -> None:
    """The gate tells exactly these lines, and nothing is built."""
    root = lay_out(tmp_path / "p", case.files, case.media)
    assert problems_of(root) == list(case.told)
    assert built(root).outputs == ()


def assert_well_said(case: Case) -> None:
    """Each line has a place, a fault and a cure of its own."""
    for line in case.told:
        assert line.startswith("content/")
        assert ". Cách sửa: " in line
        assert not line.endswith(".")
        assert "viết lại như trong tệp mẫu" not in line
