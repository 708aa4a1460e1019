"""The picture that is drawn for an article without one: once in its life, as its share card is."""

from __future__ import annotations

from functools import partial

from planportal.fingerprint import code_digest, digest
from planportal.model import Article
from planportal.render.drawings import Subject, draw
from planportal.render.view import View

__all__ = ["drawn_picture"]


def drawn_picture(view: View, article: Article) -> bytes:
    """Return the picture as an SVG file."""
    subject = Subject.of(article)
    code = code_digest("render/drawings", "text", "model")
    return view.drawn(digest(code, view.icons_key, repr(subject)), partial(draw, subject, view.icons))
