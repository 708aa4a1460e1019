"""Forms as they come back: filled by a script, and damaged in every way that offices know."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planportal.load import Loaded, Settings, load_settings
from planportal.load.project import load_project
from planportal.office import make_form

__all__ = ["DAMAGES", "GOOD", "MINIMAL", "TASK", "UNIT", "edited", "fill", "form", "good", "place_of", "project"]

MINIMAL = Path(__file__).parent / "sites" / "minimal"
UNIT = "trung-tam-khcn"
TASK = "4.1"


def project(folder: Path) -> tuple[Settings, Loaded]:
    """Return the minimal site in a folder of its own, as it is loaded."""
    if not folder.exists():
        shutil.copytree(MINIMAL, folder)
    settings, faults = load_settings(folder)
    assert settings is not None, faults
    return settings, load_project(settings)


def form(loaded: Loaded, unit: str = UNIT, year: int = 2026) -> bytes:
    assert loaded.portal is not None
    return make_form(loaded.portal, loaded.portal.unit_by_id[unit], year)


def edited(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """Return a workbook with a change, as a program for workbooks saves it."""
    book = load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def place_of(sheet: Worksheet, mark: str, column: str = "#value", nth: int = 0) -> str:
    """Return the cell of a mark's row below a column's mark."""
    rows = [cell.row for cell in sheet["A"] if cell.value == mark]
    table = "fields" if mark.startswith("fields.") else mark
    head = next(cell.row for cell in sheet["A"] if cell.value == f"table={table}")
    letter = next(cell.column_letter for cell in sheet[head] if cell.value == column)
    return f"{letter}{rows[nth]}"


def fill(content: bytes, task: str, values: Mapping[str, Any]) -> bytes:
    """Return a form with one task's sheet filled; tables are lists of mappings."""

    def change(book: Workbook) -> None:
        sheet = book[f"Nhiệm vụ {task}"]
        for key, value in values.items():
            if isinstance(value, list):
                for nth, item in enumerate(value):
                    for inner, of in item.items():
                        sheet[place_of(sheet, key, f"#{inner}", nth)] = of
            else:
                sheet[place_of(sheet, f"fields.{key}")] = value

    return edited(content, change)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


GOOD: Mapping[str, Any] = {
    "submitted": date(2026, 11, 20),
    "status": "đạt",
    "summary": "Đã tổ chức hai lớp tập huấn.",
    "outputs": [{"name": "Lớp tập huấn", "value": 2, "unit": "lớp", "target": 2}],
    "evidence": [{"title": "Báo cáo lớp học", "number": "12/BC-VP", "date": date(2026, 11, 18)}],
}


def good(loaded: Loaded, task: str = TASK) -> bytes:
    return fill(form(loaded), task, GOOD)


Damage = tuple[Callable[[bytes], bytes], str]
"""What is done to a good form, and what its one line must say: place, fault, cure."""


def _on_sheet(change: Callable[[Worksheet], object]) -> Callable[[bytes], bytes]:
    def apply(content: bytes) -> bytes:
        return edited(content, lambda book: change(book[f"Nhiệm vụ {TASK}"]))

    return apply


def _cell(mark: str, value: Any, column: str = "#value", number_format: str = "") -> Callable[[bytes], bytes]:
    def change(sheet: Worksheet) -> None:
        cell = sheet[place_of(sheet, mark, column)]
        cell.value = value
        if number_format:
            cell.number_format = number_format

    return _on_sheet(change)


def _key(name: str, value: Any) -> Callable[[bytes], bytes]:
    def change(book: Workbook) -> None:
        for row in book["_khoa"].iter_rows():
            if row[0].value == name:
                row[1].value = value

    return lambda content: edited(content, change)


def _row_of(mark: str) -> Callable[[Worksheet], int]:
    return lambda sheet: next(cell.row for cell in sheet["A"] if cell.value == mark)


def _with_part(name: str, part: bytes) -> Callable[[bytes], bytes]:
    return lambda content: zipped({**_parts(content), name: part})


def _without_part(name: str) -> Callable[[bytes], bytes]:
    return lambda content: zipped({key: part for key, part in _parts(content).items() if key != name})


def _merge_rows(sheet: Worksheet) -> None:
    first, last = (place_of(sheet, f"fields.{key}") for key in ("summary", "difficulties"))
    for area in list(sheet.merged_cells.ranges):
        if first in area or last in area:
            sheet.unmerge_cells(str(area))
    sheet.merge_cells(f"{first}:{last}")


