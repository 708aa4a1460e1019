"""An article's file as text: front matter that no reader of YAML can take for something else, and the body."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence

from planportal.text.normalise import nfc, slug

__all__ = ["Value", "article_text", "free_slug"]

Value = str | int | bool | Sequence[str] | Sequence[Mapping[str, str]]

_BARE = {"date", "updated", "start", "end", "scope", "id"}
"""Keys whose values are of a fixed form, and read better without quotes; all other text stands in quotes."""
_LONGEST_SLUG = 80


def article_text(values: Mapping[str, Value], body: str) -> str:
    """Return front matter and body as one file: keys in the given order, text in double quotes, NFC, one end of line.

    Only what `portal check` reads stands in it: no empty values, no anchors, no folding.
    """
    lines = ["---"]
    for key, value in values.items():
        lines += _lines(key, value)
    return nfc("\n".join([*lines, "---", "", body.strip(), ""]))


def _lines(key: str, value: Value) -> list[str]:
    if isinstance(value, bool):
        return [f"{key}: {'true' if value else 'false'}"]
    if isinstance(value, str):
        return [f"{key}: {value if key in _BARE else _quoted(value)}"]
    if isinstance(value, int):
        return [f"{key}: {value}"]
    if any(isinstance(item, Mapping) for item in value):
        return [f"{key}:", *(line for item in value if isinstance(item, Mapping) for line in _item(item))]
    return [f"{key}: [{', '.join(_quoted(str(item)) if key == 'tasks' else str(item) for item in value)}]"]


def _item(item: Mapping[str, str]) -> list[str]:
    rows = [f"{key}: {value if key == 'date' else _quoted(value)}" for key, value in item.items() if value]
    return [f"{'  - ' if at == 0 else '    '}{row}" for at, row in enumerate(rows)]


def _quoted(text: str) -> str:
    # A JSON string is a YAML string in double quotes.
    return json.dumps(text, ensure_ascii=False)


def free_slug(title: str, taken: Collection[str]) -> str:
    """Return the file name for a title, without marks and not taken: whole words of at most 80 characters.

    A number is added where the name is taken: `cay-san-2`.
    """
    words = slug(title)
    if len(words) > _LONGEST_SLUG:
        words = words[: _LONGEST_SLUG + 1].rpartition("-")[0] or words[:_LONGEST_SLUG]
    name = words = words or "bai-viet"
    number = 2
    while name in taken:
        name = f"{words}-{number}"
        number += 1
    return name
