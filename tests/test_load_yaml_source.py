"""YAML to data, with the place of everything."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planportal.load.yaml_source import YamlSource, read_yaml

TEXT = """\
# ghi chú
a: Việt
b:
  - c: "1"
    d: [x, y]
  -
e: {f: 2}
"""


def read(text: str) -> YamlSource:
    return read_yaml(text.encode(), "a.yml")


def told(text: str) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.message) for problem in read(text).problems]


def test_data_are_plain() -> None:
    assert read(TEXT).data == {"a": "Việt", "b": [{"c": "1", "d": ["x", "y"]}, None], "e": {"f": 2}}


@pytest.mark.parametrize(
    ("loc", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("a",), (2, 4), (2, 1)),
        (("b", 0), (4, 5), (4, 5)),
        (("b", 0, "c"), (4, 8), (4, 5)),
        (("b", 0, "d"), (5, 8), (5, 5)),
        (("b", 0, "d", 1), (5, 12), (5, 12)),
        (("e", "f"), (7, 8), (7, 5)),
        (("e", "missing"), (7, 4), (7, 4)),
    ],
)
def test_each_value_and_key_has_its_place(
    loc: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    source = read(TEXT)
    assert source.place(loc) == value
    assert source.place_of_key(loc) == key


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("~", None),
        ("2026-11-30", date(2026, 11, 30)),
        ("'2026'", "2026"),
        ("2026-02-30", "2026-02-30"),
        ("30/11/2026", "30/11/2026"),
        ("12/QĐ-SKHCN", "12/QĐ-SKHCN"),
        ("08", "08"),
    ],
)
def test_a_scalar_is_what_a_person_reads(written: str, value: Any) -> None:
    source = read(f"a: {written}\n")
    assert source.data == {"a": value}
    assert type(source.data["a"]) is type(value)
    assert (source.problems, source.misread) == ([], {})


@pytest.mark.parametrize("written", ["no", "yes", "On", "TRUE", "0120", "0x1F", "7:30", "1_000", ".5", "=", "9" * 400])
def test_what_yaml_would_read_as_something_else_stays_text(written: str) -> None:
    source = read(f"a: {written}\n")
    assert source.data == {"a": written}
    assert ("a",) in source.misread or len(written) > 300


def test_a_key_given_twice_points_at_the_second() -> None:
    assert told("a: 1\nb: 2\na: 3\na: 4\n") == [
        (3, 1, "khoá “a” đã có ở dòng 1"),
        (4, 1, "khoá “a” đã có ở dòng 1"),
    ]


def test_the_value_of_a_repeated_key_leaves_no_trace() -> None:
    source = read("a: 1\na: {x: [1, {y: no}]}\nb: 2\n")
    assert source.data == {"a": 1, "b": 2}
    assert source.misread == {}


def test_anchors_and_aliases_are_told_each() -> None:
    assert [(line, column) for line, column, _ in told("a: &x b\nc: *x\nd: [*x]\n")] == [(1, 4), (2, 4), (3, 5)]


def test_tags_are_told() -> None:
    assert told("a: !x b\nc: !!str 1\n") == [
        (1, 4, "có thẻ “!x” ở đầu giá trị"),
        (2, 4, "có thẻ “!!str” ở đầu giá trị"),
    ]


def test_what_stands_outside_our_own_part_is_left_to_its_program() -> None:
    text = "a: &x 1\nb: !ENV [*x]\nc: !x y\n"
    source = read_yaml(text.encode(), "mkdocs.yml", within=("c",))
    assert [problem.line for problem in source.problems] == [3]


@pytest.mark.parametrize("text", ["", "\n", "# ghi chú\n", "---\n", "null\n"])
def test_an_empty_file_is_read_and_holds_nothing(text: str) -> None:
    source = read(text)
    assert (source.is_read, source.data, source.problems) == (True, None, [])


def test_a_key_that_is_no_word_is_told_where_it_stands() -> None:
    assert told("a: 1\n{{b}}: 2\n") == [(2, 1, "tên khoá phải là một từ")]


def test_a_hidden_character_written_as_an_escape_is_told() -> None:
    source = read('a: "b\\u200bc"\n')
    assert source.data == {"a": "bc"}
    assert [(problem.line, problem.column) for problem in source.problems] == [(1, 4)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_endless_nesting_is_a_problem_and_no_crash(opening: str) -> None:
    source = read(opening * 20_000)
    assert not source.is_read
    assert len(source.problems) >= 1
