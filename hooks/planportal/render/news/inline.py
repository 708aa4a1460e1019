"""Inline Markdown, not looked for where there is none: most sentences hold no sign that a pattern starts with."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

__all__ = ["quick_inline"]

_SIGNS = re.compile(r"[\\`\[!<&*_\x02\x03]|  \n")
"""One of these is in all that an inline pattern of Python-Markdown or of its footnotes matches, or has left behind."""


class _Quick(InlineProcessor):
    """Python-Markdown tries some fifteen patterns on each piece of text, one after another."""

    # A method of the parent that is private to it by its name: the version is pinned, and a test compares the two.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if _SIGNS.search(data) is None:
            return data
        handled: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return handled


def quick_inline(converter: Markdown) -> None:
    """Let a converter leave alone what no pattern can match; it has no patterns but the usual ones."""
    converter.treeprocessors.register(_Quick(converter), "inline", 20)
