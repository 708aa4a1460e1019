"""The HTML that may stand in an article's Markdown: what stays, and what goes with all that is in it."""

from __future__ import annotations

__all__ = ["EMPTIED_TAGS", "INLINE_TAGS", "KEPT_TAGS"]

INLINE_TAGS = frozenset({"a", "b", "code", "del", "em", "i", "s", "strong", "sub", "sup", "u"})
"""Tags within a line of words, each with an end of its own."""

KEPT_TAGS = INLINE_TAGS | {
    *("blockquote", "br", "caption", "dd", "dl", "dt", "h2", "h3", "h4", "hr", "img", "li", "ol", "p", "pre"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
"""What Markdown itself makes, and a little more; any other tag goes, and the words in it stay."""

EMPTIED_TAGS = frozenset(
    {"form", "iframe", "math", "noscript", "object", "script", "style", "svg", "template"},
)
"""Tags whose content is no text for readers: both go."""
