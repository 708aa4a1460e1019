"""A run of documents as small files, of which a query reads the few that hold its terms.

    h/<bucket>.json  terms of titles, keywords and summaries with every position, spread over buckets by hash
    b/<bucket>.json  terms of bodies: syllables and pairs of neighbours
    w/<letter>.json  words that begin with a letter, and in how many documents each stands
    d/<number>.json  what a result shows of each of a few documents
    t/<number>.json  bodies, for a line of context, where they are too long for a record
    filter.json      section and fields of each document

An entry of a bucket gives for each spelling its marks, a colon and its postings (see postings.py), joined with `|`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple, TypeVar
from zlib import crc32

from planportal.render.search.postings import Piece, join_pieces
from planportal.text.syllables import SEPARATOR

__all__ = ["Segment", "make_segment"]

_BUCKET, _MORE_BUCKET, _MOST_BUCKET = 250, 1000, 2500
"""Characters that a bucket should hold: so many, one more for so many of the whole, and never more than the last.

Smaller ones pack badly and make many files; larger ones cost readers more than they ask for.
"""
_RECORDS = 300
_TEXTS = 500
"""For so many documents one more shares a file, up to four records and two texts: a large portal has few enough files,
and the readers of a small one fetch little that they did not ask for."""
_SHORT = 300
"""Characters of a body that travel with the record."""
Value = TypeVar("Value")
_WORD = re.compile(r"[a-z]{2,12}")


class Segment(NamedTuple):
    """A run of documents, ready to be published."""

    documents: int
    head_buckets: int
    body_buckets: int
    records: int
    """Documents whose records share a file."""
    texts: int
    """Documents whose bodies share a file."""
    files: Mapping[str, str]
    """By their path below the segment's folder."""


def make_segment(pieces: Sequence[Piece]) -> Segment:
    """Return the files of a run of documents from its pieces, oldest first."""
    count = sum(piece.documents for piece in pieces)
    starts = [sum(piece.documents for piece in pieces[:index]) for index in range(len(pieces))]
    head = join_pieces([(start, piece.head) for start, piece in zip(starts, pieces, strict=True)], count)
    body = join_pieces([(start, piece.body) for start, piece in zip(starts, pieces, strict=True)], count)
    head_buckets, body_buckets = _buckets(head), _buckets(body)
    files = {f"h/{number}.json": text for number, text in enumerate(head_buckets)}
    files |= {f"b/{number}.json": text for number, text in enumerate(body_buckets)}
    files |= {f"w/{letter}.json": _json(words) for letter, words in _words_by_letter([head, body]).items()}
    files["filter.json"] = _json([groups for piece in pieces for groups in piece.groups])
    records, texts = min(4, 1 + count // _RECORDS), min(2, 1 + count // _TEXTS)
    bodies = [body for piece in pieces for body in piece.bodies]
    long = [body if len(body) > _SHORT else None for body in bodies]
    files |= {
        f"t/{number}.json": _json(some)
        for number, some in _shared(long, texts)
        if any(body is not None for body in some)
    }
    heads = [record for piece in pieces for record in piece.records]
    # With the body if it is short; where there is none, one must look among the texts.
    shown = [[*record, body if len(body) <= _SHORT else None] for record, body in zip(heads, bodies, strict=True)]
    files |= {f"d/{number}.json": _json(some) for number, some in _shared(shown, records)}
    return Segment(count, len(head_buckets), len(body_buckets), records, texts, files)


def _shared(values: Sequence[Value], many: int) -> Iterator[tuple[int, Sequence[Value]]]:
    """Yield the values of each file, with its number."""
    return enumerate(values[start : start + many] for start in range(0, len(values), many))


def _buckets(postings: Mapping[str, str]) -> list[str]:
    """Return entries spread over buckets by the hash of their term."""
    entries: dict[str, str] = {}
    for spelling in sorted(postings):
        term, marks = _apart(spelling)
        entry = f"{marks}:{postings[spelling]}"
        entries[term] = f"{entries[term]}|{entry}" if term in entries else entry
    size = sum(map(len, entries)) + sum(map(len, entries.values()))
    count = 1 + size // min(_MOST_BUCKET, _BUCKET + size // _MORE_BUCKET)
    buckets: list[list[str]] = [[] for _ in range(count)]
    for term, entry in entries.items():
        buckets[crc32(term.encode()) % count].append(f'"{term}":"{entry}"')
    return [f"{{{','.join(bucket)}}}" for bucket in buckets]


def _apart(spelling: str) -> tuple[str, str]:
    """Return the term and the marks of a spelled syllable or pair (`la+4 san+ă4` -> `la san`, `4 ă4`)."""
    first, space, second = spelling.partition(" ")
    key, _, marks = first.partition(SEPARATOR)
    if not space:
        return key, marks
    next_key, _, next_marks = second.partition(SEPARATOR)
    return f"{key} {next_key}", f"{marks} {next_marks}"


def _words_by_letter(tiers: Sequence[Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """Return the words that a reader may have meant, by first letter, with how much is written about each.

    The length of postings stands for the number of documents: only the order matters.
    """
    counts: defaultdict[str, int] = defaultdict(int)
    for postings in tiers:
        for spelling, text in postings.items():
            word = spelling.partition(SEPARATOR)[0]
            if " " not in spelling and _WORD.fullmatch(word):
                counts[word] += len(text)
    words: dict[str, dict[str, int]] = {letter: {} for letter in ascii_lowercase}
    for word in sorted(counts):
        words[word[0]][word] = counts[word].bit_length()
    return words


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
