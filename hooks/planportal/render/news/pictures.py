"""Pictures, figures and cards as HTML, for pages and for feeds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from planportal.model import Article, ArticleImage, MediaLibrary, Picture, Variant
from planportal.render.drawings import CARD
from planportal.render.news.chart_sheet import chart_sheet
from planportal.text.formats import format_number

__all__ = [
    "ShareImage",
    "Thumbnail",
    "drawing_path",
    "figure_html",
    "figure_path",
    "has_drawing",
    "picture_html",
    "share_image",
    "thumbnail",
]

_CITATION = re.compile(r"(\[\d{1,2}\])")
_SHOWN_WIDTH = 960
_SMALLEST_TO_SHARE = (1200, 630)


@dataclass(frozen=True)
class ShareImage:
    """The one picture that enclosure, media:content and og:image share."""

    path: str
    type: str
    width: int
    height: int
    size: int
    alt: str


@dataclass(frozen=True)
class Thumbnail:
    """The small picture of an article in a list; it repeats the title, so it has no words of its own."""

    path: str
    width: int
    height: int
    avif: str = ""
    """The path of a smaller file for browsers that know AVIF, if there is one."""


def share_image(article: Article, media: MediaLibrary) -> ShareImage | None:
    """Return the article's own picture when it is large enough, else its card, else the portal's."""
    picture = media.pictures.get(article.image.src) if article.image else None
    if picture is not None and article.image is not None:
        largest = picture.largest
        if largest.width >= _SMALLEST_TO_SHARE[0] and largest.height >= _SMALLEST_TO_SHARE[1]:
            return _shared(largest, article.image.alt)
    card = media.cards.get(article.address, media.default_card)
    return _shared(card, article.title) if card else None


def _shared(variant: Variant, alt: str) -> ShareImage:
    return ShareImage(variant.path, variant.type, variant.width, variant.height, variant.size, alt)


def has_drawing(article: Article, media: MediaLibrary) -> bool:
    """Return whether the portal draws the article's picture, because it has none of its own."""
    return article.image is None or article.image.src not in media.pictures


def drawing_path(article: Article) -> str:
    """Return where the picture that the portal draws for an article is published."""
    return f"{article.address}hinh.svg"


def thumbnail(article: Article, media: MediaLibrary) -> Thumbnail:
    """Return the article's picture for lists: its own, or the one that the portal draws."""
    picture = media.pictures.get(article.image.src) if article.image else None
    if picture is None:
        return Thumbnail(drawing_path(article), CARD.width, CARD.height)
    avif, webp = picture.thumbnails
    return Thumbnail(webp.path, webp.width, webp.height, avif.path)


def picture_html(picture: Picture, image: ArticleImage, *, link: Callable[[str], str], lazy: bool) -> Markup:
    """Return a picture in all its formats and sizes, with caption and credit."""
    sources = Markup("").join(
        Markup('<source type="{}" srcset="{}" sizes="(min-width: 48rem) 48rem, 100vw">').format(
            kind, ", ".join(f"{link(variant.path)} {variant.width}w" for variant in picture.of_type(kind))
        )
        for kind in ("image/avif", "image/webp")
    )
    shown = next(
        (variant for variant in picture.of_type("image/jpeg") if variant.width >= _SHOWN_WIDTH), picture.largest
    )
    loading = Markup(' loading="lazy" decoding="async"') if lazy else Markup(' fetchpriority="high"')
    words = " – ".join(part for part in (image.caption, f"Ảnh: {image.credit}" if image.credit else "") if part)
    caption = Markup("<figcaption>{}</figcaption>").format(words) if words else Markup("")
    return Markup(
        '<figure class="picture"><picture>{}<img src="{}" width="{}" height="{}" alt="{}"{}></picture>{}</figure>'
    ).format(sources, link(shown.path), shown.width, shown.height, image.alt, loading, caption)


def figure_path(article: Article, number: int, *, narrow: bool = False) -> str:
    """Return where an article's n-th figure is published, drawn for a column or for a phone."""
    return f"{article.address}bieu-do-{number}{'-hep' if narrow else ''}.svg"


def figure_html(
    article: Article,
    number: int,
    *,
    link: Callable[[str], str],
    anchor: Callable[[int], str],
) -> Markup:
    """Return a figure with its text alternative, source line and a table of its numbers."""
    figure = article.figures[number - 1]
    rows = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td></tr>").format(label, format_number(round(value, 6)))
        for label, value in figure.data
    )
    note = Markup(" {}").format(_cited(figure.note, len(article.sources), anchor)) if figure.note else Markup("")
    return Markup(
        '<figure class="chart">{}<figcaption>Nguồn: {}.{}'
        "<details><summary>Xem số liệu của biểu đồ</summary>"
        '<div class="table"><table><thead><tr><th>Mục</th><th>{}</th></tr></thead>'
        "<tbody>{}</tbody></table></div></details></figcaption></figure>"
    ).format(
        _chart_html(article, number, link),
        _cited(figure.source.rstrip("."), len(article.sources), anchor),
        note,
        figure.unit[:1].upper() + figure.unit[1:],
        rows,
    )


def _chart_html(article: Article, number: int, link: Callable[[str], str]) -> Markup:
    """Return the drawing of a figure, for a column and for phones."""
    figure = article.figures[number - 1]
    sheet = chart_sheet(figure, narrow=False)
    image = Markup('<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">').format(
        link(figure_path(article, number)), sheet.width, sheet.height, figure.alt
    )
    sheet = chart_sheet(figure, narrow=True)
    return Markup('<picture><source media="(max-width: 40rem)" srcset="{}" width="{}" height="{}">{}</picture>').format(
        link(figure_path(article, number, narrow=True)), sheet.width, sheet.height, image
    )


def _cited(text: str, sources: int, anchor: Callable[[int], str]) -> Markup:
    """Return a source line with each `[n]` as a link to its source."""
    parts = []
    for part in _CITATION.split(text):
        number = part.strip("[]")
        if part.startswith("[") and number.isdigit() and 1 <= int(number) <= sources:
            parts.append(Markup('<a class="cite" href="{}">{}</a>').format(anchor(int(number)), part))
        else:
            parts.append(escape(part))
    return Markup("").join(parts)
