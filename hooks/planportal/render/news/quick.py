"""Articles' Markdown without looking for what is not there; inline patterns see to themselves (quick_patterns.py)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import UnescapeTreeprocessor

from planportal.render.quick_patterns import QuickPatterns, holds_any

__all__ = ["quicken"]

_FIRST = 1000
"""A priority before all other kinds of blocks."""
_SOUGHT = (("fenced_code_block", 25, ("```", "~~~")), ("html_block", 20, ("<", "&")))
"""Steps before blocks are read: name, priority, and signs without which a step changes nothing."""
_ODD_SPACE = ("\x02", "\x03", "\r", "\t", " \n")
"""One of these is in all texts that the first step changes, but for the empty lines that it adds at the end."""
_ESCAPED = "\x02"
"""What escaped signs are kept by until the end."""


class _PlainParagraph(ParagraphProcessor):
    """Python-Markdown asks a dozen kinds of blocks for each whether it is one of them; the paragraph comes last.

    A single line that begins with a letter is none of the others: all of them begin with a sign, a digit or an indent,
    or need a second line.
    """

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - as all kinds of blocks are asked
        """Return whether a block can be nothing else."""
        return block[:1].isalpha() and "\n" not in block


class _Skipping(Preprocessor):
    """A step for those texts alone that hold a sign of what it looks for."""

    def __init__(self, usual: Preprocessor, signs: Iterable[str]) -> None:
        super().__init__(usual.md)
        self._usual, self._signs = usual, tuple(signs)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines after the step."""
        return self._usual.run(lines) if holds_any("\n".join(lines), self._signs) else lines


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without odd space, and two empty ones."""
        return super().run(lines) if holds_any("\n".join([*lines, ""]), _ODD_SPACE) else [*lines, "", ""]


class _Unescape(UnescapeTreeprocessor):
    def unescape(self, text: str) -> str:
        """Return a text with signs that were escaped."""
        return super().unescape(text) if _ESCAPED in text else text


def quicken(converter: Markdown) -> None:
    """Let a converter leave alone what no step can find; it has no extensions but those of articles."""
    QuickPatterns().extendMarkdown(converter)
    converter.parser.blockprocessors.register(_PlainParagraph(converter.parser), "plain", _FIRST)
    converter.preprocessors.register(_Whitespace(converter), "normalize_whitespace", 30)
    converter.treeprocessors.register(_Unescape(converter), "unescape", 0)
    for name, priority, signs in _SOUGHT:
        converter.preprocessors.register(_Skipping(converter.preprocessors[name], signs), name, priority)
    # It is a list of fifty names, and asked for each element.
    converter.block_level_elements = frozenset(converter.block_level_elements)  # type: ignore[assignment]
