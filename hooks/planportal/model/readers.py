"""What readers did without being known: how often pages were read, and whether they were of use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, reduce
from typing import Literal

__all__ = ["FEWEST", "CountedLog", "ReaderLine", "Readers", "Reason", "Tally"]

FEWEST = 5
"""Nothing is shown that rests on fewer answers or readings than these: a few say little, and one may be known."""


class Reason(StrEnum):
    """Why a page was of no use. The values stand in logs and addresses and never change."""

    UNCLEAR = "kho-hieu"
    MISSING = "thieu"
    WRONG = "sai-cu"
    AWKWARD = "kho-dung"
    OTHER = "khac"


@dataclass(frozen=True)
class Tally:
    """Counts of one page, or of several together."""

    views: int = 0
    useful: int = 0
    reasons: Mapping[Reason, int] = field(default_factory=dict)
    """How many said that it was of no use, by their reason."""

    @property
    def answers(self) -> int:
        """How many rated, either way."""
        return self.useful + sum(self.reasons.values())

    @property
    def shown_views(self) -> int | None:
        """Readings, None when there are too few to show."""
        return self.views if self.views >= FEWEST else None

    @property
    def has_enough_answers(self) -> bool:
        """Whether ratings may be shown."""
        return self.answers >= FEWEST

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        reasons = {reason: self.reasons.get(reason, 0) + other.reasons.get(reason, 0) for reason in Reason}
        return Tally(
            self.views + other.views,
            self.useful + other.useful,
            {reason: count for reason, count in reasons.items() if count},
        )


@dataclass(frozen=True)
class ReaderLine:
    """One line of the web server's log: a reading, or a rating."""

    month: str
    """`2026-11`, in Vietnam."""
    page: str
    """Root-relative address with a slash at both ends."""
    said: Reason | Literal["read", "useful"]

    def times(self, count: int) -> Tally:
        """Return what so many of these lines come to."""
        match self.said:
            case "read":
                return Tally(views=count)
            case "useful":
                return Tally(useful=count)
            case reason:
                return Tally(reasons={reason: count})


@dataclass(frozen=True)
class CountedLog:
    """A piece of a log that is in the sums already, known by its lines and not by its name."""

    lines: int
    digest: str
    """SHA-256 of these lines."""


@dataclass(frozen=True)
class Readers:
    """The sums by page and month, and the pieces of logs that they come from."""

    pages: Mapping[str, Mapping[str, Tally]] = field(default_factory=dict)
    logs: tuple[CountedLog, ...] = ()

    @cached_property
    def total(self) -> Tally:
        """All pages in all months."""
        return _sum(self.months.values())

    def of(self, address: str) -> Tally:
        """Return the counts of a page in all months, by its root-relative address."""
        return _sum(self.pages.get(f"/{address.removeprefix('/')}", {}).values())

    @cached_property
    def months(self) -> Mapping[str, Tally]:
        """All pages month by month, oldest first."""
        names = sorted({month for months in self.pages.values() for month in months})
        return {name: _sum(months[name] for months in self.pages.values() if name in months) for name in names}

    def plus(self, lines: Mapping[ReaderLine, int]) -> Readers:
        """Return the sums with more lines in them, each so many times."""
        pages = {page: dict(months) for page, months in self.pages.items()}
        for line, count in lines.items():
            months = pages.setdefault(line.page, {})
            months[line.month] = months.get(line.month, Tally()) + line.times(count)
        return Readers(pages, self.logs)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return reduce(Tally.__add__, tallies, Tally())
