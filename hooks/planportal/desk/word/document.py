"""A Word file before it is read: whether it is one, and what in it no Markdown can hold."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers.expat import ExpatError
from xml.sax import SAXException

__all__ = ["DAMAGE", "NotAWordFileError", "how_many_pictures", "open_word", "what_is_lost"]

_LARGEST = 200 * 1024 * 1024
"""Bytes of all parts unpacked; above it a small file could fill the memory of the machine that reads it."""
_TEXT = "word/document.xml"
_DAMAGED = "tệp đã hỏng hoặc không phải .docx; mở bằng Word rồi lưu lại"
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, ExpatError, SAXException),
    *(NotImplementedError, RuntimeError, OSError, EOFError, LookupError, ValueError, AttributeError, TypeError),
)
"""What packages and readers raise on damaged files: those of zip and XML, and those of code that trusted them."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"

# What stands in a document's XML, and how staff call it. What mammoth reads (lists, tables, pictures) is not here.
_LOST: Mapping[str, str] = {
    r"<m:oMath[ >]": "công thức toán",
    r"<c:chart[ >/]": "biểu đồ của Word",
    r"<dgm:relIds[ >/]": "hình SmartArt",
    r"<w:(?:object|pict)[ >](?:(?!</w:(?:object|pict)>).)*?<o:OLEObject": "đối tượng nhúng (Excel, PowerPoint …)",
    r"<a:blip [^>]*r:link=": "ảnh chỉ là liên kết tới tệp khác; trong Word, cắt ảnh rồi dán lại vào bài",
    r"<w:position [^>]*w:val=\"-?[1-9]": "chỗ chữ nâng lên, hạ xuống bằng khoảng cách riêng (viết lại, ví dụ m²)",
    r"<w:commentReference[ >/]": "lời bình ở lề",
    r"<w:del [^>]*>": "đoạn đã xoá khi theo dõi sửa đổi (không đưa vào bài)",
}


class NotAWordFileError(Exception):
    """The file cannot be read as a Word document; the text says why and what to do, in Vietnamese."""


def open_word(content: bytes) -> str:
    """Return the XML of a Word document's text.

    Raises NotAWordFileError for anything else, for damaged files, and for such that unpack to more than 200 MB.
    """
    if content.startswith(_OLD_WORD):
        raise NotAWordFileError("đây là tệp .doc kiểu cũ, hoặc tệp có mật khẩu; mở bằng Word rồi lưu thành .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if _TEXT not in {part.filename for part in parts}:
                raise NotAWordFileError("tệp không phải văn bản Word; mở bằng Word rồi lưu thành .docx")
            if sum(part.file_size for part in parts) > _LARGEST:
                raise NotAWordFileError(
                    "tệp mở ra lớn hơn 200 MB; thu nhỏ ảnh trong Word (Compress Pictures) rồi lưu lại"
                )
            if any(part.filename.endswith("vbaProject.bin") for part in parts):
                raise NotAWordFileError("tệp có macro; lưu lại thành .docx không macro")
            text = package.read(_TEXT)
            if package.testzip() is not None:
                raise NotAWordFileError(_DAMAGED)
    except DAMAGE as error:
        raise NotAWordFileError(_DAMAGED) from error
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise NotAWordFileError("tệp có khai báo lạ mà Word không bao giờ ghi; không đọc tệp này")
    return text.decode("utf-8", "replace")


def how_many_pictures(text: str) -> int:
    """Return how many pictures the document shows."""
    return text.count("<a:blip ")


def what_is_lost(text: str) -> list[str]:
    """Return what the document holds and an article cannot, with how often: `2 biểu đồ của Word`."""
    found = []
    for pattern, name in _LOST.items():
        count = len(re.findall(pattern, text, re.DOTALL))
        if count:
            found.append(f"{count} {name}")
    return found
