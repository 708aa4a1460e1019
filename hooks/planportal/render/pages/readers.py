"""What readers said and how often they read, on one page and as open data: nothing that rests on fewer than five."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources

from planportal.model import FEWEST, FIELDS, SECTIONS, Readers, Reason, Tally
from planportal.output import Asset, Output, Page
from planportal.render import addresses, sentences
from planportal.render.data import csv_bytes
from planportal.render.news import addresses as news
from planportal.render.page_addresses import page_addresses
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["reader_outputs"]

_REASON_WORDS = {
    Reason.UNCLEAR: "khó hiểu",
    Reason.MISSING: "thiếu điều cần tìm",
    Reason.WRONG: "sai hoặc đã cũ",
    Reason.AWKWARD: "trang khó dùng",
    Reason.OTHER: "lý do khác",
}
_MOST = 30
_COLUMNS = ("dia_chi", "tieu_de", "luot_doc", "so_danh_gia", "co_ich", *(f"chua_co_ich_{reason}" for reason in Reason))


def reader_outputs(view: View) -> list[Output]:
    """Return the page, the table and the form's script; nothing where readers are not asked."""
    if view.readers is None:
        return []
    titles = _titles(view)
    return [_page(view, view.readers, titles), _table(view, view.readers, titles), _script()]


def _titles(view: View) -> Mapping[str, str]:
    """Return what each page of the portal is called in lists, by its address; a few are only called by that."""
    portal, plan = view.portal, view.portal.plan
    named = {
        addresses.HOME: "Trang chủ",
        addresses.PLAN: "Kế hoạch và tiến độ",
        addresses.FULL_TEXT: "Toàn văn Kế hoạch",
        addresses.DOCUMENTS: "Văn bản",
        addresses.DATA: "Dữ liệu mở",
        addresses.SEARCH: "Tìm kiếm",
        addresses.ABOUT: "Giới thiệu",
        addresses.FARM: "Trại thực nghiệm",
        addresses.GUIDES: "Tôi cần …",
        addresses.CONTACT: "Liên hệ",
        addresses.ENGLISH: "English",
        addresses.SITE_MAP: "Sơ đồ cổng",
        addresses.FEEDS: "Nguồn tin RSS",
        **{news.section_path(section): section.title for section in SECTIONS},
        **{news.field_path(field): f"Lĩnh vực {name}" for field, name in FIELDS.items()},
        **{addresses.page_path(group): f"Nhóm {group.number}: {group.short_title}" for group in plan.groups},
        **{addresses.page_path(task): f"Nhiệm vụ {task.id}: {task.short_title}" for task in plan.tasks},
        **{addresses.page_path(unit): unit.name for unit in portal.units},
        **{addresses.page_path(document): sentences.document_name(document) for document in portal.documents},
        **{addresses.page_path(guide): guide.title for guide in portal.guides},
        **{addresses.year_path(year): f"Báo cáo năm {year}" for year in view.years},
    }
    titles = {addresses.address_of(path): title for path, title in named.items()}
    titles |= {article.address: article.title for article in view.articles}
    there = page_addresses(portal, view.articles, today=view.today)
    return {address: titles.get(address, f"/{address}") for address in sorted(there)}


def _page(view: View, readers: Readers, titles: Mapping[str, str]) -> Page:
    counts = [(address, title, readers.of(address)) for address, title in titles.items()]
    rated = sorted((row for row in counts if row[2].has_enough_answers), key=lambda row: -row[2].answers)
    read = sorted((row for row in counts if row[2].shown_views), key=lambda row: -row[2].views)
    return make_page(
        view,
        kind="readers",
        path=addresses.READERS,
        title="Bạn đọc đánh giá",
        description="Bạn đọc thấy trang nào có ích, vì sao chưa có ích, trang nào được đọc nhiều; không theo dõi ai.",
        is_html=True,
        fewest=FEWEST,
        total=readers.total,
        reasons=_reasons(readers.total),
        months=[(_month(name), tally) for name, tally in sorted(readers.months.items(), reverse=True)],
        rated=rated[:_MOST],
        read=read[:_MOST],
        to_page=lambda address: addresses.to_address(addresses.READERS, f"/{address}"),
    )


def _script() -> Asset:
    text = resources.files("planportal.render").joinpath("scripts", "rating.js").read_text(encoding="utf-8")
    return Asset("assets/rating.js", text.encode())


def _reasons(tally: Tally) -> Sequence[tuple[str, int]]:
    return [(_REASON_WORDS[reason], tally.reasons.get(reason, 0)) for reason in Reason]


def _month(name: str) -> str:
    year, month = name.split("-")
    return f"{month}/{year}"


def _table(view: View, readers: Readers, titles: Mapping[str, str]) -> Asset:
    rows = []
    for address, title in titles.items():
        tally = readers.of(address)
        if tally.shown_views is None and not tally.has_enough_answers:
            continue
        views = "" if tally.shown_views is None else tally.shown_views
        said = [tally.answers, tally.useful, *(tally.reasons.get(reason, 0) for reason in Reason)]
        rows.append((view.absolute(address), title, views, *(said if tally.has_enough_answers else [""] * len(said))))
    return Asset(addresses.READERS_DATA, csv_bytes(_COLUMNS, rows))
