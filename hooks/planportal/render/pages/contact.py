"""How to reach the department, and how to report a fault; empty fields are said to be empty."""

from __future__ import annotations

from planportal.model import Duty
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.structured_data import organisation_page
from planportal.render.view import View

__all__ = ["contact_page"]


def contact_page(view: View) -> Page:
    """Return the contact page."""
    portal = view.portal
    bases = portal.department.bases
    return make_page(
        view,
        kind="contact",
        path=addresses.CONTACT,
        title="Liên hệ",
        description="Địa chỉ, điện thoại, thư điện tử của cơ quan quản lý Cổng và các đơn vị; cách báo lỗi nội dung.",
        structured_data=organisation_page(view, "ContactPage", "Liên hệ", addresses.CONTACT),
        source=portal.department.source,
        updated=portal.department.checked,
        organisation=view.organisation,
        department=portal.department,
        leads=[portal.unit_by_id[name] for name in portal.plan.lead_units],
        corrections=bases.get(Duty.CORRECTIONS, ()),
        spokesperson=bases.get(Duty.SPOKESPERSON, ()),
        social=bases.get(Duty.SOCIAL, ()),
        rating=bases.get(Duty.RATING, ()),
    )
