"""Which moment it is at the portal. The only place that turns a clock into one; the rest is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

__all__ = ["VIETNAM", "moment", "next_turn"]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def moment(*, as_of: date | None, source_date_epoch: str | None, now: datetime) -> datetime:
    """Return the moment that a build or a command is for, in Vietnam time.

    An explicit day wins and means its end, then SOURCE_DATE_EPOCH (seconds since 1970-01-01 UTC,
    reproducible-builds.org), then the clock. `now` must carry a time zone.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a whole number.
    """
    if as_of is not None:
        return datetime.combine(as_of, time(23, 59, 59), VIETNAM)
    if source_date_epoch:
        return datetime.fromtimestamp(int(source_date_epoch), tz=UTC).astimezone(VIETNAM)
    return now.astimezone(VIETNAM)


def next_turn(now: datetime, moments: Iterable[datetime]) -> datetime:
    """Return when something comes next: the earliest of the moments after now, midnight in Vietnam at the latest."""
    midnight = datetime.combine(now.astimezone(VIETNAM).date() + timedelta(days=1), time(), VIETNAM)
    return min([midnight, *(moment for moment in moments if moment > now)])
