"""Faults of sources, and of what only some sections have: achievements, videos, events, honours."""

# ruff: noqa: E501 - the lines that people see stand here as they are seen

from __future__ import annotations

from pathlib import Path

import pytest

from gate_cases import SOURCE, Case, assert_told, assert_well_said, lines, news

CASES: dict[str, Case] = {
    "achievement without source": Case(
        (
            "content/thanh-tuu/2026/bai.md:3:8: bài trong mục Thành tựu mà không có nguồn. Cách sửa: thêm sources với tên nguồn, nơi đăng và địa chỉ hoặc DOI",
        ),
        {"thanh-tuu/2026/bai.md": lines()},
    ),
    "source without address": news(
        "8:11: nguồn thứ 1 không có địa chỉ hoặc DOI. Cách sửa: thêm url: https://… hoặc doi: 10.…",
        lines(sources="[{title: a, outlet: b}]"),
    ),
    "source without outlet": news(
        "8:11: thiếu nơi đăng (outlet). Cách sửa: thêm dòng “outlet: …”",
        lines(sources="[{title: a, url: https://nguon.example/}]"),
    ),
    "bad doi": news(
        "8:38: DOI (doi): “11.1/x” không đúng dạng DOI. Cách sửa: chép nguyên mã, bắt đầu bằng 10., ví dụ 10.3390/v14050896",
        lines(sources='[{title: a, outlet: b, doi: "11.1/x"}]'),
    ),
    "bad address of a source": news(
        "8:38: địa chỉ (url): “www.nguon.example” không phải địa chỉ trang đầy đủ. Cách sửa: viết cả https://, ví dụ https://vanban.chinhphu.vn/",
        lines(sources="[{title: a, outlet: b, url: www.nguon.example}]"),
    ),
    "citation without source": news(
        "11:12: [9] không chỉ nguồn nào; bài có 1 nguồn. Cách sửa: sửa số trong ngoặc vuông, hoặc thêm nguồn vào sources",
        lines("Một.", "Hai [1] và [9].", sources=SOURCE),
    ),
    "video without file or link": Case(
        (
            "content/video/2026/bai.md:3:8: video không có tệp hay liên kết. Cách sửa: thêm file (tệp trong content/media) hoặc link (địa chỉ trang)",
        ),
        {"video/2026/bai.md": lines()},
    ),
    "video whose file is missing": Case(
        (
            "content/video/2026/bai.md:8:7: không có tệp video “a.mp4” trong content/media. Cách sửa: chép tệp .mp4 hoặc .webm vào đó, hoặc sửa tên",
        ),
        {"video/2026/bai.md": lines(file="media/a.mp4")},
    ),
    "event without start": Case(
        ("content/su-kien/2026/bai.md:2:1: thiếu bắt đầu (start). Cách sửa: thêm dòng “start: …”",),
        {"su-kien/2026/bai.md": lines()},
    ),
    "event with a start in slashes": Case(
        (
            "content/su-kien/2026/bai.md:8:8: bắt đầu (start): “5.12.2026 8h” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-12-05 09:30",
        ),
        {"su-kien/2026/bai.md": lines(start="5.12.2026 8h")},
    ),
    "honour without year": Case(
        ("content/ton-vinh/2026/bai.md:2:1: thiếu năm (year). Cách sửa: thêm dòng “year: …”",),
        {"ton-vinh/2026/bai.md": lines(recipient="Trại")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_and_stops_the_build(name: str, tmp_path: Path) -> None:
    assert_told(CASES[name], tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_line_names_a_place_and_a_cure_in_words_of_its_own(name: str) -> None:
    assert_well_said(CASES[name])
