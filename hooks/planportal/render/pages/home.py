"""The first page: what this is, how the plan stands, what is new, and where each reader goes on."""

from __future__ import annotations

from functools import partial

from planportal.model import READERS
from planportal.output import Page
from planportal.render import addresses
from planportal.render.helix import helix
from planportal.render.news.cards import article_card
from planportal.render.pages.base import make_page, newest_change
from planportal.render.view import View
from planportal.schedule import tally

__all__ = ["home_page"]

_HEADLINES, _CARDS = 3, 6
_COMES_FOR = {
    "nong-dan": "Tập huấn, mô hình, nhãn hiệu",
    "doanh-nghiep": "Công nghệ mới, tiêu chuẩn, sở hữu trí tuệ",
    "nha-khoa-hoc": "Đề xuất đặt hàng nhiệm vụ, hợp tác",
    "nha-bao": "Tin mới, số liệu mở, nguồn tin RSS",
    "don-vi-cua-so": "Nhiệm vụ được giao, hạn báo cáo",
}
"""What each reader of model.READERS comes for, in a few words."""


def home_page(view: View) -> Page:
    """Return the portal's first page."""
    plan = view.portal.plan
    guides = addresses.address_of(addresses.GUIDES)
    link = partial(addresses.to_address, addresses.HOME)
    newest = [article_card(view, article, link=link) for article in view.shown[: _HEADLINES + _CARDS]]
    return make_page(
        view,
        kind="home",
        path=addresses.HOME,
        title=view.site_name,
        description=(
            "Kế hoạch tăng cường triển khai Kế hoạch số 3300/KH-UBND về công nghệ sinh học ở Tây Ninh: "
            f"{len(plan.tasks)} nhiệm vụ, ai làm, khi nào, kết quả và minh chứng."
        ),
        updated=newest_change(view, plan.tasks),
        wide=True,
        is_html=True,
        helix=helix(view, link=link),
        groups=[(group, tally(view.states(group.tasks, view.year)).report_states) for group in plan.groups],
        headlines=newest[:_HEADLINES],
        cards=newest[_HEADLINES:],
        readers=[(reader, _COMES_FOR[reader.id], link(f"{guides}#{reader.id}")) for reader in READERS],
    )
