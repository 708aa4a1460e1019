"""What the portal is, what it rests on, and what the department is; what the department has not given is said."""

from __future__ import annotations

from planportal.model import Duty, UnitKind
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.structured_data import organisation_page
from planportal.render.view import View

__all__ = ["about_page"]


def about_page(view: View) -> Page:
    """Return the page about the portal and the department."""
    portal = view.portal
    return make_page(
        view,
        kind="about",
        path=addresses.ABOUT,
        title="Giới thiệu",
        description="Cổng công bố gì, dựa trên căn cứ nào, do ai quản lý; Sở Khoa học và Công nghệ tỉnh Tây Ninh.",
        source=portal.department.source,
        updated=portal.department.checked,
        structured_data=organisation_page(view, "AboutPage", "Giới thiệu", addresses.ABOUT),
        organisation=view.organisation,
        department=portal.department,
        citations=portal.department.bases.get(Duty.CONTENT, ()),
        bases=[portal.document_by_id[name] for name in portal.plan.rests_on],
        communication=portal.task_by_id.get("1.2"),
        units=[unit for unit in portal.units if unit.kind is UnitKind.DEPARTMENT_UNIT and not unit.group],
    )
