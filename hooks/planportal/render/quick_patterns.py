"""Inline Markdown without looking for what is not there: most paragraphs hold no sign that any pattern starts with.

A module by whose name Python-Markdown finds an extension.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

__all__ = ["QuickPatterns", "holds_any", "makeExtension"]

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
_UNKNOWN = ("",)
"""What is in every text, for patterns of other extensions."""
_USUAL = 20
"""The priority of inline patterns."""


class QuickPatterns(Extension):
    """Lets a converter try on each text those patterns alone whose signs stand in it; the HTML is the same."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as Python-Markdown calls it
        """Put the quick processor in the place of the usual one."""
        md.treeprocessors.register(_Quick(md), "inline", _USUAL)


class _Quick(InlineProcessor):
    """Python-Markdown tries some fifteen patterns on each piece of text, one after another."""

    @cached_property
    def _patterns(self) -> Sequence[tuple[Any, tuple[str, ...]]]:
        # Once all extensions have added theirs.
        signs = {id(self.inlinePatterns[name]): signs for name, signs in _SIGNS.items() if name in self.inlinePatterns}
        return [(pattern, signs.get(id(pattern), _UNKNOWN)) for pattern in self.inlinePatterns]

    @cached_property
    def _any(self) -> Sequence[str]:
        signs = dict.fromkeys(sign for _, signs in self._patterns for sign in signs)
        return [sign for sign in signs if not any(other in sign for other in signs if other != sign)]

    # Methods of the parent that are private to it by their names: the version is pinned, and a test compares the two.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not holds_any(data, self._any):
            return data
        for at in range(patternIndex, len(self._patterns)):
            pattern, signs = self._patterns[at]
            start, matched = 0, True
            while matched and holds_any(data, signs):
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, at, start)  # type: ignore[attr-defined]
        return data


def makeExtension(**options: Any) -> QuickPatterns:  # noqa: N802 - as Python-Markdown calls it
    """Return the extension."""
    return QuickPatterns(**options)


def holds_any(text: str, signs: Iterable[str]) -> bool:
    """Return whether one of the signs stands in a text: a search for each is faster than one for them all."""
    return any(map(text.__contains__, signs))
