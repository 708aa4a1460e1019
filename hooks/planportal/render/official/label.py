"""How a draft is called, and what stands on one that is made up."""

from __future__ import annotations

from datetime import date

__all__ = ["DEMO_LABEL", "draft_name"]

DEMO_LABEL = "Dữ liệu minh hoạ – không phải văn bản thật"


def draft_name(name: str, day: date, ending: str, *, demo: bool) -> str:
    """Return a file name with its day; "Dự thảo" stands here, since the form itself has no place for it."""
    return f"{'MINH-HOA_' if demo else ''}{name}_{day.isoformat()}.{ending}"
