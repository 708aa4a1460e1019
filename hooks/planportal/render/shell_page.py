"""A page that is HTML already, as the page shell asks for it: by the names that MkDocs gives to its own pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planportal.output import Page
from planportal.render.addresses import address_of

__all__ = ["FrontMatter", "ShellPage", "front_matter", "shell_page"]


class FrontMatter(dict[str, Any]):
    """Front matter whose keys are attributes: the shell asks for thirty, and Jinja looks for an attribute first."""

    __getattr__ = dict.get


@dataclass
class ShellPage:
    """What `overrides/` looks at; MkDocs' own takes as long to make as to put into the shell."""

    title: str
    url: str
    """Root-relative address."""
    canonical_url: str | None
    """Absolute address, where it is known."""
    content: str
    meta: Mapping[str, Any]
    toc: Sequence[object] = ()
    edit_url: str | None = None

    @property
    def is_homepage(self) -> bool:
        """Return whether it is the portal's first page."""
        return not self.url


def shell_page(page: Page, site_url: str | None) -> ShellPage:
    """Return a page below a portal's absolute address, which ends with a slash."""
    url = address_of(page.path)
    return ShellPage(page.title, url, f"{site_url}{url}" if site_url else None, page.body, front_matter(page))


def front_matter(page: Page) -> FrontMatter:
    """Return all that the shell is told of a page."""
    return FrontMatter({"title": page.title, "description": page.description, **page.meta})
