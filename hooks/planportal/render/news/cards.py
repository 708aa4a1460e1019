"""An article as a card in a list: picture, title, summary, date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planportal.model import FIELDS, SCOPES, Article
from planportal.render.news.pictures import Thumbnail, thumbnail
from planportal.render.news.standing import standing
from planportal.render.view import View

__all__ = ["ArticleCard", "article_card"]


@dataclass(frozen=True)
class ArticleCard:
    """What a list shows of an article."""

    article: Article
    link: str
    picture: Thumbnail
    picture_link: str
    avif_link: str
    labels: tuple[str, ...]
    standing: str
    """Why readers do not see the article yet; only in a preview."""


def article_card(view: View, article: Article, *, link: Callable[[str], str]) -> ArticleCard:
    """Return an article's card, with its links as the page needs them."""
    picture = thumbnail(article, view.media)
    return ArticleCard(
        article=article,
        link=link(article.address),
        picture=picture,
        picture_link=link(picture.path),
        avif_link=link(picture.avif) if picture.avif else "",
        labels=(article.section.item, *(FIELDS[field] for field in article.fields), SCOPES[article.scope]),
        standing=standing(article, view.now),
    )
