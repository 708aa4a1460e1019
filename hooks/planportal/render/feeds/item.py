"""What a feed says: values that every format writes in its own way."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from planportal.render.news.pictures import ShareImage

__all__ = ["Feed", "Item", "plain"]

TITLE_LENGTH, DESCRIPTION_LENGTH = 150, 300


@dataclass(frozen=True)
class Item:
    """One item. Its id and moment never change, whatever else does (design, section 7)."""

    id: str
    """RFC 4151 tag."""
    title: str
    link: str
    published: datetime
    updated: datetime
    description: str
    html: str = ""
    """Whole text with absolute addresses, nothing active."""
    image: ShareImage | None = None
    author: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """One feed. Items newest first."""

    path: str
    """Where it is published."""
    title: str
    description: str
    page: str
    """Root-relative address of the page that it belongs to."""
    items: tuple[Item, ...]
    id: str
    """RFC 4151 tag."""
    older: str = ""
    """Path of the next older archive (RFC 5005, section 4), for an archive; of the newest one, for the main feed."""
    newer: str = ""
    """Path of the next newer archive, for an archive."""
    current: str = ""
    """Path of the feed whose items it keeps, for an archive."""


def plain(text: str, limit: int) -> str:
    """Return text for a feed's title or description: NFC, one line, at most `limit` characters, cut at a word."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
