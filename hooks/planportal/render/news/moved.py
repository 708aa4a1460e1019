"""Old addresses of renamed articles: a page that leads on, for servers that know no redirects."""

from __future__ import annotations

from html import escape

from planportal.output import Asset, Output
from planportal.render.view import View

__all__ = ["moved_outputs"]


def moved_outputs(view: View) -> list[Output]:
    """Return a page for each alias of a public article."""
    return [
        Asset(f"{alias}index.html", _page(view.absolute(article.address), article.title, demo=view.demo))
        for article in view.articles
        for alias in article.aliases
    ]


def _page(address: str, title: str, *, demo: bool) -> bytes:
    label = "<p>Dữ liệu minh hoạ: bài hư cấu.</p>\n" if demo else ""
    link, words = escape(address), escape(title)
    return (
        f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>{words}</title>\n'
        f'<link rel="canonical" href="{link}">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={link}">\n'
        f'<h1>{words}</h1>\n{label}<p>Bài đã chuyển sang địa chỉ mới: <a href="{link}">{link}</a></p>\n</html>\n'
    ).encode()
