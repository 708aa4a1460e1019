"""Which documents hold a term, as text: made for a few hundred documents at a time, then joined to a segment.

Postings go from the newest document to the oldest: the distance to the document, then what is said of it there. A piece
knows where its postings begin and end, so that joining pieces needs no second look at the documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import sub
from typing import NamedTuple

from planportal.render.search.documents import SearchDocument
from planportal.render.search.numbers import encode
from planportal.render.search.words import Bodies, read_head

__all__ = ["Piece", "Postings", "join_pieces", "make_piece"]


Postings = tuple[int, int, str]
"""A term's documents within a piece, numbered from the piece's oldest: the newest, the oldest, and as text what is said
of the newest, then of each older one. Plain, since there are two hundred of them an article."""


class Piece(NamedTuple):
    """A run of documents."""

    documents: int
    head: Mapping[str, Postings]
    body: Mapping[str, Postings]
    groups: Sequence[Sequence[str]]
    """Section and fields of each document."""
    records: Sequence[Sequence[str]]
    """What a result shows of each: address, title, section, date, summary."""
    bodies: Sequence[str]
    """For a line of context; a line for each paragraph."""


def make_piece(documents: Sequence[SearchDocument]) -> Piece:
    """Return the postings of documents, oldest first."""
    return Piece(
        len(documents),
        _head_postings(documents),
        _body_postings(documents),
        groups=[[document.section, *document.fields] for document in documents],
        records=[
            [document.address, document.title, document.section, document.date, document.summary]
            for document in documents
        ],
        bodies=["\n".join(filter(None, document.body)) for document in documents],
    )


def _head_postings(documents: Sequence[SearchDocument]) -> dict[str, Postings]:
    places: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number in range(len(documents) - 1, -1, -1):
        for term, said in read_head(documents[number]).items():
            places[term].append((number, said))
    return {term: _with_places(found) for term, found in places.items()}


def _body_postings(documents: Sequence[SearchDocument]) -> dict[str, Postings]:
    bodies = Bodies()
    for number in range(len(documents) - 1, -1, -1):
        bodies.add(number, documents[number].body)
    return {
        # Most terms stand in one document of a piece.
        term: (found[0], found[-1], "".join(map(encode, map(sub, found, found[1:]))) if len(found) > 1 else "")
        for term, found in bodies.holders()
    }


def _with_places(found: list[tuple[int, str]]) -> Postings:
    newest, text = found[0]
    before = newest
    for number, said in found[1:]:
        text += encode(before - number) + said
        before = number
    return newest, before, text


def join_pieces(pieces: Sequence[tuple[int, Mapping[str, Postings]]], count: int) -> dict[str, str]:
    """Return each term's postings over pieces, oldest first, each with the number of its first document.

    The first distance is the one from `count`, the number behind the newest document.
    """
    texts: dict[str, str] = {}
    ends: dict[str, int] = {}
    for start, postings in reversed(pieces):
        for term, (newest, oldest, text) in postings.items():
            gap = encode(ends.get(term, count) - start - newest)
            texts[term] = f"{texts[term]}{gap}{text}" if term in texts else gap + text
            ends[term] = start + oldest
    return texts
