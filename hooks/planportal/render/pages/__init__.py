"""The portal's pages, one module for each kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from planportal.output import Output, Work
from planportal.render.pages.about import about_page
from planportal.render.pages.comparison import comparison_page
from planportal.render.pages.contact import contact_page
from planportal.render.pages.data import data_page
from planportal.render.pages.documents import document_pages
from planportal.render.pages.draft import draft_page
from planportal.render.pages.edition import edition_pages
from planportal.render.pages.english import english_page
from planportal.render.pages.farm import farm_pages
from planportal.render.pages.full_text import full_text_page
from planportal.render.pages.group import group_page
from planportal.render.pages.guides import guide_pages
from planportal.render.pages.handbook import handbook_pages
from planportal.render.pages.home import home_page
from planportal.render.pages.offline import offline_page
from planportal.render.pages.plan import plan_page
from planportal.render.pages.readers import reader_outputs
from planportal.render.pages.report_form import report_form_pages
from planportal.render.pages.rules import rules_page
from planportal.render.pages.search import search_description, search_page
from planportal.render.pages.site_map import site_map_page
from planportal.render.pages.state import state_pages
from planportal.render.pages.statements import accessibility_page, privacy_page
from planportal.render.pages.task import task_page
from planportal.render.pages.unit import unit_page
from planportal.render.pages.year import year_page
from planportal.render.view import View

__all__ = ["page_work", "plan_page_work"]


def page_work(view: View) -> list[Work]:
    """Return what makes the pages that look at all articles; each may be done apart."""
    pages = (home_page, site_map_page, search_page, search_description)
    return [*(_one(page, view) for page in pages), partial(reader_outputs, view)]


def plan_page_work(view: View) -> list[Work]:
    """Return what makes every page of the plan, and the portal's others of its own; each may be done apart."""
    plan = view.portal.plan
    return [
        *(
            _one(page, view)
            for page in (
                plan_page,
                full_text_page,
                comparison_page,
                data_page,
                about_page,
                contact_page,
                english_page,
                accessibility_page,
                privacy_page,
                offline_page,
                rules_page,
            )
        ),
        *(_one(group_page, view, group) for group in plan.groups),
        *(_one(task_page, view, task) for task in plan.tasks),
        *(_one(unit_page, view, unit) for unit in view.portal.units),
        *(_one(year_page, view, year) for year in view.years),
        *(_one(draft_page, view, year) for year in view.years),
        *(
            partial(pages, view)
            for pages in (
                state_pages,
                report_form_pages,
                edition_pages,
                document_pages,
                farm_pages,
                guide_pages,
                handbook_pages,
            )
        ),
    ]


def _one(make: Callable[..., Output], *of: object) -> Work:
    return lambda: [make(*of)]
