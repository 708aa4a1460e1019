"""The plan's names in English: an unofficial translation, kept apart from the signed words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from planportal.model.source import Source

__all__ = ["English"]


@dataclass(frozen=True)
class English:
    """Names in English; what has none is shown in Vietnamese."""

    checked: Date | None = None
    source: Source | None = None
    plan: str = ""
    groups: Mapping[int, str] = field(default_factory=dict)
    """By number."""
    tasks: Mapping[str, str] = field(default_factory=dict)
    """By id."""
    units: Mapping[str, str] = field(default_factory=dict)
    """By id."""
