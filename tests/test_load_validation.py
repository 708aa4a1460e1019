"""Pydantic's findings in Vietnamese: every kind that our records can give has its own words, and none leaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from planportal.load.documents_file import DocumentsFile
from planportal.load.plan_file import PlanFile
from planportal.load.record import Record
from planportal.load.register import Register
from planportal.load.report_file import ReportFile
from planportal.load.settings import ConfigFile
from planportal.load.spelling import record_in
from planportal.load.units_file import UnitsFile
from planportal.load.validation import validate
from planportal.load.yaml_source import YamlSource, read_yaml

FORMS = (PlanFile, UnitsFile, DocumentsFile, ReportFile, ConfigFile)
REGISTER = Register(("don-vi",), ("van-ban",), {"1.1": ("don-vi",)}, 2026)

ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    99999,
    1.5,
    float("inf"),
    date(2026, 1, 1),
    "",
    "  ",
    "chữ",
    "Chữ Hoa",
    "1.1",
    "99",
    "2026-11-30",
    "2026-02-30",
    "30/11/2026",
    "../x",
    "www.example",
    "don-vi ",
    [],
    [None],
    ["chữ"],
    [[]],
    {},
    {"x": 1},
)

NO_WORD_OF_OURS = "không dùng được"
ENGLISH = re.compile(
    r"\b(input|should|valid|error|field|required|extra|expected|found|while|parsing|scanning|string|integer|mapping|"
    r"dictionary|instance|none|type|value|missing|character|token|block|flow|scalar|line|column|must|the|is|of|not)\b",
    re.IGNORECASE,
)


def records(form: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a form and every record in it."""
    yield form
    for info in form.model_fields.values():
        if inner := record_in(info.annotation):
            yield from records(inner)


def fields() -> list[tuple[type[Record], str, Any]]:
    every = {record for form in FORMS for record in records(form) if issubclass(record, Record)}
    ordered = sorted(every, key=lambda record: (record.__module__, record.__name__))
    return [(record, name, value) for record in ordered for name in record.model_fields for value in ODD_VALUES]


def findings(record: type[Record], data: Any) -> list[Any]:
    try:
        TypeAdapter(record).validate_python(data, context=REGISTER)
    except ValidationError as error:
        return list(error.errors(include_url=False))
    return []


def lines(record: type[Record], data: Any) -> list[str]:
    source = YamlSource("a.yml", data=data, is_read=True)
    validate(source, record, REGISTER)
    return [f"{problem.message} | {problem.cure}" for problem in source.problems]


def told(text: str, form: type[Record] = ReportFile) -> list[str]:
    source = read_yaml(text.encode(), "a.yml")
    validate(source, form, REGISTER)
    return [str(problem) for problem in source.problems]


def test_every_kind_of_finding_has_words_of_its_own() -> None:
    unsaid = {
        (finding["type"], record.__name__, name)
        for record, name, value in fields()
        for finding in findings(record, {name: value})
        if any(NO_WORD_OF_OURS in line for line in lines(record, {name: value}))
    }
    assert unsaid == set()


def test_these_are_the_kinds_of_findings_that_our_records_give() -> None:
    kinds = {finding["type"] for record, name, value in fields() for finding in findings(record, {name: value})}
    assert kinds == {
        "blank",
        "bool_type",
        "date_form",
        "date_in_quotes",
        "date_type",
        "evidence_type",
        "extra_forbidden",
        "greater_than_equal",
        "impossible_date",
        "int_type",
        "less_than_equal",
        "list_type",
        "literal_error",
        "missing",
        "model_type",
        "number",
        "origin",
        "repository",
        "safe_path",
        "string_pattern_mismatch",
        "string_type",
        "task_id",
        "too_short",
        "unknown_id",
        "unknown_schedule",
        "web_address",
    }


def test_no_english_of_pydantic_and_no_python_leaks() -> None:
    leaks = set()
    for record, name, value in fields():
        for line in lines(record, {name: value}):
            # Keys and values that are to be written in English stand in quotation marks, brackets or lists.
            prose = re.sub(r"“[^”]*”|\([^)]*\)|các khoá.*|giá trị:.*|true|false", "", line)
            leaks |= {(line, found[0]) for found in ENGLISH.finditer(prose)}
            leaks |= {(line, sign) for sign in ("{", "[", "None", "datetime", "<class") if sign in line}
    assert leaks == set()


