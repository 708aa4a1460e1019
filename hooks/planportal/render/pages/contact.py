"""How to reach the department, and how to report a fault; empty fields are said to be empty."""

from __future__ import annotations

from planportal.output import Page
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["contact_page"]

PATH = "lien-he.md"


def contact_page(view: View) -> Page:
    """Return the contact page."""
    return make_page(
        view,
        kind="contact",
        path=PATH,
        title="Liên hệ",
        description="Địa chỉ, điện thoại, thư điện tử của cơ quan quản lý Cổng; cách báo lỗi nội dung.",
        organisation=view.organisation,
    )
