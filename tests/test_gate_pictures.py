"""Faults of an article's pictures, in front matter and in the body."""

# ruff: noqa: E501 - the lines that people see stand here as they are seen

from __future__ import annotations

from pathlib import Path

import pytest

from articles_in_tmp import lay_out, problems_of
from gate_cases import NEWS, Case, assert_told, assert_well_said, avif_without_places, lines, news, png, png_that_says

CASES: dict[str, Case] = {
    "picture outside of media": news(
        "8:14: tệp ảnh (src): “a/../../x.jpg” không phải đường dẫn trong content/media. Cách sửa: viết thư mục và tên tệp, không có .., ví dụ media/2026/ruong-san.jpg",
        lines(image='{src: "a/../../x.jpg", alt: b}'),
    ),
    "picture of another site in front matter": news(
        "8:14: tệp ảnh (src): “https://x.example/a.jpg” không phải tệp trong content/media. Cách sửa: tệp của trang khác không được hiện trên Cổng: xin phép, chép vào content/media rồi dùng tệp đó",
        lines(image='{src: "https://x.example/a.jpg", alt: b}'),
    ),
    "picture without alt": news(
        "8:8: thiếu mô tả ảnh (alt). Cách sửa: thêm dòng “alt: …”", lines(image="{src: media/a.png}"), a_png=png()
    ),
    "picture that is missing in front matter": news(
        "8:14: không có tệp ảnh “a.jpg” trong content/media. Cách sửa: chép ảnh vào content/media, hoặc sửa tên tệp",
        lines(image="{src: media/a.jpg, alt: b}"),
    ),
    "body picture without alt": news(
        "9:5: ảnh không có mô tả. Cách sửa: viết điều ảnh cho thấy vào giữa ![ và ]",
        lines("Chữ ![](media/a.png)"),
        a_png=png(),
    ),
    "body picture that is missing": news(
        "9:1: không có tệp ảnh “anh-ruong.png” trong content/media. Cách sửa: ý bạn là “media/anh-rung.png”?",
        lines("![b](media/anh-ruong.png)"),
        **{"anh-rung_png": png()},
    ),
    "body picture that is missing, none near": news(
        "9:1: không có tệp ảnh “zzz.png” trong content/media. Cách sửa: chép ảnh vào content/media, hoặc sửa tên tệp",
        lines("![b](media/zzz.png)"),
    ),
    "body picture with a size": news(
        "9:1: không có tệp ảnh “a.png =100x” trong content/media. Cách sửa: ý bạn là “media/a.png”?",
        lines("![b](media/a.png =100x)"),
        a_png=png(),
    ),
    "remote body picture": news(
        "9:1: ảnh của trang khác không được hiện trên Cổng. Cách sửa: xin phép, chép ảnh vào content/media rồi dùng tệp đó",
        lines("![b](https://x.example/a.png)"),
    ),
    "remote body picture without scheme": news(
        "9:5: ảnh của trang khác không được hiện trên Cổng. Cách sửa: xin phép, chép ảnh vào content/media rồi dùng tệp đó",
        lines("Chữ ![b](//x.example/a.png)"),
    ),
    "picture whose list of properties is cut off, of which Pillow warns": news(
        "9:1: tệp không phải ảnh, hoặc ảnh đã hỏng. Cách sửa: xuất lại ảnh từ phần mềm ảnh rồi chép lại",
        lines("![b](media/a.avif)"),
        a_avif=b"II*\x00\x08\x00\x00\x00\x0a\x00",
    ),
    "picture of a wrong kind": news(
        "9:1: không dùng được tệp .svg. Cách sửa: dùng ảnh .jpg, .png, .webp hoặc .avif",
        lines("![b](media/a.svg)"),
        a_svg=b"<svg/>",
    ),
    "picture with another's ending": news(
        "9:1: đuôi tệp là .jpg nhưng ảnh thật là PNG. Cách sửa: lưu lại ảnh đúng dạng, hoặc đổi đuôi tệp cho đúng",
        lines("![b](media/a.jpg)"),
        a_jpg=png(),
    ),
    "picture that is too wide": news(
        "9:1: ảnh 12001 × 1 điểm, quá lớn. Cách sửa: thu nhỏ ảnh còn chừng 2000 điểm chiều ngang",
        lines("![b](media/a.png)"),
        a_png=png(12_001, 1),
    ),
    "picture of too many bytes": news(
        "9:1: tệp ảnh lớn hơn 20 MB. Cách sửa: thu nhỏ ảnh còn chừng 2000 điểm chiều ngang rồi lưu lại",
        lines("![b](media/a.png)"),
        a_png=png() + bytes(20 * 1024 * 1024),
    ),
    "picture with a bomb inside": news(
        "9:1: ảnh quá nhiều điểm ảnh, mở ra sẽ đầy bộ nhớ. Cách sửa: thu nhỏ ảnh còn chừng 2000 điểm chiều ngang",
        lines("![b](media/a.png)"),
        a_png=png_that_says(50_000, 50_000),
    ),
    "picture of too many pixels": news(
        "9:1: ảnh 11000 × 11000 điểm, quá lớn. Cách sửa: thu nhỏ ảnh còn chừng 2000 điểm chiều ngang",
        lines("![b](media/a.png)"),
        a_png=png_that_says(11_000, 11_000),
    ),
    "broken picture": news(
        "9:1: tệp không phải ảnh, hoặc ảnh đã hỏng. Cách sửa: xuất lại ảnh từ phần mềm ảnh rồi chép lại",
        lines("![b](media/a.png)"),
        a_png=png()[:40],
    ),
    "picture whose list of places is wiped, of which the decoder tells in its own way": news(
        "9:1: tệp không phải ảnh, hoặc ảnh đã hỏng. Cách sửa: xuất lại ảnh từ phần mềm ảnh rồi chép lại",
        lines("![b](media/a.avif)"),
        a_avif=avif_without_places(),
    ),
    "picture that is text": news(
        "9:1: tệp không phải ảnh, hoặc ảnh đã hỏng. Cách sửa: xuất lại ảnh từ phần mềm ảnh rồi chép lại",
        lines("![b](media/a.png)"),
        a_png=b"<script>alert(1)</script>",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_and_stops_the_build(name: str, tmp_path: Path) -> None:
    assert_told(CASES[name], tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_line_names_a_place_and_a_cure_in_words_of_its_own(name: str) -> None:
    assert_well_said(CASES[name])


@pytest.mark.parametrize("begun", ["media/", "/media/", "../../media/", "./", "../../../content/media/", ""])
def test_a_picture_is_found_however_its_address_begins(begun: str, tmp_path: Path) -> None:
    text = lines(f"![b]({begun}2026/a.png)", image=f"{{src: {begun}2026/a.png, alt: b}}")
    assert problems_of(lay_out(tmp_path / "p", {NEWS: text}, {"2026/a.png": png()})) == []
