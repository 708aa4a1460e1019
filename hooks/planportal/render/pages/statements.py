"""What the portal says of its own conduct: to readers with disabilities, and about readers' data."""

from __future__ import annotations

from planportal.model import Duty
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["accessibility_page", "privacy_page"]


def accessibility_page(view: View) -> Page:
    """Return the accessibility statement."""
    return _statement(
        view,
        kind="accessibility",
        path=addresses.ACCESSIBILITY,
        title="Trợ năng",
        description="Cổng hướng tới mức nào cho người khuyết tật, đã kiểm gì, chưa kiểm gì, báo khó khăn ở đâu.",
        duty=Duty.ACCESSIBILITY,
    )


def privacy_page(view: View) -> Page:
    """Return the privacy notice."""
    return _statement(
        view,
        kind="privacy",
        path=addresses.PRIVACY,
        title="Quyền riêng tư",
        description="Cổng không dùng cookie, không theo dõi người đọc; điều gì được giữ trên máy của bạn và ở máy chủ.",
        duty=Duty.PRIVACY,
    )


def _statement(view: View, *, kind: str, path: str, title: str, description: str, duty: Duty) -> Page:
    department = view.portal.department
    return make_page(
        view,
        kind=kind,
        path=path,
        title=title,
        description=description,
        source=department.source,
        updated=department.checked,
        citations=department.bases.get(duty, ()),
        organisation=view.organisation,
    )
