"""How each part of the form looks (Nghị định 30/2020/NĐ-CP, Phụ lục I): size, weight, place on the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

__all__ = ["LOOKS", "Look", "set_styles"]

_W = nsdecls("w")
_FONT = "Times New Roman"
_FIRST_LINE = 567
"""Twips: 1 cm."""


@dataclass(frozen=True)
class Look:
    """One paragraph style. Sizes are in half-points, lengths in twips."""

    name: str
    """As Word shows it."""
    size: int = 28
    bold: bool = False
    italic: bool = False
    align: str = "left"
    first_line: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    exact: bool = False
    keep_next: bool = False
    outline: int | None = None


def _body(name: str, *, bold: bool = False, italic: bool = False, outline: int | None = None) -> Look:
    return Look(
        name,
        bold=bold,
        italic=italic,
        align="both",
        first_line=_FIRST_LINE,
        before=120,
        line=264,
        keep_next=outline is not None,
        outline=outline,
    )


LOOKS: dict[str, Look] = {
    "ChuQuan": Look("VB Cơ quan chủ quản", 24, align="center"),
    "CoQuan": Look("VB Cơ quan ban hành", 24, bold=True, align="center"),
    "QuocHieu": Look("VB Quốc hiệu", 24, bold=True, align="center"),
    "TieuNgu": Look("VB Tiêu ngữ", 26, bold=True, align="center"),
    "KeNgang": Look("VB Đường kẻ", 4, align="center", line=40, exact=True),
    "SoKyHieu": Look("VB Số, ký hiệu", 26, align="center", before=120),
    "DiaDanh": Look("VB Địa danh, ngày", 26, italic=True, align="center", before=120),
    "VeViec": Look("VB Trích yếu công văn", 24, align="center", before=60),
    "TenLoai": Look("VB Tên loại", bold=True, align="center", before=360),
    "TrichYeu": Look("VB Trích yếu", bold=True, align="center"),
    "KinhGui": Look("VB Kính gửi", align="center", before=360, after=120),
    "NoiGui": Look("VB Nơi gửi", before=0),
    "CanCu": _body("VB Căn cứ", italic=True),
    "Muc": _body("VB Mục", bold=True, outline=0),
    "Khoan": _body("VB Khoản", bold=True, outline=1),
    "TieuKhoan": _body("VB Tiểu khoản", bold=True, outline=2),
    "Diem": _body("VB Điểm", outline=3),
    "Than": _body("VB Nội dung"),
    "NoiNhanDau": Look("VB Nơi nhận", 24, bold=True, italic=True, before=120),
    "NoiNhan": Look("VB Nơi nhận, từng nơi", 22),
    "ChucVu": Look("VB Chức vụ người ký", bold=True, align="center", before=120),
    "KyTen": Look("VB Chỗ ký", align="center"),
    "HoTen": Look("VB Họ tên người ký", bold=True, align="center"),
    "PhuLucSo": Look("VB Phụ lục", bold=True, align="center", outline=0, keep_next=True),
    "PhuLucTen": Look("VB Tên phụ lục", bold=True, align="center", keep_next=True),
    "PhuLucKem": Look("VB Phụ lục kèm theo", italic=True, align="center", after=240, keep_next=True),
    "BangDau": Look("VB Đầu bảng", 24, bold=True, align="center", before=40, after=40),
    "BangNhom": Look("VB Nhóm trong bảng", 24, bold=True, before=40, after=40, keep_next=True),
    "Bang": Look("VB Ô bảng", 24, before=40, after=40),
    "BangGiua": Look("VB Ô bảng, giữa", 24, align="center", before=40, after=40),
    "SoTrang": Look("VB Số trang", align="center"),
    "NhanCuoiTrang": Look("VB Nhãn cuối trang", 22, italic=True, align="center"),
    "HetPhan": Look("VB Hết phần", 2, line=20, exact=True),
}
"""By the style's id in the file."""


def set_styles(document: Any) -> None:
    """Put the form's styles in place of the template's, so that no other font or colour can come in."""
    element = document.styles.element
    for child in list(element):
        element.remove(child)
    for xml in (_defaults(), *_basic_styles(), *(_style(style_id, look) for style_id, look in LOOKS.items())):
        element.append(parse_xml(xml))


def _basic_styles() -> tuple[str, str]:
    """Return what paragraphs and tables are without a style of their own."""
    return (
        f'<w:style {_W} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        (
            f'<w:style {_W} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        ),
    )


def _fonts() -> str:
    return f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:eastAsia="{_FONT}"/>'


def _defaults() -> str:
    return (
        f'<w:docDefaults {_W}><w:rPrDefault><w:rPr>{_fonts()}<w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _style(style_id: str, look: Look) -> str:
    keep = "<w:keepNext/>" if look.keep_next else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    indent = f'<w:ind w:firstLine="{look.first_line}"/>' if look.first_line else ""
    weight = "<w:b/><w:bCs/>" if look.bold else ""
    slant = "<w:i/><w:iCs/>" if look.italic else ""
    rule = "exact" if look.exact else "auto"
    return (
        f'<w:style {_W} w:type="paragraph" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}<w:spacing w:before="{look.before}" '
        f'w:after="{look.after}" w:line="{look.line}" w:lineRule="{rule}"/>{indent}<w:jc w:val="{look.align}"/>'
        f'{outline}</w:pPr><w:rPr>{_fonts()}{weight}{slant}<w:sz w:val="{look.size}"/>'
        f'<w:szCs w:val="{look.size}"/></w:rPr></w:style>'
    )
