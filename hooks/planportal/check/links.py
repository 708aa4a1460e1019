"""Links from articles to pages of the portal: each must lead to one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote

from rapidfuzz import process
from rapidfuzz.distance import Indel

from planportal.errors import Problem, Severity, quote
from planportal.load import Loaded
from planportal.load.articles import ArticleFile
from planportal.load.body import BodyLink
from planportal.load.body_pictures import is_remote
from planportal.model import Article, linked_path

__all__ = ["link_problems"]

_HOST = re.compile(r"(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.(vn|com|org|net|gov|edu|int|info)(/.*)?", re.IGNORECASE)
_NEAR = 0.6
"""How alike two addresses must be, of 1, for one to be meant by the other."""
_OF_ARTICLES = ("chu-de/", "luu-tru/")
"""Pages that come and go with what articles say; while one of them has faults nobody knows which there are."""


def link_problems(loaded: Loaded, pages: AbstractSet[str], *, now: datetime) -> Iterator[Problem]:
    """Yield each link to a page that is not there, with the nearest one, and advice on one that is not there yet."""
    articles = {file.article.address: file.article for file in loaded.articles if file.article}
    in_order = sorted(pages)
    faulty = {_address(file) for file in loaded.articles if not file.article}
    for file in loaded.articles:
        for link in file.links:
            if file.article is None or is_remote(link.href):
                continue
            if _HOST.fullmatch(link.href):
                cure = f"viết https://{link.href}"
                yield _problem(file, link, f"địa chỉ {quote(link.href)} thiếu https:// nên bị tìm trên Cổng", cure)
                continue
            address = _target(file.article, link.href)
            if address is None or not pages or address in faulty:
                continue
            if address not in pages and not (faulty and address.startswith(_OF_ARTICLES)):
                near = _nearest(address, in_order)
                cure = f"ý bạn là “/{near}”?" if near else "mở trang cần dẫn tới trên Cổng, chép phần sau tên miền"
                yield _problem(file, link, f"liên kết tới trang không có trên Cổng: {quote('/' + address)}", cure)
            target = articles.get(address)
            if target is not None and not target.is_public(max(now, file.article.date)):
                message = f"liên kết tới bài sẽ chưa đăng khi bài này đã đăng: {quote(target.title)}"
                cure = "đăng bài kia trước, hoặc bỏ liên kết tới khi bài kia đã đăng"
                yield _problem(file, link, message, cure, Severity.ADVICE)


def _problem(
    file: ArticleFile, link: BodyLink, message: str, cure: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(file.path, link.line, link.column, message, cure, severity)


def _address(file: ArticleFile) -> str:
    return "/".join(PurePosixPath(file.path).with_suffix("").parts[-3:]) + "/"


def _target(article: Article, href: str) -> str | None:
    """Return the address of the page that a link leads to; None when it leads to a file, or stays where it is."""
    path = unquote(re.split(r"[?#]", href)[0])
    if not path:
        return None
    address = linked_path(article, path).strip("/")
    return None if "." in address.rpartition("/")[2] else f"{address}/".lstrip("/")


def _nearest(address: str, pages: Sequence[str]) -> str:
    """Return the page that a link was meant for: one of the same name, or of nearly the same address."""
    name = address.rstrip("/").rpartition("/")[2]
    same = next((page for page in pages if page.rstrip("/").rpartition("/")[2] == name), "")
    near = process.extractOne(address, pages, scorer=Indel.normalized_similarity, score_cutoff=_NEAR)
    return same or (near[0] if near else "")
