"""Which pictures an article's body shows."""

from __future__ import annotations

import re

from planportal.load.media_folder import media_path
from planportal.model import Article

__all__ = ["body_pictures"]

_IMAGE = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?[^)\n]*\)")


def body_pictures(article: Article) -> list[str]:
    """Return the paths below content/media of the pictures in a body."""
    return [media_path(match[1]) for match in _IMAGE.finditer(article.body)]
