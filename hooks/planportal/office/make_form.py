"""A lead unit's form for one year: a sheet of guidance, and a sheet for each of its tasks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from planportal.model import Portal, Task, Unit
from planportal.office.form import FORM_NAME, FORM_VERSION, GUIDE_SHEET, KEY_SHEET, sheet_name
from planportal.office.form_sheet import FONT, GREEN, fill_task_sheet, set_for_print
from planportal.text.formats import format_date

__all__ = ["make_form"]

_EPOCH = datetime(2026, 1, 1)  # noqa: DTZ001 - workbooks know no time zone; the same in every form
_LINE_HEIGHT, _LETTERS_A_LINE = 22, 95
_TITLE, _UNIT = Font(FONT, 16, bold=True, color=GREEN), Font(FONT, 14, bold=True)
_PART = Font(FONT, 14, bold=True, color=GREEN)


def make_form(portal: Portal, unit: Unit, year: int) -> bytes:
    """Return the workbook: the same bytes for the same plan and reports. What the unit reported stands in it."""
    tasks = portal.led_by(unit.id)
    book = Workbook()
    book.properties.title = f"Phiếu báo cáo năm {year}"
    book.properties.creator = "Sở Khoa học và Công nghệ"
    book.properties.created = _EPOCH
    guide = book.active
    assert isinstance(guide, Worksheet)
    _guide(guide, portal, unit, year, tasks)
    for task in tasks:
        fill_task_sheet(book.create_sheet(sheet_name(task.id)), portal, task, unit, year)
    keys = book.create_sheet(KEY_SHEET)
    for row in (
        ("form", FORM_NAME),
        ("version", FORM_VERSION),
        ("year", year),
        ("unit", unit.id),
        ("tasks", ", ".join(task.id for task in tasks)),
    ):
        keys.append(row)
    keys.sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    return _same_every_time(out.getvalue())


def _guide(sheet: Worksheet, portal: Portal, unit: Unit, year: int, tasks: Sequence[Task]) -> None:
    sheet.title = GUIDE_SHEET
    sheet.column_dimensions["A"].width = 110
    due = format_date(portal.plan.reporting.due(year))
    office = portal.unit_by_id[portal.plan.reporting.collected_by].name
    lines = [
        (f"Phiếu báo cáo năm {year}", _TITLE),
        (f"Đơn vị chủ trì: {unit.name}", _UNIT),
        (f"Gửi {office} chậm nhất ngày {due}.", None),
        ("", None),
        ("Cách điền", _PART),
        ("1. Mỗi nhiệm vụ một trang tính. Chỉ điền vào ô trắng; ô có nền đã khoá.", None),
        ("2. Tình hình thực hiện: chọn trong danh sách. “Vượt” và “hoàn thành” phải có minh chứng.", None),
        ("3. Kết quả có số liệu: mỗi dòng một kết quả; ô số chỉ ghi số, ví dụ 24 hoặc 12,5.", None),
        (
            (
                "4. Minh chứng: số văn bản kèm ngày, hoặc đường dẫn tệp trong thư mục minh chứng (ví dụ "
                f"{year}/bien-ban.pdf), hoặc địa chỉ trang có https://."
            ),
            None,
        ),
        ("5. Ngày ghi ngày/tháng/năm. Để trống ngày nộp thì tính là ngày tổng hợp.", None),
        ("6. Không có gì để ghi thì để trống ô. Nhiệm vụ chưa báo cáo thì để trống cả trang.", None),
        ("7. Không đổi tên, không xoá trang tính; không gộp ô; không dán công thức.", None),
        ("8. Lưu ở dạng .xlsx rồi gửi lại tệp này.", None),
        ("", None),
        ("Nội dung báo cáo được công bố trên Cổng. Không ghi thông tin cá nhân không cần thiết.", None),
        ("", None),
        ("Nhiệm vụ của đơn vị", _PART),
        *((f"{task.id}. {task.short_title}", None) for task in tasks),
    ]
    for number, (words, font) in enumerate(lines, start=1):
        cell = sheet.cell(number, 1, words)
        cell.font = font or Font(FONT, 13)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = _LINE_HEIGHT * (1 + len(words) // _LETTERS_A_LINE)
    set_for_print(sheet)
    sheet.protection.sheet = True


def _same_every_time(content: bytes) -> bytes:
    """Return a workbook without the hour at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                hour = _EPOCH.isoformat().encode()
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + hour + b"Z", part)
            kept.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
