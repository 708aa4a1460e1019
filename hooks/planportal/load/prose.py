"""What of a Markdown text is words and markup: the text with its code blanked out, every other character in place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from planportal.model.markup import INLINE_TAGS

__all__ = ["may_be_fenced", "prose"]

_OPENED = re.compile(r"^(?P<fence>~{3,}|`{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]* *)\n", re.MULTILINE)
_TICKS = re.compile(r"(?<!\\)(?:\\{2})*(?P<ticks>`+)")
_BLOCKS = re.compile(r"(\n[ \n]*\n)")
_ITEM = re.compile(r" *([-*+]|\d+\.|:|\[\^[^\]\n]+\]:) ")
_BLOCK = re.compile(r" {0,3}(>|#|[-*+] |\d+\. )")
_RAW_BLOCK = re.compile(r" {0,3}<(?:/?(?P<name>[a-z][a-z0-9]*)|[!?])", re.IGNORECASE)
_STEP = 4
"""Columns that a list item's content, or code, stands deeper than what is around it."""
_INDENT = " " * _STEP


def prose(text: str) -> str:
    """Return the text with spaces for code, as Python-Markdown tells code: fenced, indented, and within a line."""
    # Most texts hold no code, and one search for its signs is faster than a look at every line.
    if may_be_fenced(text):
        text = _without_fenced_code(text)
    if text.startswith(_INDENT) or f"\n{_INDENT}" in text:
        text = "\n".join(_without_indented_code(text.split("\n")))
    return "".join(map(_without_inline_code, _BLOCKS.split(text))) if "`" in text else text


def may_be_fenced(text: str) -> bool:
    """Return whether a text may hold a fenced block."""
    return "```" in text or "~~~" in text


def _without_fenced_code(text: str) -> str:
    parts: list[str] = []
    at = looked = 0
    never_closed: set[str] = set()
    while opened := _OPENED.search(text, looked):
        looked = opened.end()
        fence = opened["fence"]
        if fence in never_closed:
            continue
        closed = re.compile(rf"^{fence} *$", re.MULTILINE).search(text, looked)
        if closed is None:
            # Nor is any that follows: there may be as many as lines.
            never_closed.add(fence)
            continue
        parts += (text[at : opened.start()], _blank(text[opened.start() : closed.end()]))
        at = looked = closed.end()
    return "".join((*parts, text[at:]))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _without_indented_code(lines: list[str]) -> Iterator[str]:
    depth, after_gap, in_code = 0, True, False
    for line in lines:
        if not line.strip():
            after_gap = True
            yield line
            continue
        indent = len(line) - len(line.lstrip(" "))
        in_code = (after_gap or in_code) and indent >= _STEP * (depth + 1)
        if not in_code:
            if _ITEM.match(line):
                depth = indent // _STEP + 1
            elif after_gap:
                depth = min(depth, indent // _STEP)
        after_gap = False
        yield _blank(line) if in_code else line


def _without_inline_code(block: str) -> str:
    """Return a paragraph without code. Lines that begin a block of their own are read as such before backticks are."""
    if _begins_raw(block):
        return block
    out, at = "", 0
    ticks = _Ticks(block)
    while opened := _TICKS.search(block, at):
        start, end = ticks.code_span(*opened.span("ticks"))
        is_code = not any(map(_begins_block, block[start:end].split("\n")[1:]))
        out += block[at:start] + (_blank(block[start:end]) if is_code else block[start:end])
        at = end
    return out + block[at:]


class _Ticks:
    """All runs of backticks in a block, found once: there may be as many as letters."""

    def __init__(self, block: str) -> None:
        runs = [match.span() for match in re.finditer("`+", block)]
        self._starts = [start for start, _ in runs]
        self._by_length: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for start, end in runs:
            self._by_length[end - start].append((start, end))
        lengths = (end - start for start, end in reversed(runs))
        self._longest = [*reversed(list(accumulate(lengths, max))), 0]
        """The length of the longest run from each on."""

    def code_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where code begins and ends that a run of backticks opens; empty, after the run, when it opens none.

        The next run of the same length closes it; failing that, the longest of shorter ones.
        """
        longest = self._longest[bisect_left(self._starts, end)]
        for length in (end - start, *([longest] if longest < end - start else ())):
            runs = self._by_length.get(length, [])
            closing = bisect_left(runs, (end, 0))
            if closing < len(runs):
                return start, runs[closing][1]
        return end, end


def _begins_block(line: str) -> bool:
    return _begins_raw(line) or bool(_BLOCK.match(line))


def _begins_raw(text: str) -> bool:
    raw = _RAW_BLOCK.match(text)
    return raw is not None and (raw["name"] or "").lower() not in INLINE_TAGS
