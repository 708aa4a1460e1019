"""The news room: articles, their lists, their pictures and cards, and the addresses they once had."""

from __future__ import annotations

from collections.abc import Sequence

from planportal.model import Article, Video
from planportal.output import FileAsset, Output
from planportal.render.news.article import article_outputs
from planportal.render.news.lists import list_pages
from planportal.render.news.moved import moved_outputs
from planportal.render.view import View

__all__ = ["news_outputs", "picture_paths"]


def news_outputs(view: View) -> list[Output]:
    """Return everything that readers see of the articles that are public."""
    outputs: list[Output] = [*list_pages(view), *moved_outputs(view)]
    for article in view.shown:
        outputs += article_outputs(view, article)
    return [*outputs, *_media_outputs(view)]


def picture_paths(articles: Sequence[Article]) -> list[str]:
    """Return the pictures that articles use, by their path below content/media."""
    used = {article.image.src for article in articles if article.image}
    return sorted(used.union(*(article.pictures for article in articles)))


def _media_outputs(view: View) -> list[Output]:
    media = view.media
    variants = [variant for picture in media.pictures.values() for variant in picture.variants]
    variants += media.cards.values()
    variants += [media.default_card] if media.default_card else []
    videos = {
        details.file
        for details in (article.details for article in view.shown)
        if isinstance(details, Video) and details.file in media.videos
    }
    return [
        *(
            FileAsset(variant.path, variant.file)
            for variant in {variant.path: variant for variant in variants}.values()
        ),
        *(FileAsset(f"media/{name}", media.videos[name]) for name in sorted(videos)),
    ]
