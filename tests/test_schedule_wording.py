"""What the schedule engine understands of the signed "Thời gian thực hiện"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planportal.model import ScheduleKind
from planportal.render import View
from planportal.schedule import FORMS, meaning, parse_schedule

TABLE = [
    ("Thường xuyên.", ScheduleKind.CONTINUOUS, None, None, False),
    ("THƯỜNG XUYÊN", ScheduleKind.CONTINUOUS, None, None, False),
    ("Nhiệm vụ thường xuyên", ScheduleKind.CONTINUOUS, None, None, False),
    ("Hàng năm.", ScheduleKind.YEARLY, None, None, False),
    ("Hằng năm", ScheduleKind.YEARLY, None, None, False),
    ("Dự kiến 2024-2026.", ScheduleKind.PERIOD, 2024, 2026, True),
    ("Dự kiến 2024 – 2026", ScheduleKind.PERIOD, 2024, 2026, True),
    ("Dự kiến từ năm 2024 đến năm 2026", ScheduleKind.PERIOD, 2024, 2026, True),
    ("2025–2030", ScheduleKind.PERIOD, 2025, 2030, False),
    ("Giai đoạn 2025\u20112030", ScheduleKind.PERIOD, 2025, 2030, False),
    ("Trong năm 2026", ScheduleKind.PERIOD, 2026, 2026, False),
    ("Bắt đầu từ năm 2025.", ScheduleKind.FROM_YEAR, 2025, None, False),
    ("Từ năm 2025 trở đi", ScheduleKind.FROM_YEAR, 2025, None, False),
    ("2025 và những năm tiếp theo", ScheduleKind.FROM_YEAR, 2025, None, False),
    (
        "Trên cơ sở hướng dẫn của Ban Thi đua – Khen thưởng và các đơn vị liên quan theo quy định hiện hành.",
        ScheduleKind.GUIDED,
        None,
        None,
        False,
    ),
    ("Lồng ghép trong các Kế hoạch phối hợp của Sở.", ScheduleKind.EMBEDDED, None, None, False),
]


@pytest.mark.parametrize(("signed", "kind", "first", "last", "tentative"), TABLE)
def test_a_signed_wording_is_understood(
    signed: str, kind: ScheduleKind, first: int | None, last: int | None, tentative: bool
) -> None:
    schedule = parse_schedule(signed)
    assert schedule is not None
    understood = (schedule.kind, schedule.first_year, schedule.last_year, schedule.tentative)
    assert understood == (kind, first, last, tentative)
    assert schedule.signed == signed


@pytest.mark.parametrize("signed", ["", "Sớm nhất có thể", "Dự kiến 2026-2024", "Quý", "Khi cần", "2024-20266", "năm"])
def test_a_wording_that_is_not_certain_is_not_guessed(signed: str) -> None:
    assert parse_schedule(signed) is None


def test_every_form_that_messages_offer_is_understood() -> None:
    assert [form for form in FORMS if parse_schedule(form) is None] == []


def test_the_real_plan_is_understood_as_it_was_signed(real_view: View) -> None:
    kinds = {task.id: task.schedule.kind.value for task in real_view.portal.plan.tasks}
    special = {task: kind for task, kind in kinds.items() if kind != "continuous"}
    assert len(kinds) == 18
    assert special == {"1.3": "guided", "2.1": "yearly", "4.1": "period", "5.1": "embedded", "5.2": "from-year"}


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        ("Dự kiến 2024-2026.", "Dự kiến từ năm 2024 đến năm 2026: báo cáo mỗi năm trong thời gian này."),
        ("Bắt đầu từ năm 2025.", "Thực hiện từ năm 2025, không định năm kết thúc: mỗi năm báo cáo một lần."),
        ("Năm 2026", "Thực hiện trong năm 2026: báo cáo trong năm đó."),
    ],
)
def test_what_was_understood_is_said_in_words(signed: str, words: str) -> None:
    schedule = parse_schedule(signed)
    assert schedule is not None
    assert meaning(schedule) == words


@given(st.text())
def test_no_wording_breaks_the_engine(signed: str) -> None:
    schedule = parse_schedule(signed)
    assert schedule is None or schedule.signed == signed
