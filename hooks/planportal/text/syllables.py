"""Vietnamese text as a search engine reads it: syllables folded for finding, with their marks kept for ranking.

The same rules stand in render/search/scripts/10-syllables.js; a test holds both to the same answers.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

__all__ = ["SEPARATOR", "Compound", "Syllables", "normal", "read_syllables", "sentences", "spelled"]

SEPARATOR = "\t"
"""Between a syllable and its marks."""

_CHUNK = re.compile(r"[^\W_]+")
_PART = re.compile(r"[0-9]+|[^0-9]+")
_END_PATTERN = r"[.!?;:](?=\s)|\n"
_END = re.compile(_END_PATTERN)
_RUN_OR_END = re.compile(rf"[^\W_]+(?:[./,\-\u2010\u2011&][^\W_]+)*|{_END_PATTERN}")
"""Letters and digits, and what joins them in `36-NQ/TW`, `1.234,5`, `CRISPR/Cas9` or `KH&CN`; or a sentence's end."""
_AND = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)+")
"""Letters joined by `&`, which people leave out: `KH&CN` is also typed `KHCN`."""
_JOINT = re.compile(r"[/\-\u2010\u2011]")
_D_WITH_STROKE = "đð"
"""The second is what old keyboards put for the first."""
_DIGITS = frozenset("0123456789")
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LONE_Y = re.compile(r"(?:[hklmstv]|qu)y")
_LONGEST = 40
_MOST_WORDS = 100_000


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
    for word in text.split():
        read = _WORDS[word].syllables
        if read.compounds:
            compounds += (Compound(len(keys) + at, length, key) for at, length, key in read.compounds)
        keys += read.keys
        marks += read.marks
    return Syllables(tuple(keys), tuple(marks), tuple(compounds))


def spelled(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the syllables of what stands between two spaces, each with its marks (see SEPARATOR), and its compounds.

    An empty syllable stands where a sentence ends. Long texts are read so, word by word.
    """
    read = _WORDS[word]
    return read.spelled, tuple(f"{key}{SEPARATOR}" for _, _, key in read.syllables.compounds)


def normal(text: str) -> str:
    """Return lower case in the form (NFKC) in which `CO₂` and `CO2` are one."""
    return unicodedata.normalize("NFKC", text).lower()


def sentences(text: str) -> list[str]:
    """Return a text cut where no phrase can go on."""
    return [sentence.strip() for sentence in _END.split(text) if sentence.strip()]


class _Word(NamedTuple):
    """What stands between two spaces, as it was read."""

    syllables: Syllables
    spelled: tuple[str, ...]
    """With an empty one where a sentence ends."""


class _Words(dict[str, _Word]):
    """Words as they were read; a text's few thousand words come again and again."""

    def __missing__(self, word: str) -> _Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        read = self[word] = _read_word(word)
        return read


_WORDS = _Words()


def _read_word(word: str) -> _Word:
    keys: list[str] = []
    marks: list[str] = []
    compounds: list[Compound] = []
    spellings: list[str] = []
    for run in _RUN_OR_END.findall(f"{normal(word)} "):
        if not run[0].isalnum():
            spellings.append("")
            continue
        read = _read_run(run)
        compounds += (Compound(len(keys) + at, length, key) for at, length, key in read.compounds)
        keys += read.keys
        marks += read.marks
        spellings += map(SEPARATOR.join, zip(read.keys, read.marks, strict=True))
    return _Word(Syllables(tuple(keys), tuple(marks), tuple(compounds)), tuple(spellings))


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
    if _AND.fullmatch(run):
        compounds += _compound(0, keys, "".join(keys))
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
