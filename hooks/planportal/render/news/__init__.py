"""The news room: articles, their lists, their pictures and cards, and the addresses they once had."""

from __future__ import annotations

from collections.abc import Sequence

import brotli

from planportal.model import Article, Video
from planportal.output import Asset, Deferred, FileAsset, Output
from planportal.render.addresses import source_path
from planportal.render.news import addresses as news
from planportal.render.news.article import article_outputs
from planportal.render.news.fragment import body_key
from planportal.render.news.lists import first_pages, list_outputs
from planportal.render.news.moved import moved_outputs
from planportal.render.view import View

__all__ = ["article_and_list_outputs", "body_key", "media_outputs", "news_outputs", "picture_paths"]

_EMPTY = brotli.compress(b"")


def news_outputs(view: View) -> list[Output]:
    """Return what there is of the news room but for articles, long lists and media."""
    return [*first_pages(view), *moved_outputs(view)]


def article_and_list_outputs(view: View) -> list[Deferred]:
    """Return the articles and their lists, each to be made apart."""
    return [*(_article(view, article, view.related[article.id]) for article in view.shown), *list_outputs(view)]


def _article(view: View, article: Article, related: Sequence[Article]) -> Deferred:
    seen = [article, *related]
    pages = {news.article_path(article): article.changed.date().isoformat()}
    source = view.article_sources.get(article.source.path, _EMPTY)

    def make() -> list[Output]:
        as_written = Asset(source_path(article.source.path), brotli.decompress(source))
        return [as_written, *article_outputs(view.narrowed(seen), article, related)]

    return Deferred(view.key(seen), pages, make)


def picture_paths(articles: Sequence[Article]) -> list[str]:
    """Return the pictures that articles use, by their path below content/media."""
    used = {article.image.src for article in articles if article.image}
    return sorted(used.union(*(article.pictures for article in articles)))


def media_outputs(view: View) -> list[Output]:
    """Return the pictures, cards and videos: as many as articles, and made already."""
    media = view.media
    variants = [variant for one in media.pictures.values() for variant in (*one.variants, *one.thumbnails)]
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
