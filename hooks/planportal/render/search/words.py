"""One document as terms: where each stands in its head, and which occur in its body.

The head (title, keywords, summary) keeps every position, so that a phrase can be told from scattered syllables. The
body keeps single syllables and pairs of neighbours: in Vietnamese, where most words are two syllables, a pair says
nearly as much as positions do, and asking for "lá sắn" does not fetch every place where "là" stands.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import chain, repeat
from operator import or_

from planportal.render.search.documents import SearchDocument
from planportal.render.search.numbers import encode
from planportal.text.syllables import SEPARATOR, Syllables, read_syllables, sentences, spelled

__all__ = ["OFTEN", "Bodies", "read_head"]

OFTEN = "!"

_OFTEN = 3
"""A term that stands so many times in a body is what the document is about."""
_TITLE_PART = re.compile(r":\s+|\s+[–—-]\s+")
_GAP = 2
"""Positions left free between pieces that no phrase joins."""
_STARTS, _ENDS = 1, 2
_PAIR = 24
"""Bits for the second of two syllables."""
_SENTENCE_END = 1
"""What stands for it among the numbers of syllables."""
_ONE_PLACE = 2


class _Field(IntEnum):
    TITLE = 0
    KEYWORD = 1
    SUMMARY = 2


_read_again = lru_cache(maxsize=4096)(read_syllables)
"""Tags and headings come again and again."""


def read_head(document: SearchDocument) -> dict[str, str]:
    """Return the places of a head's terms as encoded numbers: distance from the one before, then what stands there."""
    places: dict[str, list[int]] = {}
    at = 0
    for part in _TITLE_PART.split(document.title):
        at = _place(places, _read_again(part), at, _Field.TITLE)
    for keyword in document.keywords:
        at = _place(places, _read_again(keyword), at + _GAP, _Field.KEYWORD)
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


class Bodies:
    """Which documents hold a term in their body: syllables, pairs of neighbours within a sentence, compounds.

    Terms are numbers until all documents are read, since strings would cost twice the time: below zero where they stand
    often.
    """

    def __init__(self) -> None:
        self._words = _Numbered()
        self._firsts: list[int] = []
        """Each syllable's number as the first of a pair."""
        self._holders: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, number: int, paragraphs: Sequence[str]) -> None:
        """Read the body of a document."""
        words = " . ".join(paragraphs).split()
        found = list(chain.from_iterable(map(self._words.__getitem__, words)))
        self._firsts += [number << _PAIR for number in range(len(self._firsts), len(self._words.names))]
        found += map(or_, map(self._firsts.__getitem__, found), found[1:])
        for word in filter(self._words.compounds.__contains__, words):
            found += self._words.compounds[word]
        terms = [-term if count >= _OFTEN else term for term, count in Counter(found).items()]
        # A million steps at 1,000 articles: a loop in Python would take twice as long.
        deque(map(list.append, map(self._holders.__getitem__, terms), repeat(number)), maxlen=0)

    def holders(self) -> Iterator[tuple[str, list[int]]]:
        """Yield each term with the documents that hold it, in the order in which they were added.

        A term is its syllables with their marks and a space between, OFTEN at the end if it stands there often.
        """
        names = self._words.names
        for term, documents in self._holders.items():
            one, other = divmod(abs(term), 1 << _PAIR)
            if one != _SENTENCE_END != other:
                mark = OFTEN if term < 0 else ""
                yield f"{names[one]} {names[other]}{mark}" if one else f"{names[other]}{mark}", documents


class _Numbered(dict[str, tuple[int, ...]]):
    """The syllables of words by their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = ["", ""]
        """None is numbered zero, so that a pair is never taken for a syllable."""
        self.compounds: dict[str, tuple[int, ...]] = {}
        """Of the words that hold any."""
        self._numbers: dict[str, int] = {"": _SENTENCE_END}

    def __missing__(self, word: str) -> tuple[int, ...]:
        syllables, compounds = spelled(word)
        if compounds:
            self.compounds[word] = tuple(map(self._number, compounds))
        read = self[word] = tuple(map(self._number, syllables))
        return read

    def _number(self, spelling: str) -> int:
        number = self._numbers.setdefault(spelling, len(self.names))
        if number == len(self.names):
            self.names.append(spelling)
        return number
