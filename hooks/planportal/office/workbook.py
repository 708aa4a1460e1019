"""Opening a file that should be a form: is it a workbook at all, and one that can be opened without harm?"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from planportal.office.form import FORM_NAME, FORM_VERSION, KEY_SHEET

__all__ = ["FormKeys", "NotAFormError", "open_form"]

_LARGEST_FILE = 5 * 1024 * 1024
_LARGEST_CONTENT = 60 * 1024 * 1024
_MOST_PARTS = 500
_YEARS = range(2000, 2101)
_UNIT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TASK = re.compile(r"\d+\.\d+")
_MOST_CELLS = 200_000
_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_NEW_FORM = "lấy phiếu mới bằng lệnh portal forms rồi điền lại"


@dataclass(frozen=True)
class NotAFormError(Exception):
    """A file cannot be read as a form; the words say why, in Vietnamese, and how to put it right."""

    message: str
    cure: str


@dataclass(frozen=True)
class FormKeys:
    """What a form says of itself on its hidden sheet."""

    year: int
    unit: str
    tasks: tuple[str, ...]


def open_form(content: bytes) -> tuple[Workbook, FormKeys]:
    """Return a workbook with its formulas as they were written, and what it is for.

    Raises:
        NotAFormError: it is none, holds macros, is too large, or is not one of these forms.
    """
    _look_inside(content)
    try:
        # What is damaged inside shows up in any of the ways in which XML, numbers and references can be wrong.
        with warnings.catch_warnings():
            # openpyxl's English remarks; what it cannot read of a cell is told as a fault of that cell.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    except (InvalidFileException, zipfile.BadZipFile, LxmlError, ParseError, OSError) as error:
        raise _damaged() from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise _damaged() from error
    if sum(sheet.max_row * sheet.max_column for sheet in book.worksheets) > _MOST_CELLS:
        raise NotAFormError("bảng tính quá rộng hoặc quá dài", f"xoá các dòng, cột thừa, hoặc {_NEW_FORM}")
    return book, _keys(book)


def _damaged() -> NotAFormError:
    return NotAFormError(
        "tệp hỏng, không đọc được bảng tính", "mở bằng Excel, lưu lại ở dạng .xlsx, hoặc lấy lại bản gốc"
    )


def _look_inside(content: bytes) -> None:
    """Refuse what should not even be opened."""
    if len(content) > _LARGEST_FILE:
        raise NotAFormError("tệp lớn hơn 5 MB", "bỏ ảnh và trang tính thừa khỏi phiếu")
    if content.startswith(_OLD_FORMAT):
        raise NotAFormError("tệp ở dạng .xls cũ, hoặc có đặt mật khẩu mở", "bỏ mật khẩu, lưu lại ở dạng .xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _look_at_parts(parts)
    except zlib.error as error:
        raise _damaged() from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise NotAFormError("tệp không phải bảng tính .xlsx", "chọn đúng tệp phiếu báo cáo, dạng .xlsx") from error


def _look_at_parts(parts: zipfile.ZipFile) -> None:
    infos = parts.infolist()
    names = {info.filename for info in infos}
    if "xl/workbook.xml" not in names:
        raise NotAFormError("tệp không phải bảng tính .xlsx", "chọn đúng tệp phiếu báo cáo, dạng .xlsx")
    if any(name.lower().endswith(("vbaproject.bin", ".vbs")) for name in names):
        raise NotAFormError("tệp có macro", "lưu lại ở dạng .xlsx (không macro)")
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_CONTENT:
        raise NotAFormError("nội dung nén của tệp quá lớn", _NEW_FORM)
    left = _LARGEST_CONTENT
    for info in infos:
        # The size that an archive promises need not be true.
        with parts.open(info) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise NotAFormError("nội dung nén của tệp quá lớn", _NEW_FORM)
        if info.filename.endswith((".xml", ".rels")) and _ENTITY.search(content):
            raise NotAFormError("tệp có khai báo lạ (DOCTYPE) mà bảng tính không dùng", _NEW_FORM)


def _keys(book: Workbook) -> FormKeys:
    if KEY_SHEET not in book.sheetnames:
        raise NotAFormError("bảng tính không phải phiếu báo cáo của Cổng, hoặc trang khoá đã bị xoá", _NEW_FORM)
    keys: dict[str, Any] = {
        str(row[0]): row[1] for row in book[KEY_SHEET].iter_rows(max_col=2, values_only=True) if row and row[0]
    }
    if keys.get("form") != FORM_NAME:
        raise NotAFormError("bảng tính không phải phiếu báo cáo của Cổng", _NEW_FORM)
    if keys.get("version") != FORM_VERSION:
        raise NotAFormError(f"phiếu thuộc mẫu cũ ({keys.get('version')}), mẫu đang dùng là {FORM_VERSION}", _NEW_FORM)
    year, unit = keys.get("year"), str(keys.get("unit"))
    tasks = tuple(task.strip() for task in str(keys.get("tasks")).split(","))
    # They name the file that is written: nothing else than what an id may be.
    are_ids = _UNIT.fullmatch(unit) and all(_TASK.fullmatch(task) for task in tasks)
    if not isinstance(year, int) or year not in _YEARS or not are_ids:
        raise NotAFormError("trang khoá của phiếu đã bị sửa", _NEW_FORM)
    return FormKeys(year, unit, tasks)
