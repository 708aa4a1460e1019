"""Reading data that may have any shape, for what has to be known even of files with faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any

__all__ = ["closest", "list_at", "records_at", "text_at", "value_at"]


def value_at(data: Any, *keys: str) -> Any:
    """Return the value at the end of a path of keys, or None."""
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def list_at(data: Any, *keys: str) -> list[Any]:
    """Return the list at the end of a path of keys; empty when there is none."""
    found = value_at(data, *keys)
    return found if isinstance(found, list) else []


def text_at(data: Any, *keys: str) -> str:
    """Return the text at the end of a path of keys; empty when there is none."""
    found = value_at(data, *keys)
    return found if isinstance(found, str) else ""


def records_at(data: Any, *keys: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the mappings in the list at the end of a path of keys, each with its index."""
    for index, item in enumerate(list_at(data, *keys)):
        if isinstance(item, Mapping):
            yield index, item


def closest(word: str, options: Iterable[str], *, cutoff: float) -> str | None:
    """Return the option that a word was probably meant to be; None when two are equally near."""
    near = get_close_matches(word, list(options), n=2, cutoff=cutoff)
    if len(near) > 1 and near[0] != word:
        first, second = (SequenceMatcher(None, option, word).ratio() for option in near)
        return near[0] if first > second else None
    return near[0] if near else None
