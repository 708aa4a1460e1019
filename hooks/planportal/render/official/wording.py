"""How official texts write counts, figures, lists and citations."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from planportal.model import Document, Measure, Plan, Task
from planportal.render.sentences import document_name
from planportal.text.formats import format_count, format_date, format_number
from planportal.text.normalise import nfc, squeeze

__all__ = [
    "NOTHING",
    "amount",
    "basis",
    "change",
    "count",
    "in_row",
    "lines_of",
    "lower_first",
    "measure_text",
    "missing",
    "numbered_plan",
    "point_letter",
    "task_numbers",
    "upper_first",
]

NOTHING = "Không có."
"""Stands below a heading of which nothing was reported; a heading is never left empty."""

_POINTS = "abcdđeghiklmnopqrstuvxy"
"""Letters of điểm: the Vietnamese alphabet without â, ă, ê, ô, ơ, ư (Nghị định 30/2020, Phụ lục I)."""

_VERBS = ("Ban hành", "Thực hiện", "Tăng cường", "Triển khai", "Quy định", "Hướng dẫn", "Sửa đổi", "Thông qua")
"""A title that begins with one of these follows the issuer without "về"."""


def count(number: int) -> str:
    """Return a count with a leading zero below ten (`05`), nothing at all as `0`."""
    return format_count(number) if number else "0"


def amount(value: float, unit: str) -> str:
    """Return a figure with its unit: `04 buổi`, `1.250 lượt`, `12,5 ha`, `100%`."""
    if unit == "%":
        return f"{format_number(value)}%"
    whole = float(value).is_integer() and value >= 0
    return f"{count(int(value)) if whole else format_number(value)} {unit}"


def measure_text(measure: Measure) -> str:
    """Return an output with its figure, and its target where it has one."""
    target = "" if measure.target is None else f" (chỉ tiêu: {amount(measure.target, measure.unit)})"
    return f"{measure.name}: {amount(measure.value, measure.unit)}{target}"


def change(now: float, before: float) -> str:
    """Return the difference of two figures with its sign: `+1`, `-2,5`, `0`."""
    difference = Decimal(str(now)) - Decimal(str(before))
    return f"+{format_number(difference)}" if difference > 0 else format_number(difference)


def in_row(names: Iterable[str]) -> str:
    """Return names as a list within a sentence."""
    return ", ".join(names)


def task_numbers(tasks: Iterable[Task]) -> str:
    """Return `nhiệm vụ 1.3, 2.1`."""
    return f"nhiệm vụ {in_row(task.id for task in tasks)}"


def missing(names: Iterable[str]) -> str:
    """Return what stands where units have not reported; never a guess."""
    return f"(chưa có số liệu của {in_row(names)})"


def lines_of(text: str) -> list[str]:
    """Return the lines that a unit wrote, each tidied, without empty ones."""
    return [line for line in map(squeeze, nfc(text).splitlines()) if line]


def point_letter(index: int) -> str:
    """Return the letter of a điểm, from 0."""
    return _POINTS[index]


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless an abbreviation or a name stands there (`UBND`)."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def basis(document: Document) -> str:
    """Return a document's first citation: type, number, date, issuer and what it is about."""
    title = lower_first(document.title)
    about = title if document.title.startswith(_VERBS) else f"về {title}"
    return f"Căn cứ {document_name(document)} của {document.issuer} {about}"


def numbered_plan(plan: Plan) -> str:
    """Return the plan's number and day, as dots while the department has not given them."""
    day = format_date(plan.date) if plan.date else "……/……/……"
    return f"Kế hoạch số {plan.number or '………'} ngày {day}"
