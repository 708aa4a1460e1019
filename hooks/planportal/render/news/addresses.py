"""Where the news room's pages stand (design, section 5)."""

from __future__ import annotations

import re

from planportal.model import Article, NewsSection
from planportal.text.normalise import slug

__all__ = ["article_path", "field_path", "list_of", "list_page_path", "section_path", "tag_path", "year_path"]

_LATER_PAGE = re.compile(r"(?P<list>.+/)trang/\d+/")


def article_path(article: Article) -> str:
    """Return the Markdown path of an article's page."""
    return article.address.rstrip("/") + ".md"


def section_path(section: NewsSection) -> str:
    """Return the Markdown path of a section's first page."""
    return f"{section.id}/index.md"


def field_path(field: str) -> str:
    """Return the Markdown path of a field's first page."""
    return f"linh-vuc/{field}/index.md"


def tag_path(tag: str) -> str:
    """Return the Markdown path of a tag's first page."""
    return f"chu-de/{slug(tag)}/index.md"


def year_path(year: int) -> str:
    """Return the Markdown path of a year's first page."""
    return f"luu-tru/{year}/index.md"


def list_page_path(first: str, number: int) -> str:
    """Return the Markdown path of a list's n-th page, from the path of its first."""
    return first if number == 1 else f"{first.removesuffix('index.md')}trang/{number}.md"


def list_of(address: str) -> str:
    """Return the root-relative address of the list that a later page (`tin-tuc/trang/2/`) is of; nothing for others."""
    match = _LATER_PAGE.fullmatch(address)
    return match["list"] if match else ""
