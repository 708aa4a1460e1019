"""Where in the project a piece of data was written, so that pages can lead back to it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Source"]


@dataclass(frozen=True)
class Source:
    """A place in a file that people keep."""

    path: str
    """Relative to the project's root, with `/`."""
    line: int = 1
    """From 1."""
