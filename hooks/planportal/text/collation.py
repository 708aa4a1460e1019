"""Vietnamese alphabetical order, for lists that people read.

The alphabet is a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y; tones break ties in the order
ngang, huyền, hỏi, ngã, sắc, nặng (TCVN 5712 and the order of Vietnamese dictionaries).
"""

from __future__ import annotations

import unicodedata

__all__ = ["vietnamese_key"]

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

_Key = tuple[tuple[tuple[int, int | str], ...], tuple[int, ...], str]


def vietnamese_key(text: str) -> _Key:
    """Return a sort key: letters first, then tones, then the text itself so that the order is total."""
    letters: list[tuple[int, int | str]] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text).casefold():
        marks = unicodedata.normalize("NFD", char)
        tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
        letters.append((1, _RANK[base]) if base in _RANK else (0, base))
        tones.append(tone)
    return tuple(letters), tuple(tones), text
