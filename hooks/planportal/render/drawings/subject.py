"""What a picture is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from planportal.model import Article

__all__ = ["Subject"]


@dataclass(frozen=True)
class Subject:
    """What a picture is drawn from: nothing else of an article changes it."""

    id: str
    title: str
    fields: tuple[str, ...]
    scope: str
    tags: tuple[str, ...]

    @classmethod
    def of(cls, article: Article) -> Subject:
        """Return what there is to draw of an article."""
        return cls(article.id, article.title, article.fields, article.scope, article.tags)
