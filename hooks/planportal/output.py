"""What rendering hands over: values with a path, and either a page or bytes. No disk, no host."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from planportal.model import Source

__all__ = ["Asset", "Deferred", "FileAsset", "Output", "Page", "Work"]


@dataclass(frozen=True)
class Page:
    """A page as Markdown with front matter, for any site generator."""

    path: str
    """Markdown path below the root of the site: `ke-hoach/nhiem-vu/1-2.md`."""
    title: str
    description: str
    body: str
    """Markdown starting with the heading of level 1, or ready HTML."""
    meta: Mapping[str, Any] = field(default_factory=dict)
    """Further front matter for the page shell: kind, crumbs, updated, feeds, source, wide."""
    source: Source | None = None
    """The file that people change to change this page."""
    is_html: bool = False
    """The body is HTML that is already clean and needs no Markdown."""

    def markdown(self) -> str:
        """Return front matter and body as one text."""
        front: dict[str, Any] = {"title": self.title, "description": self.description, **self.meta}
        header = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{header}---\n\n{self.body}"


@dataclass(frozen=True)
class Asset:
    """A file as bytes: a badge, data, a calendar, a feed, a proof."""

    path: str
    content: bytes


@dataclass(frozen=True)
class FileAsset:
    """A file that lies ready on disk: a converted picture, a drawn card, a video."""

    path: str
    file: Path


Output = Page | Asset | FileAsset
Work = Callable[[], Iterable[Output]]
"""Makes some outputs, one after another; may be called in another process."""


@dataclass(frozen=True)
class Deferred:
    """Outputs that are made when they are needed, in any process, or taken from where they were kept."""

    key: str
    """A hash of all that making looks at; empty where nothing may be kept."""
    pages: Mapping[str, str]
    """The Markdown paths of its pages, with the day of their last change, or nothing, for the site map."""
    make: Work
    last: bool = False
    """Made once all others are: it asks for what they left behind."""
