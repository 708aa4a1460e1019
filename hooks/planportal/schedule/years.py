"""Which years the portal speaks of."""

from __future__ import annotations

from datetime import date

from planportal.model import Plan

__all__ = ["current_year", "tracked_years"]


def current_year(plan: Plan, today: date) -> int:
    """Return the reporting year that the portal shows first: this year, or the first one tracked."""
    return max(today.year, plan.tracking_from)


def tracked_years(plan: Plan, today: date) -> tuple[int, ...]:
    """Return the years that the portal judges so far, oldest first; never empty."""
    return tuple(range(plan.tracking_from, current_year(plan, today) + 1))
