"""Faults of the figures in an article's body."""

# ruff: noqa: E501 - the lines that people see stand here as they are seen

from __future__ import annotations

from pathlib import Path

import pytest

from gate_cases import FIGURE, SOURCE, Case, assert_told, assert_well_said, lines, news

CASES: dict[str, Case] = {
    "figure without data": news(
        "12:1: thiếu số liệu (data). Cách sửa: thêm dòng “data: …”", lines("Một.", *FIGURE, "```", sources=SOURCE)
    ),
    "figure with one point": news(
        "17:3: số liệu (data): danh sách có 1 mục, cần ít nhất 2. Cách sửa: thêm cho đủ",
        lines(*FIGURE, "data:", '  - ["a", 1]', "```", sources=SOURCE),
    ),
    "figure with 25 points": news(
        "17:3: số liệu (data): danh sách có 25 mục, nhiều nhất 24. Cách sửa: bớt đi, hoặc chia làm hai",
        lines(*FIGURE, "data:", *(f'  - ["{number}", {number}]' for number in range(25)), "```", sources=SOURCE),
    ),
    "figure with a wrong point": news(
        '18:5: số liệu (data), mục thứ 2: không phải một cặp nhãn và số. Cách sửa: viết ["nhãn", số]: nhãn trong ngoặc kép, số chỉ có chữ số và dấu chấm, ví dụ ["2025", 12.5]',
        lines(*FIGURE, "data:", '  - ["a", 1]', '  - ["b", "2"]', "```", sources=SOURCE),
    ),
    "figure of an unknown type": news(
        "11:7: kiểu biểu đồ (type): không có giá trị “tron”. Cách sửa: dùng một trong các giá trị: cot: cột; cot-ngang: thanh ngang, khi nhãn dài; duong: đường, cho chuỗi thời gian",
        lines(
            "```bieu-do", "title: a", "type: tron", "unit: ha", "source: b", "alt: c", "data: [[a, 1], [b, 2]]", "```"
        ),
    ),
    "unclosed figure": news(
        "11:1: biểu đồ mở ra mà không đóng. Cách sửa: thêm dòng ``` sau số liệu",
        lines("Một.", *FIGURE, "data:", '  - ["a", 1]', '  - ["b", 2]', sources=SOURCE),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_and_stops_the_build(name: str, tmp_path: Path) -> None:
    assert_told(CASES[name], tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_line_names_a_place_and_a_cure_in_words_of_its_own(name: str) -> None:
    assert_well_said(CASES[name])
