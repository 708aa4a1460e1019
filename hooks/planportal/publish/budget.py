"""The promise to those who pay for every byte: what a first visit of a page may weigh at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import brotli

from planportal.publish.page import BuiltPage, target_of

__all__ = ["LIMITS", "OTHER", "heavy_pages", "limit_of"]

OTHER = "other"
LIMITS: Mapping[str, int] = {"home": 60_000, "news-list": 120_000, "article": 60_000, "task": 45_000, OTHER: 60_000}
"""Bytes by kind of page, compressed, with styles, scripts and pictures. Never raised."""
_PICTURES = frozenset((".avif", ".webp", ".jpg", ".jpeg", ".png", ".gif", ".mp4"))
_QUALITY = 11


def limit_of(kind: str) -> int:
    """Return how many bytes a kind of page may weigh."""
    return LIMITS.get(kind, LIMITS[OTHER])


def heavy_pages(folder: Path, pages: Mapping[str, BuiltPage], bases: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each page that weighs more than it may. `bases` are the addresses that its links start from.

    A lower bound of what a browser loads: what scripts ask for later is not counted, see tests/browser/test_weight.py.
    """

    @cache
    def weight(name: str) -> int:
        path = folder / name
        if not path.is_file():
            # Told by the check of links.
            return 0
        is_packed = path.suffix in _PICTURES
        return path.stat().st_size if is_packed else len(brotli.compress(path.read_bytes(), quality=_QUALITY))

    for name, page in pages.items():
        targets = (target_of(part, bases[name]) for part in page.parts)
        whole = page.weight + sum(weight(file) for file in dict.fromkeys(target[0] for target in targets if target))
        if whole > limit_of(page.kind):
            yield (
                f"{name}: lần mở đầu tải {_kilobytes(whole)} kB, hơn mức {_kilobytes(limit_of(page.kind))} kB của loại "
                "trang này: bớt ảnh, hoặc chia bài"
            )


def _kilobytes(count: int) -> str:
    return f"{count / 1000:.1f}".replace(".", ",")
