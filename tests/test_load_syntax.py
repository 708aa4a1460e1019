"""Faults of syntax: the right place, and reading goes on behind them."""

from __future__ import annotations

import pytest
import yaml

from planportal.load import syntax
from planportal.load.syntax import parse

CASES = [
    ('a: 1\ntitle: "abc\nb: 2\n', [(2, 8, "ngoặc kép mở ra mà chưa đóng trên dòng này")]),
    ('title: "abc\nnumber: "36"\nb: 2\n', [(1, 8, "ngoặc kép mở ra mà chưa đóng trên dòng này")]),
    ("title: 'abc\nb: 2\n", [(1, 8, "ngoặc kép mở ra mà chưa đóng trên dòng này")]),
    ('a: "b" c\n', [(1, 8, "còn chữ sau dấu ngoặc kép đóng")]),
    ("a: b: c\n", [(1, 5, "có dấu hai chấm trong giá trị")]),
    ("a:\n  - b: c: d\n", [(2, 9, "có dấu hai chấm trong giá trị")]),
    ("a: “b: c”\n", [(1, 6, "có dấu hai chấm trong giá trị")]),
    ("a: 1\nname Văn phòng\nb: 2\n", [(2, 5, "thiếu dấu hai chấm sau khoá “name”")]),
    ("name Văn phòng\nb: 2\n", [(1, 5, "thiếu dấu hai chấm sau khoá “name”")]),
    ("b: 2\nname Văn phòng\n", [(2, 5, "thiếu dấu hai chấm sau khoá “name”")]),
    ("a: 1\nname\n  b: 2\n", [(2, 5, "thiếu dấu hai chấm sau khoá “name”")]),
    ("a: 1\nname:Văn\nb: 2\n", [(2, 6, "thiếu dấu cách sau dấu hai chấm")]),
    ("a: 1\nname： Văn\n", [(2, 5, "dấu hai chấm sau khoá không phải dấu : trên bàn phím")]),
    ("a:\n  -b: 1\n   c: 2\n", [(2, 4, "thiếu dấu cách sau dấu gạch đầu dòng")]),
    ("a:\n  - x\n  -y\n  - z\n", [(3, 4, "thiếu dấu cách sau dấu gạch đầu dòng")]),
    ("a: x\n   b: y\n", [(2, 4, "thụt đầu dòng không khớp với các dòng phía trên")]),
    ("a:\n  - b: 1\n   c: 2\n", [(3, 4, "thụt đầu dòng không khớp với các dòng phía trên")]),
    ("a:\n  - b: 1\n - b: 2\n   c: 3\n", [(3, 2, "thụt đầu dòng không khớp với các dòng phía trên")]),
    ("a: *b* c\n", [(1, 4, "có dấu * ở đầu giá trị")]),
    ("a: @b\n", [(1, 4, "giá trị bắt đầu bằng ký tự đặc biệt")]),
    ("a: `b`\n", [(1, 4, "giá trị bắt đầu bằng ký tự đặc biệt")]),
    ("a: %b\n", [(1, 4, "giá trị bắt đầu bằng ký tự đặc biệt")]),
    ('a: "C:\\du-lieu\\x"\n', [(1, 7, "dấu \\ trong ngoặc kép bị hiểu là ký tự đặc biệt")]),
    ("a: - b\n", [(1, 4, "có dấu “- ” đứng cùng dòng với khoá")]),
    ("a: > b\n", [(1, 6, "có chữ ngay sau dấu > hoặc |")]),
    ("a: [b, c\nd: 1\n", [(1, 4, "thiếu dấu ] đóng danh sách mở ở đây")]),
    ("a: {b: 1\nd: 1\n", [(1, 4, "thiếu dấu } đóng danh sách mở ở đây")]),
    ("a: 1\n---\nb: 2\n", [(2, 1, "từ đây tệp có thêm một tài liệu thứ hai")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_fault_is_told_once_and_reading_goes_on(text: str, expected: list[tuple[int, int, str]]) -> None:
    parsed = parse(text)
    assert [(fault.line, fault.column, fault.message) for fault in parsed.faults] == expected
    assert parsed.events


def test_all_faults_of_a_text_are_told_in_order() -> None:
    parsed = parse('a: b: c\nd: "e\nf: @g\nh i\nk: 1\n')
    assert [fault.line for fault in parsed.faults] == [1, 2, 3, 4]


def test_where_a_guess_is_not_safe_reading_ends() -> None:
    parsed = parse("a:\n    b: 1\n  c: 2\nd: e: f\n")
    assert [fault.line for fault in parsed.faults] == [3]
    assert parsed.events == ()


def test_quoted_text_over_several_lines_is_no_fault() -> None:
    assert parse('a: "b\n  c: d"\ne: 1\n').faults == ()


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_the_pure_python_parser_gives_problems_too(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syntax, "_LOADER", yaml.SafeLoader)
    assert parse(text).faults
