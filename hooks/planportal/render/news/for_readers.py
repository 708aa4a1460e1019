"""What feeds leave out of an article's body: readers' programs have neither our stylesheet nor our page."""

from __future__ import annotations

from lxml.etree import strip_attributes
from lxml.html import HtmlElement

__all__ = ["leave_for_readers"]

_ONLY_FOR_PAGES = ("aria-label", "class", "decoding", "fetchpriority", "id", "loading", "role", "tabindex")


def leave_for_readers(root: HtmlElement) -> None:
    """Take out what only a page can use: for the keyboard, loading, the stylesheet, phones, links within it."""
    for figure in root.find_class("chart"):
        for choice in list(figure.iter("picture", "source")):
            choice.drop_tag()
    for wrapper in list(root.iterdescendants("div")):
        wrapper.drop_tag()
    strip_attributes(root, *_ONLY_FOR_PAGES)
