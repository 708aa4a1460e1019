"""Where the links that staff write in an article lead, whichever way they write them."""

from __future__ import annotations

import posixpath

from planportal.model.article import Article

__all__ = ["linked_path"]


def linked_path(article: Article, path: str) -> str:
    """Return the root-relative path that a link's path leads to: links to articles' files lead to their pages."""
    if not path:
        return f"/{article.address}"
    if path.endswith(".md"):
        folder = f"/{article.section.id}/{article.year}"
        return posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md") + "/"
    if path.startswith("/"):
        return path
    return posixpath.normpath(posixpath.join(f"/{article.address}", path)) + ("/" if path.endswith("/") else "")
