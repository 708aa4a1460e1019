"""An article's body once for all places: rendered with links that are not yet those of a place, then placed."""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable
from html import escape, unescape

from planportal.model import Article, ArticleImage, media_path
from planportal.render.news.body import Heading, Linker, Pieces, render_body
from planportal.render.news.pictures import figure_html, picture_html
from planportal.render.view import View

__all__ = ["article_body", "body_for_readers", "body_key", "keep_body"]

_OURS = "cong:"
"""What addresses of the portal start with before they are placed; clean HTML of staff's words has no such scheme."""
_TAG = re.compile(r"""<(?:a|img|source)(?: [a-z-]+(?:="[^"]*"|='[^']*')?)+>""")
"""lxml leaves `<!--` and all that follows in an attribute as it is, so `<` and `>` do not end a tag."""
_ATTRIBUTE = re.compile(r""" ([a-z-]+)=(?:"([^"]*)"|'([^']*)')""")
_ADDRESSES = frozenset(("href", "src", "srcset"))


def article_body(view: View, article: Article, *, link: Linker) -> tuple[str, tuple[Heading, ...]]:
    """Return an article's body for its page, and the headings in it."""
    html, _, headings = _kept(view, article)
    return _placed(html, link), tuple(Heading(*heading) for heading in headings)


def body_for_readers(view: View, article: Article, *, link: Linker) -> str:
    """Return an article's body for a feed."""
    return _placed(_kept(view, article)[1], link)


def keep_body(view: View, article: Article) -> None:
    """Make an article's body, for those who ask for it later."""
    _kept(view, article)


_Parts = tuple[str, str, list[tuple[str, str]]]
"""A body for its page, the same for readers' programs, and name and words of each heading."""


def _kept(view: View, article: Article) -> _Parts:
    made: list[_Parts] = []

    def make() -> bytes:
        body = render_body(article, _unplaced(article, view.narrowed([article])))
        made.append((body.html, body.for_readers, [(heading.id, heading.text) for heading in body.headings]))
        return marshal.dumps(made[0])

    kept = view.keep(body_key(view, article), make)
    # Signed, and the key names the version of Python: written by this library into the project's own cache.
    parts: _Parts = made[0] if made else marshal.loads(kept)  # noqa: S302
    return parts


def body_key(view: View, article: Article) -> str:
    """Return the key under which an article's body is kept."""
    return f"body {view.frame_key} {view.seen_key(article)}"


def _unplaced(article: Article, view: View) -> Pieces:
    def picture(src: str, alt: str) -> str:
        found = view.media.pictures.get(media_path(src))
        return "" if found is None else str(picture_html(found, ArticleImage(src, alt), link=_ours, lazy=True))

    def figure(number: int) -> str:
        return "" if number > len(article.figures) else str(figure_html(article, number, link=_ours, anchor=_source))

    return Pieces(link=_ours, picture=picture, figure=figure, source_anchor=_source)


def _ours(address: str) -> str:
    return f"{_OURS}{address}"


def _source(number: int) -> str:
    return _ours(f"#nguon-{number}")


def _placed(html: str, link: Linker) -> str:
    def attribute(match: re.Match[str]) -> str:
        if match[1] not in _ADDRESSES or _OURS not in match[0]:
            return match[0]
        value = match[2] if match[2] is not None else match[3]
        return f' {match[1]}="{", ".join(_mended(part, link) for part in value.split(", "))}"'

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]) if _OURS in tag[0] else tag[0], html)


def _mended(part: str, link: Callable[[str], str]) -> str:
    return escape(link(unescape(part.removeprefix(_OURS)))) if part.startswith(_OURS) else part
