"""Faults of an article's file as a whole: its name, its characters, its two parts, its id and addresses."""

# ruff: noqa: E501 - the lines that people see stand here as they are seen

from __future__ import annotations

from pathlib import Path

import pytest

from gate_cases import Case, assert_told, assert_well_said, lines, named, news, png

LATER = "2026-11-23 09:31"

CASES: dict[str, Case] = {
    "no front matter": news(
        "1:1: dòng đầu tệp phải là --- để mở phần thông tin bài. Cách sửa: thêm --- ở dòng 1, rồi các khoá, rồi --- để đóng",
        "Một đoạn.\n",
    ),
    "empty file": news(
        "1:1: dòng đầu tệp phải là --- để mở phần thông tin bài. Cách sửa: thêm --- ở dòng 1, rồi các khoá, rồi --- để đóng",
        "",
    ),
    "unclosed front matter": news(
        "1:1: phần thông tin bài mở bằng --- ở dòng 1 mà không đóng. Cách sửa: thêm một dòng --- sau khoá cuối cùng",
        "---\nid: bai\ntitle: Bài\n\nMột đoạn.\n",
    ),
    "unknown section": named(
        "tin-tucs/2026/bai.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "capital letter in the name": named(
        "tin-tuc/2026/Bai.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "space in the name": named(
        "tin-tuc/2026/bai moi.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "diacritics in the name": named(
        "tin-tuc/2026/bài.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "no year in the path": named(
        "tin-tuc/bai.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "picture outside media": Case(
        (
            "content/tin-tuc/2026/a.png:1:1: thư mục bài viết chỉ chứa tệp .md. Cách sửa: chuyển ảnh, video vào thư mục media; xoá tệp không dùng",
        ),
        {"tin-tuc/2026/a.png": png()},
    ),
    "letters in pieces in the body": news(
        "10:15: chữ có dấu viết bằng mã tổ hợp rời (NFD) ở “rời.”. Cách sửa: gõ lại dòng này, đặt bộ gõ ở bảng mã Unicode dựng sẵn (NFC)",
        lines("Một đoạn.", "Chữ Tây Ninh ro\u031b\u0300i."),
    ),
    "zero width in the body": news(
        "9:7: có ký tự không nhìn thấy U+200B. Cách sửa: xoá ký tự đó, ở trong “đoạn.”", lines("Một đo\u200bạn.")
    ),
    "zero width in front matter": news(
        "3:11: có ký tự không nhìn thấy U+200B. Cách sửa: xoá ký tự đó, ngay sau “Bài”", lines(title="Bài\u200b thử")
    ),
    "tab in front matter": news("3:8: có dấu tab. Cách sửa: thay tab bằng dấu cách", lines(title="\tBài")),
    "tab in the body": news("9:4: có dấu tab. Cách sửa: thay tab bằng dấu cách", lines("Một\tđoạn.")),
    "not UTF-8": news(
        "3:18: tệp không phải UTF-8 nên không đọc được chữ ở đây. Cách sửa: lưu lại tệp, chọn mã hoá UTF-8",
        lines("Một đoạn.").encode("utf-16-le"),
    ),
    "duplicate id": Case(
        (
            "content/tin-tuc/2026/b.md:2:5: mã bài “bai” đã là mã của content/tin-tuc/2026/a.md. Cách sửa: đặt mã khác, chưa bài nào dùng",
        ),
        {"tin-tuc/2026/a.md": lines(), "tin-tuc/2026/b.md": lines(date=LATER)},
    ),
    "address of another article as an old one": Case(
        (
            "content/tin-tuc/2026/b.md:8:11: địa chỉ “tin-tuc/2026/a/” đã là của content/tin-tuc/2026/a.md. Cách sửa: đổi tên tệp, hoặc bỏ địa chỉ này ở một trong hai bài",
        ),
        {"tin-tuc/2026/a.md": lines(), "tin-tuc/2026/b.md": lines(id="b", date=LATER, aliases="[tin-tuc/2026/a]")},
    ),
    "two articles with one old address": Case(
        (
            "content/tin-tuc/2026/b.md:8:11: địa chỉ “tin-tuc/2025/cu/” đã là của content/tin-tuc/2026/a.md. Cách sửa: đổi tên tệp, hoặc bỏ địa chỉ này ở một trong hai bài",
        ),
        {
            "tin-tuc/2026/a.md": lines(id="a", aliases="[tin-tuc/2025/cu]"),
            "tin-tuc/2026/b.md": lines(id="b", date=LATER, aliases="[tin-tuc/2025/cu]"),
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_and_stops_the_build(name: str, tmp_path: Path) -> None:
    assert_told(CASES[name], tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_line_names_a_place_and_a_cure_in_words_of_its_own(name: str) -> None:
    assert_well_said(CASES[name])
