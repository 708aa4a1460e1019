"""Pictures made ready for readers: every size and format, with what a page must say about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from planportal.model.article import Article, Video
from planportal.text.normalise import slug

__all__ = ["MediaLibrary", "Picture", "Variant", "media_path", "plain_path"]


def media_path(address: str) -> str:
    """Return the path below content/media that an address means, from wherever it was written."""
    return re.sub(r"^(\.{1,2}/)*/?(content/)?(media/)?", "", address)


def plain_path(path: str) -> str:
    """Return a path without its ending as an address takes it: whatever a file is called, letters and hyphens."""
    return "/".join(slug(part) or "anh" for part in PurePosixPath(path).with_suffix("").parts)


@dataclass(frozen=True)
class Variant:
    """One size and format of a picture."""

    path: str
    """Where it is published: `media/2026/anh.3f2a91-960.webp`."""
    type: str
    """Media type: image/avif, image/webp, image/jpeg."""
    width: int
    height: int
    size: int
    """In bytes."""
    file: Path = field(repr=False)
    """Where the converted file lies; what it holds is known by its path in the portal."""


@dataclass(frozen=True)
class Picture:
    """A picture from content/media in all its variants, smallest first within a type."""

    width: int
    height: int
    variants: tuple[Variant, ...]
    thumbnails: tuple[Variant, ...] = ()
    """What lists show, in AVIF and WebP."""

    def of_type(self, media_type: str) -> tuple[Variant, ...]:
        """Return the variants of one media type, smallest first."""
        return tuple(variant for variant in self.variants if variant.type == media_type)

    @property
    def largest(self) -> Variant:
        """The largest JPEG: what feeds and old browsers take."""
        return self.of_type("image/jpeg")[-1]


@dataclass(frozen=True)
class MediaLibrary:
    """All pictures and cards of a build."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By their path below content/media."""
    cards: Mapping[str, Variant] = field(default_factory=dict)
    """Share cards, 1200 by 630, by the root-relative address of the page."""
    videos: Mapping[str, Path] = field(default_factory=dict)
    """Our own video files, by their path below content/media."""
    default_card: Variant | None = None
    """The portal's own card, for pages without one."""

    def said_of(self, article: Article) -> str:
        """Return a text that differs where `only` that article does, but for the portal's card; made much faster."""
        names = (article.image.src, *article.pictures) if article.image else article.pictures
        pictures = [(name, self.pictures.get(name)) for name in names]
        video = self.videos.get(article.details.file) if isinstance(article.details, Video) else None
        return repr((pictures, self.cards.get(article.address), video))

    def only(self, articles: Iterable[Article]) -> MediaLibrary:
        """Return what articles show of it: their own pictures, cards and videos, and the portal's card."""
        shown = list(articles)
        pictures = {src for article in shown for src in (article.image.src if article.image else "", *article.pictures)}
        addresses = {article.address for article in shown}
        videos = {article.details.file for article in shown if isinstance(article.details, Video)}
        return MediaLibrary(
            pictures={src: self.pictures[src] for src in sorted(pictures & self.pictures.keys())},
            cards={address: self.cards[address] for address in sorted(addresses & self.cards.keys())},
            videos={name: self.videos[name] for name in sorted(videos & self.videos.keys())},
            default_card=self.default_card,
        )
