"""Old addresses of renamed articles: a page that leads on, for servers that know no redirects."""

from __future__ import annotations

from html import escape

from planportal.output import Asset, Output
from planportal.render.view import View

__all__ = ["moved_outputs"]


def moved_outputs(view: View) -> list[Output]:
    """Return a page for each alias of a public article."""
    return [
        Asset(f"{alias}index.html", _page(view.absolute(article.address), article.title, _notices(view)))
        for article in view.articles
        for alias in article.aliases
    ]


def _notices(view: View) -> str:
    demo = "<p>Dữ liệu minh hoạ: bài hư cấu.</p>\n" if view.demo else ""
    return f"<p>Bản xem trước – không phải trang đã công bố.</p>\n{demo}" if view.preview else demo


def _page(address: str, title: str, notices: str) -> bytes:
    link, words = escape(address), escape(title)
    return (
        f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>{words}</title>\n'
        f'<link rel="canonical" href="{link}">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={link}">\n'
        f'<h1>{words}</h1>\n{notices}<p>Bài đã chuyển sang địa chỉ mới: <a href="{link}">{link}</a></p>\n</html>\n'
    ).encode()
