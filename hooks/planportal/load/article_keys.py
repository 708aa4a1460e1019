"""The keys of a section's front matter with their Vietnamese names, for what asks people to fill them in."""

from __future__ import annotations

from dataclasses import dataclass

from planportal.load.article_file import RECORD_OF_KIND
from planportal.model import ArticleKind

__all__ = ["ArticleKey", "article_keys"]


@dataclass(frozen=True)
class ArticleKey:
    """One key of a form."""

    name: str
    title: str
    """What messages call it: `lĩnh vực`."""
    help: str
    required: bool


def article_keys(kind: ArticleKind) -> tuple[ArticleKey, ...]:
    """Return the keys of a kind of article, in the order of its form."""
    return tuple(
        ArticleKey(name, info.title or name, info.description or "", info.is_required())
        for name, info in RECORD_OF_KIND[kind].model_fields.items()
    )
