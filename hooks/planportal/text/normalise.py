"""Comparing Vietnamese text: one form of code points, and a folded form without marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "heading_id", "nfc", "slug", "squeeze"]

_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "D"})


def nfc(text: str) -> str:
    """Return the text in NFC, the form that TCVN 6909:2001 texts are stored and emitted in."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Return the text with every run of white space, no-break spaces included, as one space."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return lower case without tone or letter marks (`Đột biến` -> `dot bien`), white space squeezed."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return squeeze(bare.casefold())


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return an address part: folded, and only `a-z`, `0-9` and single hyphens (`36-NQ/TW` -> `36-nq-tw`)."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def heading_id(text: str, separator: str) -> str:
    """Return a heading's anchor, for the Markdown table of contents (its own drops `đ`)."""
    return slug(text).replace("-", separator)
