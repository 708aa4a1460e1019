"""The search index as outputs: documents in segments, each in a folder named by what it was made from.

A segment that is full stays as it is while its articles do: adding an article leaves its files and their addresses as
they were. The list of segments is the one file that a browser must ask for anew.
"""

from __future__ import annotations

import json
import marshal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from unicodedata import unidata_version

from planportal.fingerprint import digest, folder_digest
from planportal.output import Asset, Deferred, Output
from planportal.render.search.documents import Documents, SearchDocument
from planportal.render.search.postings import Piece, make_piece
from planportal.render.search.segment import make_segment

__all__ = ["FOLDER", "Remember", "index_outputs", "index_work"]

FOLDER = "tim-kiem/chi-muc"
SEGMENT = 4096
"""Documents. A query reads a file of each segment for each of its terms, so there should be few."""
PIECE = 64
"""Documents that are read together, and read again when one of them changes."""

Remember = Callable[[str, str, Callable[[], bytes]], bytes]
"""Returns what was last made under a name if it was made from the same (the key), else makes it."""


def index_work(documents: Sequence[SearchDocument], remember: Remember) -> list[Deferred]:
    """Return what makes the index of documents, oldest first: one segment after another, then the list of them."""
    segments = [
        _SegmentWork(f"search-{order}", documents, range(start, min(start + SEGMENT, len(documents))), remember)
        for order, start in enumerate(range(0, len(documents), SEGMENT))
    ]

    def listing() -> Iterator[Output]:
        listed = [(segment.folder, *segment.numbers()) for segment in reversed(segments)]
        yield Asset(f"{FOLDER}/muc-luc.json", _json({"segments": listed}))

    key = digest("segments", *(segment.key for segment in segments))
    return [
        *(Deferred(segment.key, {}, segment.outputs) for segment in segments),
        Deferred(key, {}, listing, last=True),
    ]


def index_outputs(documents: Sequence[SearchDocument], remember: Remember) -> Iterator[Output]:
    """Yield the whole index of documents, oldest first."""
    for work in index_work(documents, remember):
        yield from work.make()


class _SegmentWork:
    """A segment that can be made; its numbers are remembered for the list, which may be made by another process."""

    def __init__(self, name: str, documents: Sequence[SearchDocument], place: range, remember: Remember) -> None:
        self._name, self._remember = name, remember
        self._parts = _in_parts(documents, place, name)
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


def _in_parts(documents: Sequence[SearchDocument], place: range, name: str) -> list[_Part]:
    key_of = documents.key if isinstance(documents, Documents) else lambda at: repr(documents[at])
    places = [range(start, min(start + PIECE, place.stop)) for start in range(place.start, place.stop, PIECE)]
    return [
        _Part(f"{name}-{order}", digest(_code(), *map(key_of, part)), documents, part)
        for order, part in enumerate(places)
    ]


def _piece(remember: Remember, part: _Part) -> Piece:
    made: list[Piece] = []

    def as_bytes() -> bytes:
        made.append(make_piece(part.documents))
        plain: tuple[Any, ...] = tuple(made[0])
        return marshal.dumps(plain)

    kept = remember(part.name, part.key, as_bytes)
    # Signed, and the key names the version of Python: written by this library into the project's own cache.
    return made[0] if made else Piece(*marshal.loads(kept))  # noqa: S302


def _code() -> str:
    """Return a hash of all that decides what documents become: the modules, Python and its tables of letters."""
    return digest(sys.version, unidata_version, folder_digest("render/search"), folder_digest("text"))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
