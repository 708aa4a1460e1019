"""Which day it is at the portal. The only place that turns a clock into a date; the rest is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

__all__ = ["VIETNAM", "today"]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today(*, as_of: date | None, source_date_epoch: str | None, now: datetime) -> date:
    """Return the day that states are worked out for, in Vietnam time.

    An explicit `as_of` wins, then SOURCE_DATE_EPOCH (seconds since 1970-01-01 UTC,
    reproducible-builds.org), then the clock. `now` must carry a time zone.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a whole number.
    """
    if as_of is not None:
        return as_of
    if source_date_epoch:
        return datetime.fromtimestamp(int(source_date_epoch), tz=UTC).astimezone(VIETNAM).date()
    return now.astimezone(VIETNAM).date()
