"""Word files as staff make them, written with python-docx; every word in them is made up for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import docx
from PIL import Image

__all__ = ["WORD_FILES", "picture", "saved"]


def saved(document: Any) -> bytes:
    """Return a document's bytes."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def picture(form: str = "JPEG") -> io.BytesIO:
    """Return a small picture; a JPEG carries the name of a camera, which must not survive."""
    stream = io.BytesIO()
    image = Image.new("RGB", (320, 200), (20, 120, 60))
    exif = image.getexif()
    exif[0x010F] = "MayAnhCuaToi"
    image.save(stream, form, **({"exif": exif} if form == "JPEG" else {}))
    stream.seek(0)
    return stream


def bold(document: Any, *runs: str) -> None:
    paragraph = document.add_paragraph()
    for run in runs:
        paragraph.add_run(run).bold = True


def styled() -> bytes:
    """With Word's own styles: title, headings, lists of two levels, quotation, link-like words."""
    document = docx.Document()
    document.add_heading("Trại thực nghiệm mở lớp nuôi cấy mô", 0)
    document.add_paragraph("Bài thử: mọi tên, số trong bài này là bịa để kiểm tra việc nhập tệp Word.")
    document.add_heading("Vì sao mở lớp", 1)
    text = document.add_paragraph("Nhu cầu cây giống ")
    text.add_run("sạch bệnh").bold = True
    text.add_run(" tăng, theo ")
    text.add_run("báo cáo nội bộ").italic = True
    text.add_run(" [1].")
    document.add_heading("Nội dung", 1)
    for words, style in (
        ("Chuẩn bị mẫu", "List Bullet"),
        ("rửa", "List Bullet 2"),
        ("khử trùng", "List Bullet 2"),
        ("Cấy mẫu", "List Bullet"),
        ("Ra cây", "List Number"),
        ("Trồng thử", "List Number"),
    ):
        document.add_paragraph(words, style=style)
    document.add_paragraph("Học để làm, làm để biết.", style="Quote")
    document.add_heading("Chi tiết nhảy cấp", 4)
    document.add_paragraph("Hết.")
    return saved(document)


def faked() -> bytes:
    """Without styles, as most offices write: bold lines for headings, a bold lead, typed dashes."""
    document = docx.Document()
    bold(document, "Tập huấn ", "nuôi cấy mô tại Trại thực nghiệm")
    lead = "Bài thử, số liệu bịa: ngày 20/11/2026 có 25 nông dân, hợp tác xã dự lớp tập huấn kéo dài ba ngày của tỉnh."
    bold(document, lead)
    document.add_paragraph("Lớp học có ba phần.")
    bold(document, "1. Phần thực hành")
    for line in ("- Chuẩn bị mẫu;", "+ rửa mẫu;", "+ khử trùng;", "-\u00a0Cấy mẫu.", "1. Dòng đánh số bằng tay"):
        document.add_paragraph(line)
    bold(document, "Câu in đậm dài kết thúc bằng dấu chấm thì vẫn là một câu của bài.")
    return saved(document)


def pictures() -> bytes:
    """Pictures with a caption in Word's style, one that begins with `Ảnh:`, one with words for it, one without."""
    document = docx.Document()
    document.add_heading("Ảnh trong bài thử", 1)
    document.add_paragraph("Đoạn đầu có ảnh bên dưới.")
    document.add_paragraph().add_run().add_picture(picture())
    document.add_paragraph("Học viên cấy mô", style="Caption")
    document.add_paragraph().add_run().add_picture(picture("PNG"))
    document.add_paragraph("Ảnh: Người chụp thử")
    shape = document.add_paragraph().add_run().add_picture(picture("GIF"))
    shape._inline.docPr.set("descr", "Ô màu xanh [lá]")  # noqa: SLF001 (python-docx has no way of its own)
    document.add_paragraph("Hết ảnh.")
    return saved(document)


def tables() -> bytes:
    """Merged cells both ways, a bar in a cell, lists and breaks in cells, an empty table."""
    document = docx.Document()
    document.add_heading("Bảng trong bài thử", 1)
    document.add_paragraph("Số trong bảng là bịa.")
    table = document.add_table(rows=4, cols=3)
    for place, words in {
        (0, 0): "Chỉ tiêu",
        (0, 1): "Năm 2025 | a",
        (0, 2): "Năm 2026",
        (1, 1): "20",
        (1, 2): "25",
        (3, 0): "Ghi chú",
        (3, 1): "một",
    }.items():
        table.cell(*place).text = words
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Số học viên"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "gộp ngang"
    table.cell(3, 1).add_paragraph("hai", style="List Bullet")
    table.cell(3, 2).text = "dòng trên\ndòng dưới"
    document.add_paragraph("Giữa hai bảng.")
    document.add_table(rows=1, cols=2)
    return saved(document)


def marks() -> bytes:
    """What Markdown could take for its own, invisible characters, letters in pieces, raised and lowered ones."""
    document = docx.Document()
    document.add_heading("Dấu và ký hiệu", 1)
    text = document.add_paragraph("Khí CO")
    text.add_run("2").font.subscript = True
    text.add_run(" trên 1 m")
    text.add_run("2").font.superscript = True
    text.add_run(": <5% & A*B_C `x` [1](a) &lt; <script> “kép” – ‘đơn’…")
    for line in (
        "# không phải đề mục",
        "+84 không phải danh sách",
        "> không phải trích dẫn",
        "2026. Không phải số thứ tự",
        "Chữ\u200bcó ký tự ẩn,\u00a0dấu cách cứng,\tdấu tab, chữ rời: To\u0302\u0301t.",
        r"Đường dẫn C:\thu-muc\tep và a|b",
    ):
        document.add_paragraph(line)
    return saved(document)


WORD_FILES: Mapping[str, Callable[[], bytes]] = {
    "kieu-cua-word": styled,
    "de-muc-gia": faked,
    "anh": pictures,
    "bang": tables,
    "dau-va-ky-hieu": marks,
}
