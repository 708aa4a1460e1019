"""Faults of the keys that all articles have."""

# ruff: noqa: E501 - the lines that people see stand here as they are seen

from __future__ import annotations

from pathlib import Path

import pytest

from gate_cases import Case, assert_told, assert_well_said, lines, news

REQUIRED = {
    "id": "mã bài",
    "title": "tiêu đề",
    "date": "ngày giờ đăng",
    "summary": "tóm tắt",
    "field": "lĩnh vực",
    "scope": "phạm vi",
}

CASES: dict[str, Case] = {
    **{
        f"missing {key}": news(f"2:1: thiếu {name} ({key}). Cách sửa: thêm dòng “{key}: …”", lines(**{key: "-"}))
        for key, name in REQUIRED.items()
    },
    "misspelt key": news(
        "7:1: không có khoá “sumary”. Cách sửa: ý bạn là “summary”?", lines(sumary="Thừa.", summary="-")
    ),
    "unknown key": news(
        "8:1: không có khoá “mau”. Cách sửa: xoá khoá này, hoặc dùng một trong các khoá: id, title, date, updated, summary, image, author, field, scope, tasks, tags, sources, draft, aliases, hashtags, corrections",
        lines(mau="đỏ"),
    ),
    "date with slashes": news(
        "4:7: ngày giờ đăng (date): “05/12/2026” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-12-05 09:30",
        lines(date="05/12/2026"),
    ),
    "date with slashes and hour": news(
        "4:7: ngày giờ đăng (date): “05/12/2026 08:00” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-12-05 09:30",
        lines(date="05/12/2026 08:00"),
    ),
    "date without hour": news(
        "4:7: ngày giờ đăng (date): “2026-11-23” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-11-23 09:30",
        lines(date="2026-11-23"),
    ),
    "date with an hour that no clock has": news(
        "4:7: ngày giờ đăng (date): lịch không có ngày giờ “2026-11-23 25:00”. Cách sửa: sửa lại cho đúng, giờ từ 00:00 đến 23:59, ví dụ 2026-11-23 09:30",
        lines(date="2026-11-23 25:00"),
    ),
    "date that no calendar has": news(
        "4:7: ngày giờ đăng (date): lịch không có ngày giờ “2026-02-30 10:00”. Cách sửa: sửa lại cho đúng, giờ từ 00:00 đến 23:59, ví dụ 2026-11-23 09:30",
        lines(date="2026-02-30 10:00"),
    ),
    "date is a number": news(
        "4:7: ngày giờ đăng (date): “20261123” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-11-30 09:30",
        lines(date="20261123"),
    ),
    "updated in words": news(
        "8:10: ngày giờ sửa (updated): “hôm qua” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-11-23 09:30",
        lines(updated="hôm qua"),
    ),
    "field is no list": news(
        "6:8: lĩnh vực (field): phải là một danh sách, không phải “nong-nghiep”. Cách sửa: viết mỗi mục trên một dòng, bắt đầu bằng “- ”",
        lines(field="nong-nghiep"),
    ),
    "field is empty": news(
        "6:8: lĩnh vực (field): danh sách không được trống. Cách sửa: thêm ít nhất một mục", lines(field="[]")
    ),
    "unknown field": news(
        "6:9: lĩnh vực (field), mục thứ 1: không có giá trị “nong-nghiepp”. Cách sửa: ý bạn là “nong-nghiep”? Các giá trị có thể dùng: nong-nghiep, cong-nghiep, y-duoc, moi-truong",
        lines(field="[nong-nghiepp]"),
    ),
    "unknown scope": news(
        "7:8: phạm vi (scope): không có giá trị “viet-nam”. Cách sửa: dùng một trong các giá trị: tay-ninh, trong-nuoc, the-gioi",
        lines(scope="viet-nam"),
    ),
    "unknown task": news(
        "8:9: nhiệm vụ liên quan (tasks), mục thứ 1: không có nhiệm vụ nào mã “9.9”. Cách sửa: dùng một trong các mã: 1.1, 1.3, 4.1, 4.2",
        lines(tasks='["9.9"]'),
    ),
    "task without quotes": news(
        '8:9: nhiệm vụ liên quan (tasks), mục thứ 1: phải là chữ, nhưng máy đọc “1.1” thành số. Cách sửa: đặt trong ngoặc kép: "1.1"',
        lines(tasks="[1.1]"),
    ),
    "long id": news("2:5: mã bài (id): dài 121 chữ cái, nhiều nhất 120. Cách sửa: viết ngắn lại", lines(id="a" * 121)),
    "tag of signs only": news(
        "8:8: chủ đề (tags), mục thứ 1: “!!!” không dùng làm chủ đề được. Cách sửa: viết ngắn, có chữ hoặc số, nhiều nhất 60 chữ cái",
        lines(tags='["!!!"]'),
    ),
    "hashtag with a space": news(
        "8:12: thẻ cho mạng xã hội (hashtags), mục thứ 1: “Tây Ninh” không dùng làm thẻ được. Cách sửa: viết liền, chỉ chữ và số, ví dụ TâyNinh",
        lines(hashtags='["Tây Ninh"]'),
    ),
    "old address with capitals": news(
        "8:11: địa chỉ cũ (aliases), mục thứ 1: “Tin-Tuc/Cu.html” không đúng dạng địa chỉ cũ. Cách sửa: viết phần sau tên miền, chữ thường không dấu, số, gạch nối và /, ví dụ tin-tuc/2026/ten-cu",
        lines(aliases='["Tin-Tuc/Cu.html"]'),
    ),
    "old address of another page": news(
        "8:11: địa chỉ cũ (aliases), mục thứ 1: “ke-hoach/toan-van” là địa chỉ của trang khác trên Cổng. Cách sửa: ghi địa chỉ cũ của chính bài này, ví dụ tin-tuc/2026/ten-cu",
        lines(aliases="[ke-hoach/toan-van]"),
    ),
    "old address of a section": news(
        "8:11: địa chỉ cũ (aliases), mục thứ 1: “tin-tuc” là địa chỉ của trang khác trên Cổng. Cách sửa: ghi địa chỉ cũ của chính bài này, ví dụ tin-tuc/2026/ten-cu",
        lines(aliases="[tin-tuc]"),
    ),
    "draft in words": news(
        "8:8: bản nháp (draft): phải là true hoặc false, không phải “co”. Cách sửa: viết true (có) hoặc false (không), không ngoặc kép",
        lines(draft="co"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_and_stops_the_build(name: str, tmp_path: Path) -> None:
    assert_told(CASES[name], tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_line_names_a_place_and_a_cure_in_words_of_its_own(name: str) -> None:
    assert_well_said(CASES[name])
