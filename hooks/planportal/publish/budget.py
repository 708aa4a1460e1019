"""The promise to those who pay for every byte: what a first visit of a page may weigh at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import brotli

from planportal.publish.page_links import PageLinks

__all__ = ["LIMITS", "OTHER", "heavy_pages", "limit_of", "weight_of"]

OTHER = "other"
LIMITS: Mapping[str, int] = {"home": 60_000, "news-list": 120_000, "article": 60_000, "task": 45_000, OTHER: 60_000}
"""Bytes by kind of page, compressed, with styles, scripts and pictures, but for photographs further down.

Never raised."""
_PICTURES = frozenset((".avif", ".webp", ".jpg", ".jpeg", ".png", ".gif", ".mp4"))
_QUALITY = 5
"""Of Brotli: a few per cent larger than what is served, which stands for the headers that nobody counts here."""


def limit_of(kind: str) -> int:
    """Return how many bytes a kind of page may weigh."""
    return LIMITS.get(kind, LIMITS[OTHER])


def weight_of(content: bytes, suffix: str) -> int:
    """Return how many bytes a file brings over the wire."""
    return len(content) if suffix in _PICTURES else len(brotli.compress(content, quality=_QUALITY))


def heavy_pages(pages: Mapping[str, PageLinks], weights: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each page that weighs more than it may, with its parts.

    A lower bound of what a browser loads: what scripts ask for later is not counted, see tests/browser/test_weight.py.
    """
    for name, page in pages.items():
        whole = page.weight + sum(weights[part] for part in page.parts)
        if whole > limit_of(page.kind):
            heaviest = max(page.parts, key=lambda part: weights[part], default="")
            part = f" (nặng nhất: {heaviest}, {_kilobytes(weights[heaviest])} kB)" if heaviest else ""
            yield (
                f"{name}: lần mở đầu tải {_kilobytes(whole)} kB, hơn mức {_kilobytes(limit_of(page.kind))} kB của loại "
                f"trang này{part}: bớt hoặc đơn giản hoá hình, hoặc chia bài"
            )


def _kilobytes(count: int) -> str:
    return f"{count / 1000:.1f}".replace(".", ",")
