"""Open data for people: what there is, in which form, under which address."""

from __future__ import annotations

from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.structured_data import plan_dataset
from planportal.render.view import View

__all__ = ["data_page"]


def data_page(view: View) -> Page:
    """Return the page that explains data, schemas, badges, calendar and feed."""
    return make_page(
        view,
        kind="data",
        path=addresses.DATA,
        title="Dữ liệu mở",
        description="Dữ liệu của Kế hoạch ở dạng máy đọc được: JSON, CSV, YAML, lịch, RSS và huy hiệu tiến độ.",
        structured_data=plan_dataset(view),
        schemas=tuple(view.schemas),
        sources=tuple(view.sources),
    )
