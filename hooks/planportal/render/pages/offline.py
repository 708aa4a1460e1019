"""What a reader sees without a connection, where the page asked for was never read on the device."""

from __future__ import annotations

from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["offline_page"]


def offline_page(view: View) -> Page:
    """Return the page that the service worker keeps on the device; no list and no search leads to it."""
    return make_page(
        view,
        kind="offline",
        path=addresses.OFFLINE,
        title="Đang ngoại tuyến",
        description="Máy đang không có mạng. Những trang đã đọc trên máy này vẫn mở lại được.",
        in_sitemap=False,
    )