def _swap_columns(sheet: Worksheet) -> None:
    head = _row_of("table=outputs")(sheet)
    for cell in sheet[head]:
        if cell.value == "#target":
            cell.value = "#unit"


def _garbled(content: bytes) -> bytes:
    """Return the file with the packed bytes of its first part overwritten."""
    start = 30 + int.from_bytes(content[26:28], "little")
    return content[:start] + b"\xff" * 8 + content[start + 8 :]


def _bomb(_content: bytes) -> bytes:
    return zipped({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": bytes(70 * 1024 * 1024)})


def _copy_sheet(book: Workbook) -> None:
    book.copy_worksheet(book[f"Nhiệm vụ {TASK}"])


def _other_task(book: Workbook) -> None:
    sheet = book.copy_worksheet(book[f"Nhiệm vụ {TASK}"])
    sheet["A1"] = "task=1.1"


def _long(sheet: Worksheet) -> None:
    sheet["A300000"] = "x"


DAMAGES: Mapping[str, Damage] = {
    # not a form at all
    "empty file": (lambda _: b"", "tệp không phải bảng tính .xlsx"),
    "text": (lambda _: "Báo cáo năm 2026".encode(), "tệp không phải bảng tính .xlsx"),
    "pdf": (lambda _: b"%PDF-1.7\n", "tệp không phải bảng tính .xlsx"),
    "half a file": (lambda content: content[: len(content) // 2], "tệp không phải bảng tính .xlsx"),
    "Word file": (lambda _: zipped({"word/document.xml": b"<w/>"}), "tệp không phải bảng tính .xlsx"),
    "old format": (
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "tệp ở dạng .xls cũ, hoặc có đặt mật khẩu",
    ),
    "macros": (_with_part("xl/vbaProject.bin", b"x"), "tệp có macro"),
    "zip bomb": (_bomb, "nội dung nén của tệp quá lớn"),
    "many parts": (
        lambda content: zipped({**_parts(content), **{f"x/{number}": b"" for number in range(600)}}),
        "nội dung nén của tệp quá lớn",
    ),
    "large file": (lambda content: content + bytes(6 * 1024 * 1024), "tệp lớn hơn 5 MB"),
    "entities": (
        _with_part("xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><sst/>'),
        "tệp có khai báo lạ (DOCTYPE)",
    ),
    "packed bytes overwritten": (_garbled, "tệp hỏng, không đọc được bảng tính"),
    "sheet that is no XML": (
        _with_part("xl/worksheets/sheet2.xml", b"<worksheet"),
        "tệp hỏng, không đọc được bảng tính",
    ),
    "missing part": (_without_part("xl/worksheets/sheet2.xml"), "trang “Nhiệm vụ 4.1”: trang tính đã bị xoá"),
    "no list of parts": (_without_part("[Content_Types].xml"), "tệp hỏng, không đọc được bảng tính"),
    "workbook that is no XML": (_with_part("xl/workbook.xml", b"x"), "tệp hỏng, không đọc được bảng tính"),
    "other workbook": (
        lambda _: edited(_new_book(), lambda _book: None),
        "bảng tính không phải phiếu báo cáo của Cổng",
    ),
    "endless sheet": (_on_sheet(_long), "bảng tính quá rộng hoặc quá dài"),
    # a form, but not this one
    "key sheet deleted": (
        lambda content: edited(content, lambda book: book.remove(book["_khoa"])),
        "trang khoá đã bị xoá",
    ),
    "other name in the key": (_key("form", "khac"), "bảng tính không phải phiếu báo cáo của Cổng"),
    "old template": (_key("version", 0), "phiếu thuộc mẫu cũ (0), mẫu đang dùng là 1"),
    "year that is none": (_key("year", "hai nghìn"), "trang khoá của phiếu đã bị sửa"),
    "unit that is a path": (_key("unit", "../../x"), "trang khoá của phiếu đã bị sửa"),
    "task that is a path": (_key("tasks", "4.1, ../../x"), "trang khoá của phiếu đã bị sửa"),
    "year far away": (_key("year", -1504967050785898), "trang khoá của phiếu đã bị sửa"),
    "year before tracking": (_key("year", 2025), "báo cáo năm 2025, nhưng Cổng chỉ theo dõi từ năm 2026"),
    "unknown unit": (_key("unit", "phong-la"), "không có đơn vị nào mã “phong-la”"),
    "wrong unit": (_key("unit", "van-phong-so"), "đơn vị “van-phong-so” không chủ trì nhiệm vụ 4.1"),
    # sheets and rows
    "sheet deleted": (
        lambda content: edited(content, lambda book: book.remove(book[f"Nhiệm vụ {TASK}"])),
        "trang “Nhiệm vụ 4.1”: trang tính đã bị xoá hoặc mất mã ở cột A",
    ),
    "sheet copied": (lambda content: edited(content, _copy_sheet), "hai trang cùng là nhiệm vụ 4.1"),
    "sheet of another form": (
        lambda content: edited(content, _other_task),
        "trang của nhiệm vụ 1.1 không thuộc phiếu này",
    ),
    "column of marks deleted": (
        _on_sheet(lambda sheet: sheet.delete_cols(1)),
        "trang tính đã bị xoá hoặc mất mã ở cột A",
    ),
    "row deleted": (
        _on_sheet(lambda sheet: sheet.delete_rows(_row_of("fields.summary")(sheet))),
        "dòng “tóm tắt kết quả” đã bị xoá hoặc chép thêm",
    ),
    "row of marks deleted": (
        _on_sheet(lambda sheet: sheet.delete_rows(_row_of("table=evidence")(sheet))),
        "dòng mã ẩn của phần “minh chứng” đã bị xoá, sửa hoặc chép thêm",
    ),
    "column marked twice": (
        _on_sheet(_swap_columns),
        "dòng mã ẩn của phần “kết quả có số liệu” đã bị xoá, sửa hoặc chép thêm",
    ),
    "rows merged": (_on_sheet(_merge_rows), "ô C10: tóm tắt kết quả: ô này bị gộp với ô khác"),
    # cells
    "text in a number": (_cell("outputs", "hai", "#value"), "số đạt được: phải là số, nhưng ô chứa chữ “hai”"),
    "number kept as text": (_cell("outputs", "24", "#value"), "số đạt được: phải là số, nhưng ô chứa chữ “24”"),
    "number with its unit": (_cell("outputs", "24 bài", "#target"), "chỉ tiêu: phải là số, nhưng ô chứa chữ “24 bài”"),
    "day in a number": (
        _cell("outputs", date(2026, 11, 2), "#value"),
        "số đạt được: phải là số, nhưng ô chứa ngày 02/11/2026",
    ),
    "per cent": (_cell("outputs", 0.5, "#value", "0%"), "ô đặt dạng phần trăm nên không rõ số nào"),
    "date as text": (_cell("fields.submitted", "20/11/2026"), "ngày nộp: phải là ngày, nhưng ô chứa “20/11/2026”"),
    "date as number": (
        _cell("evidence", 20112026, "#date", "General"),
        "ngày văn bản: phải là ngày, nhưng ô chứa “2,0112e+07”",
    ),
    "formula": (_cell("outputs", "=1+1", "#value"), "số đạt được: ô có công thức"),
    "formula in text": (_cell("fields.summary", '=HYPERLINK("https://x.example")'), "tóm tắt kết quả: ô có công thức"),
    "error of a formula": (_cell("outputs", "#REF!", "#value"), "số đạt được: ô báo lỗi #REF!"),
    "yes or no": (_cell("fields.summary", True), "tóm tắt kết quả: ô chứa giá trị đúng/sai"),
    "decimal as text": (_cell("outputs", 1.5, "#unit"), "đơn vị tính: phải là chữ, nhưng ô chứa số 1,5"),
    "day as text": (
        _cell("fields.proposals", date(2026, 11, 2)),
        "đề xuất, kiến nghị: phải là chữ, nhưng ô chứa ngày 02/11/2026",
    ),
    # what the gate says of reports
    "status that is none": (_cell("fields.status", "xong"), "tình hình thực hiện (status): không có giá trị “xong”"),
    "no summary": (_cell("fields.summary", None), "thiếu tóm tắt kết quả (summary)"),
    "output without a unit": (_cell("outputs", None, "#unit"), "thiếu đơn vị tính (unit)"),
    "number without a day": (_cell("evidence", None, "#date"), "minh chứng chưa đủ để kiểm tra"),
    "address without https": (
        _cell("evidence", "tayninh.gov.vn", "#link"),
        "liên kết (link): “tayninh.gov.vn” không phải địa chỉ",
    ),
    "file that is not there": (
        _cell("evidence", "2026/khong-co.pdf", "#file"),
        "không có tệp minh chứng “2026/khong-co.pdf”",
    ),
    "file outside": (_cell("evidence", "../../x.pdf", "#file"), "không phải đường dẫn trong thư mục minh chứng"),
    "day before the year": (_cell("fields.submitted", date(2025, 1, 2)), "ngày nộp 02/01/2025 trước năm báo cáo 2026"),
}


def _new_book() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()
