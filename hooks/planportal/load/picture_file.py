"""What makes a picture file unusable, told from its header, so that checking a thousand costs little."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path

from PIL import Image

__all__ = ["PICTURE_DAMAGE", "PICTURE_ENDINGS", "picture_fault"]

LARGEST_SIDE = 12_000
LARGEST_FILE = 20 * 1024 * 1024
LARGEST_AREA = 100_000_000
"""Pixels; above it a small file could fill the memory of the machine that builds."""

_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
PICTURE_ENDINGS = tuple(_FORMATS)
PICTURE_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    struct.error,
    EOFError,
)
"""What Pillow raises on damaged files: its own faults, and those of code that trusted what a file said of itself."""


def picture_fault(file: Path) -> tuple[str, str] | None:
    """Return what is wrong with a picture file and its cure, or None; only the header is read."""
    ending = file.suffix.lower()
    if ending not in _FORMATS:
        return f"không dùng được tệp {ending or 'không có đuôi'}", "dùng ảnh .jpg, .png, .webp hoặc .avif"
    if file.stat().st_size > LARGEST_FILE:
        return "tệp ảnh lớn hơn 20 MB", "thu nhỏ ảnh còn chừng 2000 điểm chiều ngang rồi lưu lại"
    try:
        with warnings.catch_warnings():
            # Too many pixels are told below, in Vietnamese; what a camera wrote does not matter.
            warnings.simplefilter("ignore")
            with Image.open(file) as image:
                found, (width, height) = image.format, image.size
                image.verify()
    except Image.DecompressionBombError:
        return "ảnh quá nhiều điểm ảnh, mở ra sẽ đầy bộ nhớ", "thu nhỏ ảnh còn chừng 2000 điểm chiều ngang"
    except PICTURE_DAMAGE:
        return "tệp không phải ảnh, hoặc ảnh đã hỏng", "xuất lại ảnh từ phần mềm ảnh rồi chép lại"
    if max(width, height) > LARGEST_SIDE or width * height > LARGEST_AREA:
        return f"ảnh {width} × {height} điểm, quá lớn", "thu nhỏ ảnh còn chừng 2000 điểm chiều ngang"
    if found != _FORMATS[ending]:
        return f"đuôi tệp là {ending} nhưng ảnh thật là {found}", "lưu lại ảnh đúng dạng, hoặc đổi đuôi tệp cho đúng"
    return None
