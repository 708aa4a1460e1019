"""The search index as outputs: documents in segments, each in a folder named by what it was made from.

A segment that is full stays as it is while its articles do: adding an article leaves its files and their addresses as
they were. The list of segments is the one file that a browser must ask for anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import resources

from planportal.output import Asset, Output
from planportal.render.search.documents import SearchDocument
from planportal.render.search.postings import Piece, make_piece
from planportal.render.search.segment import Segment, make_segment
from planportal.render.search.words import read_document

__all__ = ["FOLDER", "Remember", "index_outputs"]

FOLDER = "tim-kiem/chi-muc"
SEGMENT = 4096
"""Documents. A query reads a file of each segment for each of its terms, so there should be few."""
PIECE = 256
"""Documents that are read together, and read again when one of them changes."""

Remember = Callable[[str, str, Callable[[], bytes]], bytes]
"""Returns what was last made under a name if it was made from the same (the key), else makes it."""


def index_outputs(documents: Sequence[SearchDocument], remember: Remember) -> list[Output]:
    """Return the index of documents, oldest first."""
    outputs: list[Output] = []
    listed: list[tuple[str, int, int, int]] = []
    for order, start in enumerate(range(0, len(documents), SEGMENT)):
        part = documents[start : start + SEGMENT]
        name = f"search-{order}"
        key = _key(part)
        segment = Segment(*json.loads(remember(name, key, partial(_segment, part, name, remember))))
        folder = key[:12]
        listed.append((folder, segment.documents, segment.head_buckets, segment.body_buckets))
        outputs += (Asset(f"{FOLDER}/{folder}/{path}", text.encode()) for path, text in segment.files.items())
    table = {"segments": listed[::-1]}
    return [Asset(f"{FOLDER}/muc-luc.json", json.dumps(table, separators=(",", ":")).encode()), *outputs]


def _segment(documents: Sequence[SearchDocument], name: str, remember: Remember) -> bytes:
    pieces: list[Piece] = []
    for order, start in enumerate(range(0, len(documents), PIECE)):
        part = documents[start : start + PIECE]
        pieces.append(Piece(*json.loads(remember(f"{name}-{order}", _key(part), partial(_piece, part)))))
    return _json(make_segment(documents, pieces))


def _piece(documents: Sequence[SearchDocument]) -> bytes:
    return _json(make_piece([read_document(document) for document in documents]))


def _key(documents: Sequence[SearchDocument]) -> str:
    """Return a hash of documents and of the code that reads them."""
    total = hashlib.sha256(_code())
    for document in documents:
        total.update(repr(document).encode())
    return total.hexdigest()


@cache
def _code() -> bytes:
    here = resources.files("planportal.render.search")
    modules = sorted(file.name for file in here.iterdir() if file.name.endswith(".py"))
    files = [*(here.joinpath(name) for name in modules), resources.files("planportal.text").joinpath("syllables.py")]
    return b"\n".join(file.read_bytes() for file in files)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
