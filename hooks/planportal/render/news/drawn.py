"""The picture that is drawn for an article without one: once in its life, as its share card is."""

from __future__ import annotations

import sys
from functools import cache, partial
from unicodedata import unidata_version

from planportal.fingerprint import digest, folder_digest
from planportal.model import Article
from planportal.render.drawings import Subject, draw
from planportal.render.view import View

__all__ = ["drawn_picture"]


def drawn_picture(view: View, article: Article) -> bytes:
    """Return the picture as an SVG file."""
    subject = Subject.of(article)
    return view.drawn(digest(_code(), view.icons_key, repr(subject)), partial(draw, subject, view.icons))


@cache
def _code() -> str:
    """Return a hash of all that draws: the modules, Python and its tables of letters."""
    return digest(sys.version, unidata_version, *map(folder_digest, ("render/drawings", "text", "model")))
