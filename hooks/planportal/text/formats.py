"""Dates and numbers as Vietnamese readers write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

__all__ = ["format_count", "format_date", "format_dateline", "format_number"]

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def format_date(day: date) -> str:
    """Return `23/11/2026`."""
    return f"{day:%d/%m/%Y}"


def format_number(number: float | Decimal) -> str:
    """Return `1.234,5`: points between thousands, a comma before decimals, no trailing zeros."""
    exact = Decimal(str(number))
    whole, _, fraction = f"{exact:f}".partition(".")
    sign = "-" if whole.startswith("-") else ""
    grouped = f"{int(whole.lstrip('-')):,}".replace(",", ".")
    fraction = fraction.rstrip("0")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def format_count(count: int) -> str:
    """Return a count as administrative texts write it: below ten with a leading zero (`05`)."""
    return f"0{count}" if count in range(10) else format_number(count)


@lru_cache(maxsize=4096)
def format_dateline(moment: datetime) -> str:
    """Return `Thứ Hai, 23/11/2026 09:30`, as Vietnamese portals date an article."""
    return f"{_WEEKDAYS[moment.weekday()]}, {moment:%d/%m/%Y %H:%M}"
