"""What readers' programs have already been given: every article of the last build, with its moment in the feeds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from planportal.clock import VIETNAM

__all__ = ["Published", "load_published"]


@dataclass(frozen=True)
class Published:
    """The articles that are out."""

    moments: Mapping[str, datetime] = field(default_factory=dict)
    """When each was published, as feeds say it to the second, by its id in feeds (RFC 4151 tag)."""

    @property
    def newest(self) -> datetime | None:
        """The publication moment of the newest article."""
        return max(self.moments.values(), default=None)


def load_published(file: Path) -> Published:
    """Return what a build's articles.json holds; nothing when there is none or it is not one of ours."""
    try:
        articles = json.loads(file.read_text(encoding="utf-8"))["articles"]
        moments = {str(article["tag"]): datetime.fromisoformat(article["published"]) for article in articles}
    except (OSError, ValueError, KeyError, TypeError):
        return Published()
    if any(moment.tzinfo is None for moment in moments.values()):
        return Published()
    return Published({tag: moment.astimezone(VIETNAM) for tag, moment in moments.items()})
