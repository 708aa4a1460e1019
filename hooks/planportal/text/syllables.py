"""Vietnamese text as a search engine reads it: syllables folded for finding, with their marks kept for ranking.

The same rules stand in render/search/scripts/10-syllables.js; a test holds both to the same answers.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import NamedTuple

__all__ = ["SEPARATOR", "Compound", "Syllables", "normal", "read_syllables", "sentences", "spelled"]

SEPARATOR = "\t"
"""Between a syllable and its marks."""

_RUN_PATTERN = r"[^\W_]+(?:[./,\-\u2010\u2011][^\W_]+)*"
_RUN = re.compile(_RUN_PATTERN)
"""Letters and digits, and what joins them in `36-NQ/TW`, `1.234,5` or `CRISPR/Cas9`."""
_CHUNK = re.compile(r"[^\W_]+")
_PART = re.compile(r"[0-9]+|[^0-9]+")
_END = r"[.!?;:](?=\s)|\n"
_RUN_OR_END = re.compile(f"{_RUN_PATTERN}|{_END}")
_SENTENCE_END = re.compile(_END)
_JOINT = re.compile(r"[/\-\u2010\u2011]")
_D_WITH_STROKE = "đð"
"""The second is what old keyboards put for the first."""
_DIGITS = frozenset("0123456789")
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LONE_Y = re.compile(r"(?:[hklmstv]|qu)y")
_LONGEST = 40
_MOST_READINGS = 100_000


class Compound(NamedTuple):
    """A term made of several parts: the number of a document, a figure, `ST25`."""

    at: int
    """Index of its first part among the syllables."""
    length: int
    """How many syllables it is made of."""
    key: str


class Syllables(NamedTuple):
    """A text's syllables in order."""

    keys: tuple[str, ...]
    """Lower case, no marks, `d` for `đ`, final `y` as `i` where both are written (kỹ, kĩ)."""
    marks: tuple[str, ...]
    """What folding took away, the same for both ways of placing the tone: `sắn` -> `ă4`, `thuỷ` = `thủy` -> `2`."""
    compounds: tuple[Compound, ...]


def read_syllables(text: str) -> Syllables:
    """Return the syllables and compounds of a text."""
    keys: list[str] = []
    marks: list[str] = []
    compounds: list[Compound] = []
    for run in _RUN.findall(normal(text)):
        read = _READ[run]
        compounds += (Compound(len(keys) + at, length, key) for at, length, key in read.compounds)
        keys += read.keys
        marks += read.marks
    return Syllables(tuple(keys), tuple(marks), tuple(compounds))


def spelled(text: str) -> tuple[list[str], list[str]]:
    """Return a text's syllables, each with its marks behind a SEPARATOR, and the keys of its compounds.

    An empty one stands where a sentence ends. The text must be `normal` already: this is the way to read long texts.
    """
    runs = _RUN_OR_END.findall(text)
    syllables = list(chain.from_iterable(map(_SPELLED.__getitem__, runs)))
    return syllables, [key for run in filter(_READ.numbered.__contains__, runs) for _, _, key in _READ[run].compounds]


def normal(text: str) -> str:
    """Return lower case in the form (NFKC) in which `CO₂` and `CO2` are one."""
    return unicodedata.normalize("NFKC", text).lower()


def sentences(text: str) -> list[str]:
    """Return a text cut where no phrase can go on."""
    return [sentence.strip() for sentence in _SENTENCE_END.split(text) if sentence.strip()]


class _Readings(dict[str, Syllables]):
    """Runs as they were read; a text's few thousand runs come again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.numbered: set[str] = set()
        """Runs that hold compounds."""

    def __missing__(self, run: str) -> Syllables:
        if len(self) >= _MOST_READINGS:
            self.clear()
            self.numbered.clear()
        read = self[run] = _read_run(run)
        if read.compounds:
            self.numbered.add(run)
        return read


class _SpelledRuns(dict[str, tuple[str, ...]]):
    """Runs as syllables with their marks."""

    def __missing__(self, run: str) -> tuple[str, ...]:
        if len(self) >= _MOST_READINGS:
            self.clear()
        read = _READ[run]
        made = self[run] = tuple(map(SEPARATOR.join, zip(read.keys, read.marks, strict=True))) or ("",)
        return made


_READ = _Readings()
_SPELLED = _SpelledRuns()


def _read_run(run: str) -> Syllables:
    """Read letters and digits with what joins them: parts, chunks of letters and digits, and the whole."""
    keys: list[str] = []
    marks: list[str] = []
    compounds: list[Compound] = []
    chunks = _CHUNK.findall(run)
    for chunk in chunks:
        at = len(keys)
        for part in _PART.findall(chunk):
            key, mark = _folded(part)
            keys.append(key)
            marks.append(mark)
        if len(keys) - at > 1 and len(chunks) > 1:
            compounds += _compound(at, keys[at:])
    if len(keys) > 1 and not _DIGITS.isdisjoint(run):
        if all(_DIGITS.issuperset(key) for key in keys):
            compounds += _compound(0, keys, _JOINT.sub("-", run))
        else:
            compounds += _compound(0, keys)
    return Syllables(tuple(keys), tuple(marks), tuple(compounds))


def _compound(at: int, keys: list[str], key: str = "") -> list[Compound]:
    key = key or "-".join(keys)
    return [Compound(at, len(keys), key)] if len(key) <= _LONGEST else []


def _folded(chunk: str) -> tuple[str, str]:
    """Return a chunk's folded form and its marks: letters with a mark of their own, then the tone."""
    key: list[str] = []
    letters: list[str] = []
    tone = ""
    for char in chunk:
        if char in _D_WITH_STROKE:
            key.append("d")
            letters.append("đ")
            continue
        base, *signs = list(unicodedata.normalize("NFD", char))
        key.append(base)
        kept = [sign for sign in signs if sign not in _TONES]
        tone = next((_TONES[sign] for sign in signs if sign in _TONES), tone)
        if kept:
            letters.append(unicodedata.normalize("NFC", base + "".join(kept)))
    folded = "".join(key)
    if _LONE_Y.fullmatch(folded):
        folded = folded[:-1] + "i"
    return folded, "".join(letters) + tone
