"""Which day it is, in Vietnam."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from planportal import clock


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 29, 16, 59, 59, tzinfo=UTC), date(2026, 11, 29)),
        (datetime(2026, 11, 29, 17, 0, 0, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 12, 31, 17, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_changes_at_midnight_in_vietnam(now: datetime, expected: date) -> None:
    assert clock.moment(as_of=None, source_date_epoch=None, now=now).date() == expected
    epoch = str(int(now.timestamp()))
    assert clock.moment(as_of=None, source_date_epoch=epoch, now=datetime(2000, 1, 1, tzinfo=UTC)).date() == expected


def test_a_named_day_wins_over_every_clock() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert clock.moment(as_of=date(2026, 11, 30), source_date_epoch="0", now=now).date() == date(2026, 11, 30)
