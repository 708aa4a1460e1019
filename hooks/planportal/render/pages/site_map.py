"""Everything on the portal on one page, for people who would rather look than search."""

from __future__ import annotations

from planportal.model import FIELDS, SECTIONS
from planportal.output import Page
from planportal.render import addresses
from planportal.render.news import addresses as news
from planportal.render.news.lists import tags_of
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["site_map_page"]


def site_map_page(view: View) -> Page:
    """Return the map of the portal; articles are reached through their lists."""
    portal = view.portal
    leads = portal.plan.lead_units
    return make_page(
        view,
        kind="site-map",
        path=addresses.SITE_MAP,
        title="Sơ đồ cổng",
        description="Mọi mục của Cổng trên một trang: Kế hoạch, nhiệm vụ, đơn vị, tin tức, hướng dẫn, văn bản.",
        wide=True,
        has_farm=bool(portal.department.farm.unit),
        leads=[portal.unit_by_id[name] for name in leads],
        others=[unit for unit in portal.units if unit.id not in leads],
        sections=[(section.title, news.section_path(section)) for section in SECTIONS],
        fields=[(name, news.field_path(field)) for field, name in FIELDS.items()],
        tags=[(tag, news.tag_path(tag)) for tag in tags_of(view.articles)],
        archives=sorted({article.date.year for article in view.articles}, reverse=True),
        archive_path=news.year_path,
    )
