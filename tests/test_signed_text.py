"""The signed plan stands on the portal word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Built
from html_pages import main_text

SIGNED = Path(__file__).parent / "data" / "ke-hoach.txt"
"""The signed plan as the department handed it over."""

LABELS = ("Đơn vị chủ trì tham mưu", "Đơn vị phối hợp", "Thời gian thực hiện")


def plain(text: str) -> str:
    """Without the marks of emphasis, with single spaces."""
    return " ".join(text.replace("*", "").split())


def signed_lines() -> list[str]:
    return [plain(line) for line in SIGNED.read_text(encoding="utf-8").splitlines() if line.strip()]


def sentences(line: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.;])\s+(?=[A-ZĐ])", line) if part]


def signed_tasks() -> dict[str, dict[str, str]]:
    """Each task's signed text and its three lines, read from the signed plan itself."""
    tasks: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for line in signed_lines():
        if match := re.match(r"(\d\.\d)\. (.+)", line):
            current = tasks[match[1]] = {"text": match[2]}
        elif match := re.match(r"- (Đơn vị [^:]+|Thời gian thực hiện): (.+)", line):
            current[match[1]] = match[2]
    return tasks


def test_the_signed_plan_has_eighteen_tasks_of_three_lines_each() -> None:
    tasks = signed_tasks()
    assert len(tasks) == 18
    assert all(set(task) == {"text", *LABELS} for task in tasks.values())


def test_every_sentence_of_the_signed_plan_is_on_the_full_text_page(real_site: Built) -> None:
    page = main_text(real_site.site / "ke-hoach" / "toan-van" / "index.html")
    parts = [part for line in signed_lines() for part in sentences(line)]
    assert len(parts) >= 150
    assert [part for part in parts if part not in page] == []


def test_the_full_text_keeps_the_order_of_the_signed_plan(real_site: Built) -> None:
    page = main_text(real_site.site / "ke-hoach" / "toan-van" / "index.html")
    page = re.sub(r"Tiến độ nhiệm vụ \d\.\d ", "", page)
    assert " ".join(signed_lines()) in page


@pytest.mark.parametrize("number", sorted(signed_tasks()))
def test_a_task_page_carries_its_signed_words(real_site: Built, number: str) -> None:
    task = signed_tasks()[number]
    page = main_text(real_site.site / "ke-hoach" / "nhiem-vu" / number.replace(".", "-") / "index.html")
    expected = [f"{number}. {task['text']}", *(f"{label}: {task[label]}" for label in LABELS)]
    assert [words for words in expected if words not in page] == []
