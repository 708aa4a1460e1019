"""Reading built pages as people and crawlers do."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import BeautifulSoup, Tag

__all__ = ["attribute", "main_text", "pages", "parse", "target_of"]


def pages(site: Path) -> list[Path]:
    """Return every page of a built site, in order."""
    return sorted(site.rglob("*.html"))


def parse(page: Path) -> BeautifulSoup:
    """Return a page's tree."""
    return BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as one string, empty if it is not there."""
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def main_text(page: Path) -> str:
    """Return the words of a page's main part, with white space squeezed."""
    main = parse(page).find("main")
    assert isinstance(main, Tag), page
    return " ".join(main.get_text(" ").split())


def target_of(site: Path, page: Path, address: str) -> tuple[Path, str]:
    """Return the file and the anchor that a link on a page leads to."""
    bare, anchor = urldefrag(address)
    path = unquote(urlsplit(bare).path)
    file = page if not path else (site / path.lstrip("/") if path.startswith("/") else page.parent / path)
    file = file.resolve()
    return (file / "index.html" if file.is_dir() else file), unquote(anchor)
