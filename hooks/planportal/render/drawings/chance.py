"""Numbers that look random and are always the same for the same words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["Chance"]

_Item = TypeVar("_Item")


class Chance:
    """A row of numbers that a seed decides, on every machine and in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._drawn = 0
        self._left = b""

    def real(self, low: float, high: float) -> float:
        """Return the next number from `low` up to `high`."""
        if not self._left:
            self._left = hashlib.sha256(self._seed + self._drawn.to_bytes(4, "big")).digest()
            self._drawn += 1
        part, self._left = self._left[:4], self._left[4:]
        return low + (high - low) * int.from_bytes(part, "big") / 0xFFFF_FFFF

    def whole(self, low: int, high: int) -> int:
        """Return the next whole number, both ends counted."""
        return min(high, low + int(self.real(0, high - low + 1)))

    def pick(self, items: Sequence[_Item]) -> _Item:
        """Return one of the items."""
        return items[self.whole(0, len(items) - 1)]
