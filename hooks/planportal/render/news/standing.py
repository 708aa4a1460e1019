"""What a preview says of an article that readers may not see yet."""

from __future__ import annotations

from datetime import datetime

from planportal.model import Article

__all__ = ["standing"]


def standing(article: Article, now: datetime) -> str:
    """Return whether the article is a draft or waits for its hour; empty once readers may see it."""
    if article.is_public(now):
        return ""
    return "Bản nháp – chưa công bố" if article.draft else f"Hẹn giờ: công bố lúc {article.date:%H:%M ngày %d/%m/%Y}"
