"""The search index as outputs: documents in segments, each in a folder named by what it was made from.

A segment that is full stays as it is while its articles do: adding an article leaves its files and their addresses as
they were. The list of segments is the one file that a browser must ask for anew.
"""

from __future__ import annotations

import json
import marshal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from planportal.fingerprint import code_digest, digest
from planportal.output import Asset, Deferred, Output
from planportal.render.search.documents import Documents, SearchDocument
from planportal.render.search.postings import Piece, make_piece
from planportal.render.search.segment import make_segment

__all__ = ["FOLDER", "Remember", "index_outputs", "index_work"]

FOLDER = "tim-kiem/chi-muc"
SEGMENT = 4096
"""Documents. A query reads a file of each segment for each of its terms, so there should be few."""
YOUNG = 512
"""Of the documents that fill no segment, those above a multiple of this have one to themselves.

A new article changes nearly every file of the segment in which it stands.
"""
LARGE = 2048
"""From so many documents on that is worth one more file for each term of a query."""
PIECE = 64
"""Documents that are read together, and read again when one of them changes."""

Remember = Callable[[str, str, Callable[[], bytes]], bytes]
"""Returns what was last made under a name if it was made from the same (the key), else makes it."""


def index_work(documents: Sequence[SearchDocument], remember: Remember) -> list[Deferred]:
    """Return what makes the index of documents, oldest first: one segment after another, then the list of them."""
    growing = documents.growing if isinstance(documents, Documents) else len(documents)
    segments = [
        _SegmentWork(f"search-{place.start}", _in_parts(documents, place, growing), remember)
        for place in _places(growing, len(documents))
    ]

    def listing() -> Iterator[Output]:
        listed = [(segment.folder, *segment.numbers()) for segment in reversed(segments)]
        yield Asset(f"{FOLDER}/muc-luc.json", _json({"segments": listed}))

    key = digest("segments", *(segment.key for segment in segments))
    return [
        *(Deferred(segment.key, {}, segment.outputs) for segment in segments),
        Deferred(key, {}, listing, last=True),
    ]


def _places(growing: int, count: int) -> list[range]:
    """Return which documents share a segment, oldest first; those of which there are always as many are in the last."""
    full = growing // SEGMENT * SEGMENT
    young = [growing // YOUNG * YOUNG] if growing >= LARGE else []
    ends = [*range(0, full + 1, SEGMENT), *young, count]
    return [range(start, end) for start, end in pairwise(ends) if start < end]


def index_outputs(documents: Sequence[SearchDocument], remember: Remember) -> Iterator[Output]:
    """Yield the whole index of documents, oldest first."""
    for work in index_work(documents, remember):
        yield from work.make()


class _SegmentWork:
    """A segment that can be made; its numbers are remembered for the list, which may be made by another process."""

    def __init__(self, name: str, parts: Sequence[_Part], remember: Remember) -> None:
        self._name, self._parts, self._remember = name, parts, remember
        self.key = digest(*(part.key for part in self._parts))
        self.folder = self.key[:12]
        self._numbers: tuple[int, ...] = ()

    def outputs(self) -> Iterator[Output]:
        segment = make_segment([_piece(self._remember, part) for part in self._parts])
        self._numbers = segment[:-1]
        self.numbers()
        yield from (Asset(f"{FOLDER}/{self.folder}/{path}", text.encode()) for path, text in segment.files.items())

    def numbers(self) -> Sequence[int]:
        """Return what a browser has to know of the segment before it asks for files."""

        def as_bytes() -> bytes:
            if not self._numbers:
                # Somebody deleted them, but not what they were remembered with.
                deque(self.outputs(), maxlen=0)
            return _json(self._numbers)

        numbers: Sequence[int] = json.loads(self._remember(self._name, self.key, as_bytes))
        return numbers


class _Part(NamedTuple):
    name: str
    key: str
    """A hash of its documents and of the code that reads them."""
    all: Sequence[SearchDocument]
    place: range
    """Where its documents stand among all."""

    @property
    def documents(self) -> Sequence[SearchDocument]:
        return self.all[self.place.start : self.place.stop]


def _in_parts(documents: Sequence[SearchDocument], place: range, growing: int) -> list[_Part]:
    """Return the parts of a segment, each named by where it stands: it is the same in whichever segment."""
    key_of = documents.key if isinstance(documents, Documents) else lambda at: repr(documents[at])
    code, between = code_digest("render/search", "text"), min(growing, place.stop)
    named = [(f"search-part-{part.start}", part) for part in _runs(place.start, between)]
    named += [(f"search-last-{part.start - growing}", part) for part in _runs(between, place.stop)]
    return [_Part(name, digest(code, *map(key_of, part)), documents, part) for name, part in named]


def _runs(start: int, stop: int) -> list[range]:
    return [range(at, min(at + PIECE, stop)) for at in range(start, stop, PIECE)]


def _piece(remember: Remember, part: _Part) -> Piece:
    made: list[Piece] = []

    def as_bytes() -> bytes:
        made.append(make_piece(part.documents))
        plain: tuple[Any, ...] = tuple(made[0])
        return marshal.dumps(plain)

    kept = remember(part.name, part.key, as_bytes)
    # Signed, and the key names the version of Python: written by this library into the project's own cache.
    return made[0] if made else Piece(*marshal.loads(kept))  # noqa: S302


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
