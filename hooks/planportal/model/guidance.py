"""What people come for ("Tôi cần …"): for each task that serves the public, whom to ask and what to prepare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from planportal.model.fact import Fact
from planportal.model.source import Source

__all__ = ["READERS", "Guide", "Link", "Paper", "Reader"]


@dataclass(frozen=True)
class Reader:
    """A kind of reader, who looks for a way in."""

    id: str
    """Anchor on the page of all guides; other pages link to it, so it never changes."""
    title: str


READERS: tuple[Reader, ...] = (
    Reader("nong-dan", "Nông dân, hợp tác xã"),
    Reader("doanh-nghiep", "Doanh nghiệp"),
    Reader("nha-khoa-hoc", "Nhà khoa học"),
    Reader("nha-bao", "Nhà báo"),
    Reader("don-vi-cua-so", "Đơn vị của Sở"),
)


@dataclass(frozen=True)
class Link:
    """An official page outside the portal."""

    title: str
    url: str


@dataclass(frozen=True)
class Paper:
    """A paper to hand in, with the document or the official page that asks for it."""

    name: str
    link: str = ""
    basis: str | None = None
    """Id of a document."""


@dataclass(frozen=True)
class Guide:
    """How to get what one task of the plan offers to the public."""

    id: str
    """Part of its address."""
    task: str
    """Id of the task."""
    need: str
    """Completes "Tôi cần …"."""
    summary: str
    readers: tuple[str, ...]
    """Ids of the kinds of readers that it serves."""
    whom: str
    steps: tuple[str, ...]
    checked: Date
    """The day on which an officer last went over it."""
    source: Source
    papers: tuple[Paper, ...] = ()
    links: tuple[Link, ...] = ()
    documents: tuple[str, ...] = ()
    """Ids of documents to know."""
    related: tuple[str, ...] = ()
    """Ids of further tasks to look at."""
    sections: tuple[str, ...] = ()
    """Ids of sections of the news room to look at."""
    facts: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    """What the department has still to add."""

    @property
    def title(self) -> str:
        """The page's title."""
        return f"Tôi cần {self.need}"
