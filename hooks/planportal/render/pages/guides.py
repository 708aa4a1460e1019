"""What people come for: all guides by kind of reader, and a page each."""

from __future__ import annotations

from collections.abc import Mapping

from planportal.model import READERS, SECTIONS, Guide
from planportal.output import Page
from planportal.render import addresses
from planportal.render.news import addresses as news
from planportal.render.pages.base import make_page, newest_change
from planportal.render.pages.related import related_news
from planportal.render.sentences import deadline
from planportal.render.view import View

__all__ = ["guide_pages"]

Way = tuple[str, str, str]
"""A further way for a reader: its name, its Markdown path, what is there."""


def guide_pages(view: View) -> list[Page]:
    """Return the page of all guides and the page of each."""
    return [_index_page(view), *(_guide_page(view, guide) for guide in view.portal.guides)]


def _index_page(view: View) -> Page:
    guides = view.portal.guides
    ways = _ways(view)
    return make_page(
        view,
        kind="guides",
        path=addresses.GUIDES,
        title="Tôi cần …",
        description="Nông dân, doanh nghiệp, nhà khoa học, nhà báo, đơn vị của Sở: hỏi ai, cần chuẩn bị gì, xem ở đâu.",
        source=guides[0].source if guides else None,
        updated=max((guide.checked for guide in guides), default=None),
        wide=True,
        guides=guides,
        readers=[
            (reader, [guide for guide in guides if reader.id in guide.readers], ways[reader.id]) for reader in READERS
        ],
    )


def _guide_page(view: View, guide: Guide) -> Page:
    portal = view.portal
    task = portal.task_by_id[guide.task]
    path = addresses.page_path(guide)
    changed = newest_change(view, [task])
    return make_page(
        view,
        kind="guide",
        path=path,
        title=guide.title,
        description=guide.summary,
        source=guide.source,
        crumbs=[("Tôi cần …", addresses.GUIDES)],
        updated=max(guide.checked, changed) if changed else guide.checked,
        guide=guide,
        task=task,
        state=view.state(task, view.year),
        leads=[portal.unit_by_id[unit] for unit in task.leads.units],
        changed=[
            unit for name in task.cooperating.units for unit in [portal.unit_by_id[name]] if unit.now or unit.note
        ],
        documents=[portal.document_by_id[name] for name in guide.documents],
        related=[portal.task_by_id[name] for name in guide.related],
        sections=[(section.title, news.section_path(section)) for section in SECTIONS if section.id in guide.sections],
        news=related_news(view, [task], path),
    )


def _ways(view: View) -> Mapping[str, list[Way]]:
    """Return where else each kind of reader may want to go, by the reader's id."""
    plan, year = view.portal.plan, view.year
    words = "Kế hoạch khuyến khích chuyên gia, nhà khoa học làm việc tại đây"
    farm = [("Trại thực nghiệm", addresses.FARM, words)] if view.portal.department.farm.unit else []
    units = [
        (unit.name, addresses.page_path(unit), f"chủ trì {len(view.portal.led_by(unit.id))} nhiệm vụ")
        for unit in (view.portal.unit_by_id[name] for name in plan.lead_units)
    ]
    return {
        "nong-dan": [
            ("Mô hình trình diễn", "mo-hinh/index.md", "mô hình ứng dụng công nghệ sinh học tại địa phương"),
            ("Tin, bài về nông nghiệp", news.field_path("nong-nghiep"), "giống, chế phẩm, dịch bệnh, đặc sản"),
        ],
        "doanh-nghiep": [
            ("Sự kiện", "su-kien/index.md", "hội thảo, trình diễn, kết nối cung – cầu công nghệ"),
            ("Văn bản", addresses.DOCUMENTS, "luật, nghị định, kế hoạch, kèm tình trạng hiệu lực"),
        ],
        "nha-khoa-hoc": [
            *(farm if view.portal.department.farm.unit else []),
            ("Sự kiện", "su-kien/index.md", "hội thảo khoa học, tọa đàm"),
            ("Thành tựu", "thanh-tuu/index.md", "thành tựu trong nước và thế giới, có nguồn kiểm chứng"),
        ],
        "nha-bao": [
            ("Kế hoạch và tiến độ", addresses.PLAN, "nhiệm vụ nào đã báo cáo, minh chứng ở đâu"),
            ("Dữ liệu mở", addresses.DATA, "toàn bộ số liệu của Cổng, tải về được"),
            ("Nguồn tin RSS", addresses.FEEDS, "nhận tin mới không cần mở trang"),
            ("Liên hệ", addresses.CONTACT, "người phát ngôn, người phụ trách thông tin"),
            ("English", addresses.ENGLISH, "tóm tắt bằng tiếng Anh cho báo chí nước ngoài"),
        ],
        "don-vi-cua-so": [
            (f"Báo cáo năm {year}", addresses.year_path(year), f"hạn nộp {deadline(plan, year)}"),
            ("Lịch hạn báo cáo", addresses.CALENDAR, "thêm vào lịch điện thoại hoặc máy tính"),
            ("Toàn văn Kế hoạch", addresses.FULL_TEXT, "lời văn đã ký"),
            *units,
        ],
    }