def test_no_english_stands_in_any_expected_line() -> None:
    leaks = []
    for file in (Path(__file__).parent / "sites").glob("broken_*/expected.txt"):
        for line in file.read_text(encoding="utf-8").splitlines():
            prose = re.sub(
                r"“[^”]*”|\([^)]*\)|các khoá.*|giá trị( có thể dùng)?:.*|true|false", "", line.split(": ", 1)[1]
            )
            leaks += [(line, found[0]) for found in ENGLISH.finditer(prose)]
    assert leaks == []


GOOD = "submitted: 2026-11-20\nstatus: đạt\nsummary: Kết quả.\n"


def test_a_sound_file_gives_a_record() -> None:
    source = read_yaml(GOOD.encode(), "a.yml")
    record = validate(source, ReportFile, REGISTER)
    assert record is not None
    assert (record.submitted, record.status, source.problems) == (date(2026, 11, 20), "đạt", [])


def test_a_fault_of_characters_leaves_no_record_but_is_told_once() -> None:
    source = read_yaml(b"\xef\xbb\xbf" + GOOD.encode(), "a.yml")
    assert validate(source, ReportFile, REGISTER) is None
    assert len(source.problems) == 1


def test_a_missing_key_is_told_beside_another_fault_at_the_same_place() -> None:
    assert [line.split(". ")[0] for line in told("\ufeffstatus: đạt\nsummary: x\n")] == [
        "a.yml:1:1: đầu tệp có dấu BOM (U+FEFF) không nhìn thấy",
        "a.yml:1:1: thiếu ngày nộp (submitted)",
    ]


def test_a_misspelt_key_is_read_as_what_was_meant() -> None:
    assert told(GOOD + "evidnce:\n  - nubmer: 1/QĐ\n    date: 30/11/2026\n") == [
        "a.yml:4:1: không có khoá “evidnce”. Cách sửa: ý bạn là “evidence”?",
        "a.yml:5:5: không có khoá “nubmer”. Cách sửa: ý bạn là “number”?",
        (
            "a.yml:6:11: ngày văn bản (date): “30/11/2026” không đúng cách viết ngày. "
            "Cách sửa: viết năm-tháng-ngày: 2026-11-30"
        ),
    ]


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("30/11/2026", "viết năm-tháng-ngày: 2026-11-30"),
        ("5.1.2026", "viết năm-tháng-ngày: 2026-01-05"),
        ("ngày 5-1-2026", "viết năm-tháng-ngày: 2026-01-05"),
        ("2026/1/5", "viết năm-tháng-ngày: 2026-01-05"),
        ("2026-01-05 10:30:00", "viết năm-tháng-ngày: 2026-01-05"),
        ("30/13/2026", "viết năm-tháng-ngày, ví dụ 2026-11-30"),
        ("tháng 11", "viết năm-tháng-ngày, ví dụ 2026-11-30"),
        ('"2026-11-20"', "bỏ ngoặc kép, chỉ viết 2026-11-20"),
    ],
)
def test_the_cure_of_a_date_is_the_date_itself_where_it_can_be_told(written: str, cure: str) -> None:
    (line,) = told(GOOD.replace("2026-11-20", written))
    assert line.endswith(f"Cách sửa: {cure}")


def test_two_choices_that_are_equally_near_are_not_guessed_at() -> None:
    document = (
        "documents:\n  - {id: a, type: b, number: c, issuer: d, title: e, status: hieu-luc, "
        "trust: đã kiểm, checked: 2026-01-01}\n"
    )
    (line,) = told(document, DocumentsFile)
    assert "ý bạn là" not in line


def test_what_a_person_wrote_is_shown_on_one_line() -> None:
    (line,) = told(GOOD.replace("status: đạt", "status: |\n  " + "rất " * 60 + "\n  tốt"))
    assert "\n" not in line
    assert "…”" in line
