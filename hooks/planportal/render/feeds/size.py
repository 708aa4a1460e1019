"""How large a feed may grow: readers' programs and automations fetch all of it, many times a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace

from planportal.output import Asset
from planportal.render.feeds.item import Feed

__all__ = ["MOST_BYTES", "MOST_ITEMS", "Writer", "within_size"]

MOST_ITEMS = 40
MOST_BYTES = 1_000_000

Writer = Callable[[Feed], Asset]


def within_size(feeds: Mapping[Writer, Feed]) -> list[tuple[Feed, Asset]]:
    """Return feeds of the same items, each by its writer, with as many of the newest as none outgrows the limit.

    One item is kept, however large it is.
    """

    def written(count: int) -> list[tuple[Feed, Asset]]:
        cut = [(write, replace(feed, items=feed.items[:count])) for write, feed in feeds.items()]
        return [(feed, write(feed)) for write, feed in cut]

    def size(count: int) -> int:
        return max(len(asset.content) for _, asset in written(count))

    most = min(MOST_ITEMS, *(len(feed.items) for feed in feeds.values()))
    made = written(most)
    if most <= 1 or max(len(asset.content) for _, asset in made) <= MOST_BYTES:
        return made
    return written(max(1, bisect_right(range(most), MOST_BYTES, lo=1, key=size) - 1))
