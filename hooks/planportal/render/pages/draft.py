"""The draft of a year's report as a page, printed in the form of Nghị định 30/2020; the same words as the Word file."""

from __future__ import annotations

from planportal.output import Page
from planportal.render import addresses
from planportal.render.official import Place, draft_report
from planportal.render.pages.base import make_page
from planportal.render.stylesheet import OFFICIAL_STYLESHEET
from planportal.render.view import View

__all__ = ["draft_page"]

_HEADINGS = {Place.SECTION: "h3", Place.CLAUSE: "h4", Place.SUBCLAUSE: "h5"}


def draft_page(view: View, year: int) -> Page:
    """Return a year's draft; search engines are asked to leave it out, since it is no document that was issued."""
    text = draft_report(view.portal, view.organisation, year=year, today=view.today, demo=view.demo)
    return make_page(
        view,
        kind="draft",
        path=addresses.draft_path(year),
        title=f"Dự thảo báo cáo năm {year}",
        description=f"Dự thảo báo cáo kết quả thực hiện Kế hoạch năm {year}, lập từ số liệu đã có trên Cổng.",
        crumbs=[("Kế hoạch", addresses.PLAN), (f"Báo cáo năm {year}", addresses.year_path(year))],
        wide=True,
        is_html=True,
        indexed=False,
        styles=[OFFICIAL_STYLESHEET],
        year=year,
        text=text,
        headings=_HEADINGS,
    )
