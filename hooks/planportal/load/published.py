"""What readers' programs have already been given: the main feed of the last build."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

__all__ = ["Published", "load_published"]


@dataclass(frozen=True)
class Published:
    """The items of a feed that is out."""

    ids: frozenset[str] = frozenset()
    oldest: datetime | None = None
    """The publication moment of the oldest item: what is older may have left a full feed."""
    newest: datetime | None = None
    """The publication moment of the newest item."""


def load_published(feed: Path) -> Published:
    """Return what a JSON feed on disk holds; nothing when there is none or it is not one of ours."""
    try:
        items = json.loads(feed.read_text(encoding="utf-8"))["items"]
        moments = [datetime.fromisoformat(item["date_published"]) for item in items]
        ids = frozenset(str(item["id"]) for item in items)
        return Published(ids, min(moments, default=None), max(moments, default=None))
    except (OSError, ValueError, KeyError, TypeError):
        return Published()
