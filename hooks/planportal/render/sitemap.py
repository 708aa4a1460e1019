"""The list of pages for search engines, by the sitemap protocol 0.9."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from planportal.output import Asset
from planportal.render.addresses import address_of

__all__ = ["sitemap"]

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def sitemap(home: str, days: Mapping[str, str]) -> Asset:
    """Return the list of pages, whose Markdown paths come with the day of their last change, or nothing.

    `home` is the portal's address with a slash at its end. A page of which no day is known has none: the day of the
    build would teach crawlers to ignore all of them.
    """
    entries = (_entry(home + quote(address_of(path)), day) for path, day in sorted(days.items()))
    return Asset("sitemap.xml", "\n".join([_HEAD, *entries, "</urlset>"]).encode())


def _entry(address: str, day: str) -> str:
    changed = f"\n    <lastmod>{day}</lastmod>" if day else ""
    return f"  <url>\n    <loc>{escape(address, quote=False)}</loc>{changed}\n  </url>"
