"""Where everything stands on the portal (design, section 5). Addresses never change."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from planportal.model import Document, Group, Guide, Task, Unit

__all__ = [
    "ABOUT",
    "ACCESSIBILITY",
    "ARTICLES_DATA",
    "CALENDAR",
    "COMPARISON",
    "CONTACT",
    "DATA",
    "DOCUMENTS",
    "ENGLISH",
    "FARM",
    "FEEDS",
    "FULL_TEXT",
    "GUIDES",
    "HANDBOOK",
    "HANDBOOK_CONTACTS",
    "HOME",
    "OFFLINE",
    "OPENSEARCH",
    "PLAN",
    "PRIVACY",
    "PROGRESS_FEED",
    "READERS",
    "READERS_DATA",
    "RULES",
    "SEARCH",
    "SITE_MAP",
    "Link",
    "address_of",
    "badge_name",
    "draft_path",
    "edition_path",
    "evidence_path",
    "link_from",
    "page_path",
    "relative",
    "report_form_path",
    "source_path",
    "state_path",
    "to_address",
    "year_path",
]

Link = Callable[[str | Group | Task | Unit | Document | Guide], str]
"""From an output's path, or from what a page is about, to the address that one page writes for it."""

HOME = "index.md"
PLAN = "ke-hoach/index.md"
FULL_TEXT = "ke-hoach/toan-van.md"
DOCUMENTS = "van-ban/index.md"
DATA = "du-lieu/index.md"
ARTICLES_DATA = "du-lieu/articles.json"
SEARCH = "tim-kiem.md"
OPENSEARCH = "opensearch.xml"
ABOUT = "gioi-thieu.md"
FARM = "trai-thuc-nghiem.md"
GUIDES = "toi-can/index.md"
CONTACT = "lien-he.md"
ENGLISH = "en.md"
SITE_MAP = "so-do.md"
ACCESSIBILITY = "tro-nang.md"
PRIVACY = "quyen-rieng-tu.md"
OFFLINE = "ngoai-tuyen.md"
READERS = "danh-gia.md"
"""The web server takes ratings only where this page is: its address stands in deploy/nginx too."""
READERS_DATA = "du-lieu/readers.csv"
FEEDS = "rss/index.md"
HANDBOOK = "huong-dan/index.md"
HANDBOOK_CONTACTS = "huong-dan/hoi-ai.md"
RULES = "huong-dan/loi.md"
COMPARISON = "ke-hoach/bao-cao/so-sanh.md"
CALENDAR = "lich/bao-cao.ics"
PROGRESS_FEED = "rss/tien-do.xml"


def page_path(item: Group | Task | Unit | Document | Guide) -> str:
    """Return the Markdown path of the page about one thing."""
    match item:
        case Group():
            return f"ke-hoach/nhom/{item.number}.md"
        case Task():
            return f"ke-hoach/nhiem-vu/{item.slug}.md"
        case Unit():
            return f"ke-hoach/don-vi/{item.id}.md"
        case Document():
            return f"van-ban/{item.id}.md"
        case Guide():
            return f"toi-can/{item.id}.md"


def year_path(year: int) -> str:
    """Return the Markdown path of a year's grid."""
    return f"ke-hoach/bao-cao/{year}.md"


def report_form_path(unit: Unit) -> str:
    """Return the Markdown path of a unit's report form."""
    return f"ke-hoach/mau-bao-cao/{unit.id}.md"


def edition_path(year: int) -> str:
    """Return the Markdown path of a year's edition."""
    return f"ke-hoach/bao-cao/{year}/ban-chot.md"


def draft_path(year: int) -> str:
    """Return the Markdown path of the draft of a year's report."""
    return f"ke-hoach/bao-cao/{year}/du-thao.md"


def state_path(slug: str) -> str:
    """Return the Markdown path of the list of tasks in one state."""
    return f"ke-hoach/trang-thai/{slug}.md"


def source_path(path: str) -> str:
    """Return where a file of the project is published as it is; Markdown as plain text, not as a page."""
    shown = path.replace("../", "")
    return f"du-lieu/nguon/{shown}.txt" if shown.endswith(".md") else f"du-lieu/nguon/{shown}"


def evidence_path(path: str) -> str:
    """Return where a file of evidence is published."""
    return f"ke-hoach/minh-chung/{path}"


def badge_name(item: Group | Task | Unit | None) -> str:
    """Return the path of a badge without its ending; None means the whole plan."""
    match item:
        case None:
            return "huy-hieu/plan"
        case Group():
            return f"huy-hieu/nhom-{item.number}"
        case Task():
            return f"huy-hieu/nhiem-vu-{item.slug}"
        case Unit():
            return f"huy-hieu/don-vi-{item.id}"


def address_of(path: str) -> str:
    """Return the root-relative address of an output (`ke-hoach/index.md` -> `ke-hoach/`, home -> ``)."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("index") if stem.endswith("/index") else stem + "/"


def to_address(here: str, address: str) -> str:
    """Return the link from a page to a root-relative address, with or without a slash in front.

    `here` is the page's Markdown path; pages stand in folders of their own.
    """
    bare, mark, anchor = address.removeprefix("/").partition("#")
    own = address_of(here)
    if not bare:
        return f"{mark}{anchor}" if mark else _up(own) or "./"
    return f"{_between(own, bare)}{mark}{anchor}"


def _up(own: str) -> str:
    return "../" * own.count("/")


def _between(own: str, bare: str) -> str:
    """Return the way from a page to an address: posixpath.relpath for paths that are known to be plain, and quicker."""
    if "//" in bare or "./" in bare or bare.endswith("."):
        path = posixpath.relpath(bare, own or ".")
        return f"{path}{'/' if bare.endswith('/') else ''}"
    here, there = own.split("/")[:-1], bare.split("/")
    same = 0
    while same < len(here) and same < len(there) - 1 and here[same] == there[same]:
        same += 1
    return "../" * (len(here) - same) + "/".join(there[same:]) or "./"


def link_from(here: str, target: str | Group | Task | Unit | Document | Guide) -> str:
    """Return the link from a page to another output, for pages that are written as HTML."""
    return to_address(here, address_of(target if isinstance(target, str) else page_path(target)))


def relative(here: str, target: str) -> str:
    """Return the link from one output's path to another's, as Markdown files link to each other."""
    return posixpath.relpath(target, posixpath.dirname(here) or ".")
