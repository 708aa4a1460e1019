"""One document as terms: where each stands in its head, and which occur in its body.

The head (title, keywords, summary) keeps every position, so that a phrase can be told from scattered syllables. The
body keeps single syllables and pairs of neighbours: in Vietnamese, where most words are two syllables, a pair says
nearly as much as positions do, and asking for "lá sắn" does not fetch every place where "là" stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from planportal.render.search.documents import SearchDocument
from planportal.render.search.numbers import encode
from planportal.text.syllables import SEPARATOR, Syllables, normal, read_syllables, sentences, spelled

__all__ = ["OFTEN", "DocumentWords", "read_document"]

OFTEN = "!"

_OFTEN = 3
"""A term that stands so many times in a body is what the document is about."""
_TITLE_PART = re.compile(r":\s+|\s+[–—-]\s+")
_GAP = 2
"""Positions left free between pieces that no phrase joins."""
_STARTS, _ENDS = 1, 2
_ONE_PLACE = 2


class _Field(IntEnum):
    TITLE = 0
    KEYWORD = 1
    SUMMARY = 2


class DocumentWords(NamedTuple):
    """A document's terms: syllables with their marks, pairs of them with a space between, compounds."""

    head: Mapping[str, str]
    """Occurrences as encoded numbers: distance from the one before, then what stands there (see `_place`)."""
    body: Collection[str]
    """Those that stand there often end in OFTEN."""


def read_document(document: SearchDocument) -> DocumentWords:
    """Return a document's terms."""
    return DocumentWords(_read_head(document), _read_body(document))


def _read_head(document: SearchDocument) -> dict[str, str]:
    places: dict[str, list[int]] = {}
    at = 0
    for part in _TITLE_PART.split(document.title):
        at = _place(places, read_syllables(part), at, _Field.TITLE)
    for keyword in document.keywords:
        at = _place(places, read_syllables(keyword), at + _GAP, _Field.KEYWORD)
    for sentence in sentences(document.summary):
        at = _place(places, read_syllables(sentence), at + _GAP, _Field.SUMMARY)
    return {term: _encoded(found) for term, found in places.items()}


def _place(places: dict[str, list[int]], read: Syllables, start: int, field: int) -> int:
    """Note where the terms of one piece stand, and what stands there; return the position behind the piece.

    What stands there is the field, doubled, and whether the term starts or ends the piece.
    """
    last = len(read.keys) - 1
    for at, spelling in enumerate(map(SEPARATOR.join, zip(read.keys, read.marks, strict=True))):
        edges = _STARTS if at == 0 else 0
        if at == last:
            edges += _ENDS
        places.setdefault(spelling, []).extend((start + at, 2 * field + 8 * edges))
    for at, length, key in read.compounds:
        edges = (at == 0) * _STARTS + (at + length - 1 == last) * _ENDS
        places.setdefault(f"{key}{SEPARATOR}", []).extend((start + at, 2 * field + 8 * edges))
    return start + last + 1


def _encoded(found: list[int]) -> str:
    """Return places and what stands there as text: distances, and one more at each that another follows."""
    if len(found) == _ONE_PLACE:
        return encode(found[0]) + encode(found[1])
    text = ""
    before = 0
    for index in range(0, len(found), 2):
        more = index + 2 < len(found)
        text += encode(found[index] - before) + encode(found[index + 1] + more)
        before = found[index]
    return text


def _read_body(document: SearchDocument) -> list[str]:
    """A pair is two syllables, marks and all, with a space between."""
    found, compounds = spelled(normal("\n".join(document.body)))
    found += [f"{one} {other}" for one, other in pairwise(found) if one and other]
    found += [f"{key}{SEPARATOR}" for key in compounds]
    counts = Counter(found)
    del counts[""]
    return [term if count < _OFTEN else f"{term}{OFTEN}" for term, count in counts.items()]
