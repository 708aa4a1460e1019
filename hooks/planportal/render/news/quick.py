"""Markdown without looking for what is not there: most paragraphs hold no sign that any pattern starts with."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.treeprocessors import InlineProcessor

__all__ = ["quicken"]

_SIGNS = ("\\", "`", "[", "!", "<", "&", "*", "_", "\x02", "\x03", "  \n")
"""One of these is in all that an inline pattern of Python-Markdown or of its footnotes matches, or has left behind."""
_FIRST, _USUAL = 1000, 20
"""Priorities: before all other kinds of blocks; that of inline patterns."""


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

    # A method of the parent that is private to it by its name: the version is pinned, and a test compares the two.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        # One search for each sign is faster than one for them all.
        if not any(map(data.__contains__, _SIGNS)):
            return data
        handled: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return handled


def quicken(converter: Markdown) -> None:
    """Let a converter leave alone what no pattern can match; it has no patterns but the usual ones."""
    converter.parser.blockprocessors.register(_PlainParagraph(converter.parser), "plain", _FIRST)
    converter.treeprocessors.register(_Quick(converter), "inline", _USUAL)
