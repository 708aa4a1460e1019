"""Markdown without looking for what is not there: most paragraphs hold no sign that any pattern starts with."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

__all__ = ["quicken"]

_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""By the name of an inline pattern of Python-Markdown or of its footnotes: one of these is in all that it matches."""
_ANY = ("`", "\\", "[", "<", "&", "*", "_", "  \n")
_FIRST, _USUAL = 1000, 20
"""Priorities: before all other kinds of blocks; that of inline patterns."""
_SOUGHT = (("fenced_code_block", 25, ("```", "~~~")), ("html_block", 20, ("<", "&")))
"""Steps before blocks are read: name, priority, and signs without which a step changes nothing."""


class _PlainParagraph(ParagraphProcessor):
    """Python-Markdown asks a dozen kinds of blocks for each whether it is one of them; the paragraph comes last.

    A single line that begins with a letter is none of the others: all of them begin with a sign, a digit or an indent,
    or need a second line.
    """

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as all kinds of blocks are asked
        """Return whether a block can be nothing else."""
        return block[:1].isalpha() and "\n" not in block


class _Quick(InlineProcessor):
    """Python-Markdown tries some fifteen patterns on each piece of text, one after another."""

    def __init__(self, converter: Markdown) -> None:
        super().__init__(converter)
        signs = {id(self.inlinePatterns[name]): signs for name, signs in _SIGNS.items()}
        self._patterns = [(pattern, signs[id(pattern)]) for pattern in self.inlinePatterns]

    # Methods of the parent that are private to it by their names: the version is pinned, and a test compares the two.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not _holds(data, _ANY):
            return data
        for at in range(patternIndex, len(self._patterns)):
            pattern, signs = self._patterns[at]
            start, matched = 0, True
            while matched and _holds(data, signs):
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, at, start)  # type: ignore[attr-defined]
        return data


class _Skipping(Preprocessor):
    """A step for those texts alone that hold a sign of what it looks for."""

    def __init__(self, usual: Preprocessor, signs: Iterable[str]) -> None:
        super().__init__(usual.md)
        self._usual, self._signs = usual, tuple(signs)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines after the step."""
        return self._usual.run(lines) if _holds("\n".join(lines), self._signs) else lines


def quicken(converter: Markdown) -> None:
    """Let a converter leave alone what no pattern can match; it has no patterns but the usual ones."""
    converter.parser.blockprocessors.register(_PlainParagraph(converter.parser), "plain", _FIRST)
    converter.treeprocessors.register(_Quick(converter), "inline", _USUAL)
    for name, priority, signs in _SOUGHT:
        converter.preprocessors.register(_Skipping(converter.preprocessors[name], signs), name, priority)
    # It is a list of fifty names, and asked for each element.
    converter.block_level_elements = frozenset(converter.block_level_elements)  # type: ignore[assignment]


def _holds(text: str, signs: Iterable[str]) -> bool:
    # One search for each sign is faster than one for them all.
    return any(map(text.__contains__, signs))
