"""Where the news room's pages stand (design, section 5)."""

from __future__ import annotations

import re

from planportal.model import Article, NewsSection
from planportal.render.addresses import SITE_MAP, address_of
from planportal.text.normalise import slug

__all__ = ["article_path", "field_path", "led_to", "list_page_path", "section_path", "tag_path", "year_path"]

_LATER_PAGE = re.compile(r"(?P<list>.+/)trang/\d+/")
_TOPIC = re.compile(r"chu-de/[^/]+/")


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


def led_to(address: str) -> tuple[str, ...]:
    """Return where the web server leads from a page that is gone; of several the first that is there.

    From a later page of a list (`tin-tuc/trang/2/`) to its first, from a topic to the list of all topics: the rules
    stand in deploy/nginx/portal/site.conf.
    """
    later = _LATER_PAGE.fullmatch(address)
    first = (later["list"],) if later else ()
    return (*first, address_of(SITE_MAP)) if _TOPIC.match(address) else first
