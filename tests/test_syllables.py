"""Vietnamese text as the search engine reads it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planportal.text.syllables import read_syllables, sentences

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
texts = st.text(alphabet=f"{LETTERS}{LETTERS.upper()}0123456789 ./,-–&()", max_size=60)


def keys(text: str) -> list[str]:
    return list(read_syllables(text).keys)


def marks(text: str) -> list[str]:
    return list(read_syllables(text).marks)


def compounds(text: str) -> list[str]:
    return [compound.key for compound in read_syllables(text).compounds]


def test_a_text_becomes_syllables_without_marks() -> None:
    assert keys("Đột biến gen ở cây sắn (khoai mì)") == ["dot", "bien", "gen", "o", "cay", "san", "khoai", "mi"]


def test_marks_tell_readings_of_one_syllable_apart() -> None:
    assert marks("san sàn sản sắn sân sẵn đan") == ["", "1", "2", "ă4", "â", "ă3", "đ"]
    assert marks("bò bơ bộ bỏ") == ["1", "ơ", "ô5", "2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thuỷ", "thủy"),
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("kỹ", "kĩ"),
        ("tỷ lệ", "tỉ lệ"),
        ("Quý", "quí"),
        ("Ðất", "đất"),
    ],
)
def test_two_ways_of_writing_a_syllable_are_one(one: str, other: str) -> None:
    assert read_syllables(one) == read_syllables(other)


@pytest.mark.parametrize(("one", "other"), [("thi", "thy"), ("tai", "tay"), ("thúi", "thúy"), ("y", "i")])
def test_i_and_y_stay_apart_where_they_make_another_syllable(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("36-NQ/TW", ["36", "nq", "tw"], ["36-nq-tw"]),
        ("3300/KH-UBND", ["3300", "kh", "ubnd"], ["3300-kh-ubnd"]),
        ("5190/QĐ-BNN-BVTV", ["5190", "qd", "bnn", "bvtv"], ["5190-qd-bnn-bvtv"]),
        ("202/2025/QH15", ["202", "2025", "qh", "15"], ["qh-15", "202-2025-qh-15"]),
        ("CNLH.2024.76", ["cnlh", "2024", "76"], ["cnlh-2024-76"]),
        ("nhiệm vụ 1.2.", ["nhiem", "vu", "1", "2"], ["1.2"]),
        ("1.234,5 ha", ["1", "234", "5", "ha"], ["1.234,5"]),
        ("23/11/2026", ["23", "11", "2026"], ["23-11-2026"]),
        ("ST25", ["st", "25"], ["st-25"]),
        ("COVID-19", ["covid", "19"], ["covid-19"]),
        ("CO₂", ["co", "2"], ["co-2"]),
        ("CRISPR/Cas9", ["crispr", "cas", "9"], ["cas-9", "crispr-cas-9"]),
        ("55.000–60.000 ha", ["55", "000", "60", "000", "ha"], ["55.000", "60.000"]),
        ("Sở KH&CN, năm 2026", ["so", "kh", "cn", "nam", "2026"], ["khcn"]),
    ],
)
def test_numbers_are_found_by_their_parts_and_as_a_whole(text: str, parts: list[str], whole: list[str]) -> None:
    assert (keys(text), compounds(text)) == (parts, whole)


def test_a_number_is_one_term_however_its_parts_are_joined() -> None:
    assert compounds("36/NQ-TW") == compounds("36-nq/tw") == ["36-nq-tw"]
    assert compounds("36NQ/TW")[-1] == "36-nq-tw"
    assert compounds("ST-25") == compounds("st25") == ["st-25"]


def test_phrases_end_with_sentences_but_not_at_decimal_points() -> None:
    assert sentences("Tăng 1.234,5 ha. Giống mới: KM94; giá 3.000 đ/kg!\nHết") == [
        "Tăng 1.234,5 ha",
        "Giống mới",
        "KM94",
        "giá 3.000 đ/kg",
        "Hết",
    ]


@given(texts)
def test_composed_and_decomposed_text_read_the_same(text: str) -> None:
    assert read_syllables(unicodedata.normalize("NFD", text)) == read_syllables(unicodedata.normalize("NFC", text))


@given(texts)
def test_a_folded_text_has_the_same_keys_and_no_marks(text: str) -> None:
    read = read_syllables(text)
    again = read_syllables(" ".join(read.keys))
    assert again.keys == read.keys
    assert not any(again.marks)


@given(texts)
def test_case_changes_nothing(text: str) -> None:
    assert read_syllables(text.upper()) == read_syllables(text.lower())
