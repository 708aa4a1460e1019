"""The search index as outputs: documents in segments, each in a folder named by what it was made from.

A segment that is full stays as it is while its articles do: adding an article leaves its files and their addresses as
they were. The list of segments is the one file that a browser must ask for anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar
from unicodedata import unidata_version

from planportal.fingerprint import digest, folder_digest
from planportal.output import Asset, Output
from planportal.render.search.documents import Documents, SearchDocument
from planportal.render.search.postings import Piece, make_piece
from planportal.render.search.segment import Segment, make_segment

__all__ = ["FOLDER", "Remember", "index_outputs"]

FOLDER = "tim-kiem/chi-muc"
SEGMENT = 4096
"""Documents. A query reads a file of each segment for each of its terms, so there should be few."""
PIECE = 256
"""Documents that are read together, and read again when one of them changes."""

Made = TypeVar("Made", Piece, Segment)

Remember = Callable[[str, str, Callable[[], bytes]], bytes]
"""Returns what was last made under a name if it was made from the same (the key), else makes it."""


def index_outputs(documents: Sequence[SearchDocument], remember: Remember) -> Iterator[Output]:
    """Yield the index of documents, oldest first, one segment after another."""
    listed: list[tuple[object, ...]] = []
    for order, start in enumerate(range(0, len(documents), SEGMENT)):
        parts = _in_parts(documents, range(start, min(start + SEGMENT, len(documents))), f"search-{order}")
        key = digest(*(part.key for part in parts))
        segment = Segment(*_remembered(remember, f"search-{order}", key, partial(_segment, parts, remember)))
        folder = key[:12]
        listed.append((folder, *segment[:-1]))
        yield from (Asset(f"{FOLDER}/{folder}/{path}", text.encode()) for path, text in segment.files.items())
    yield Asset(f"{FOLDER}/muc-luc.json", _json({"segments": listed[::-1]}))


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


def _segment(parts: Sequence[_Part], remember: Remember) -> Segment:
    pieces = [_piece(remember, part) for part in parts]
    return make_segment([document for part in parts for document in part.documents], pieces)


def _piece(remember: Remember, part: _Part) -> Piece:
    return Piece(*_remembered(remember, part.name, part.key, lambda: make_piece(part.documents)))


def _remembered(remember: Remember, name: str, key: str, make: Callable[[], Made]) -> Made:
    """Return what is made, or lists and texts in its place where they were remembered."""
    made: list[Made] = []

    def as_bytes() -> bytes:
        made.append(make())
        return _json(made[0])

    kept = remember(name, key, as_bytes)
    return made[0] if made else json.loads(kept)


def _code() -> str:
    """Return a hash of all that decides what documents become: the modules, and Python's tables of letters."""
    return digest(unidata_version, folder_digest("render/search"), folder_digest("text"))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
