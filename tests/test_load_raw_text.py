"""Characters that editors and copying leave behind."""

from __future__ import annotations

import unicodedata

import pytest

from planportal.load.raw_text import read_text

HIDDEN = ["\u00ad", "\u200b", "\u200e", "\u2028", "\u2060", "\ufeff", "\x00", "\x07", "\x85"]


def told(content: bytes) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.message) for problem in read_text(content, "a.yml").problems]


def test_plain_text_stays_as_it_is() -> None:
    text = "a: Việt Nam\n  - b: 1 \n\n"
    raw = read_text(text.encode(), "a.yml")
    assert (raw.text, raw.problems, dict(raw.shifts)) == (text, (), {})


def test_a_byte_order_mark_moves_no_column() -> None:
    raw = read_text("\ufeffa:\t1\n".encode(), "a.yml")
    assert [(problem.line, problem.column) for problem in raw.problems] == [(1, 1), (1, 3)]
    assert raw.text == "a: 1\n"


def test_windows_line_ends_are_told_once() -> None:
    assert told(b"a: 1\r\nb: 2\r\n") == [(1, 5, "xuống dòng theo kiểu Windows (CRLF)")]


def test_bytes_of_another_encoding_are_told_where_they_stand() -> None:
    raw = read_text(b"a: 1\nb: Vi" + b"\xea\xf2t", "a.yml")
    assert raw.text is None
    assert told(b"a: 1\nb: Vi" + b"\xea\xf2t") == [(2, 6, "tệp không phải UTF-8 nên không đọc được chữ ở đây")]


@pytest.mark.parametrize("char", HIDDEN)
def test_a_character_that_nobody_sees_is_told_and_kept_from_the_parser(char: str) -> None:
    raw = read_text(f"a: x\nb: Ph{char}òng\n".encode(), "a.yml")
    (problem,) = raw.problems
    assert (problem.line, problem.column) == (2, 6)
    assert f"U+{ord(char):04X}" in problem.message
    assert raw.text == "a: x\nb: Ph\u200bòng\n"


def test_each_run_of_tabs_on_a_line_is_a_fault() -> None:
    assert told(b"\t\ta: 1\tb\n") == [(1, 1, "có dấu tab"), (1, 7, "có dấu tab")]


def test_two_hidden_characters_on_a_line_are_two_faults() -> None:
    assert [column for _, column, _ in told("a: x\u200by\u2060z\n".encode())] == [5, 7]


def test_no_break_spaces_count_only_where_they_shape_the_file() -> None:
    assert told("a: năm\u00a02026\n".encode()) == []
    assert [column for _, column, _ in told("\u00a0a:\u00a01\n".encode())] == [1, 4]


def test_the_word_in_separate_marks_is_shown_whole() -> None:
    (problem,) = read_text(unicodedata.normalize("NFD", "a: b c\nd: Bộ Chính trị").encode(), "a.yml").problems
    assert (problem.line, problem.column) == (2, 5)
    assert "“Bộ”" in problem.message


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("a:\n\tb: 1\n", "a:\n  b: 1\n"),
        ("a:\n  - b: 1\n\tc: 2\n", "a:\n  - b: 1\n    c: 2\n"),
        ("a:\n\t- b: 1\n\t\tc: 2\n\t- b: 3\n", "a:\n  - b: 1\n    c: 2\n  - b: 3\n"),
        ("a:\n\tb:\n\tc:\n", "a:\n  b:\n  c:\n"),
    ],
)
def test_tabs_are_read_as_the_depth_that_fits(text: str, repaired: str) -> None:
    raw = read_text(text.encode(), "a.yml")
    assert raw.text == repaired
    assert raw.has_tabs


def test_places_are_those_of_the_file_and_not_of_the_repaired_text() -> None:
    raw = read_text(b"a:\n\tb: 1\n", "a.yml")
    assert raw.place(2, 3) == (2, 2)
    assert raw.place(1, 1) == (1, 1)


def test_a_typographic_dash_before_a_key_is_told_and_read_as_a_dash() -> None:
    raw = read_text("a:\n  – b: 1\n".encode(), "a.yml")
    assert raw.text == "a:\n  - b: 1\n"
    assert [(problem.line, problem.column) for problem in raw.problems] == [(2, 3)]
