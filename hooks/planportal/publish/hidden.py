"""That nothing of an article which is not public yet is in a release: no page, no source, no word in feeds or data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["Hidden", "hidden_faults"]

_TOLD_IN = frozenset((".xml", ".json", ".opml", ".ics", ".csv"))
"""Pages link what they name, and a link to what is not there is told elsewhere."""


class Hidden(NamedTuple):
    """An article that readers must not see yet."""

    file: str
    """Of the project."""
    address: str
    """Root-relative, of its page to come."""
    source: str
    """Where its file will be published."""


def hidden_faults(folder: Path, names: Iterable[str], hidden: Iterable[Hidden]) -> Iterator[str]:
    """Yield a line for each trace of a hidden article among the files of a release."""
    wanted = list(hidden)
    if not wanted:
        return
    signs = [(article, article.address.encode()) for article in wanted]
    for article in wanted:
        for place in (article.address, article.source):
            if (folder / place).exists():
                yield f"{article.file}: bài chưa tới lúc công bố mà có /{place}"
    for name in names:
        if Path(name).suffix in _TOLD_IN:
            content = (folder / name).read_bytes()
            yield from (
                f"{article.file}: bài chưa tới lúc công bố mà có trong {name}"
                for article, sign in signs
                if sign in content
            )
