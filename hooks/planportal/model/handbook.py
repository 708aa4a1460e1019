"""The handbook for those who write articles and reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planportal.model.source import Source

__all__ = ["Chapter"]


@dataclass(frozen=True)
class Chapter:
    """One page of the handbook."""

    slug: str
    """The name of its file, part of its address."""
    title: str
    description: str
    order: int
    """Its place among the chapters."""
    body: str
    """Markdown without the heading of level 1; links and pictures as from its own folder."""
    source: Source
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels of each picture in the body, by its path there."""
