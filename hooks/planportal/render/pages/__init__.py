"""The portal's pages, one module for each kind."""

from __future__ import annotations

from planportal.output import Output
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

__all__ = ["page_outputs"]


def page_outputs(view: View) -> list[Output]:
    """Return every page of the plan, and the portal's own."""
    plan = view.portal.plan
    return [
        home_page(view),
        plan_page(view),
        full_text_page(view),
        *(group_page(view, group) for group in plan.groups),
        *(task_page(view, task) for task in plan.tasks),
        *(unit_page(view, unit) for unit in view.portal.units),
        *state_pages(view),
        *(year_page(view, year) for year in view.years),
        *report_form_pages(view),
        *edition_pages(view),
        comparison_page(view),
        *(draft_page(view, year) for year in view.years),
        *document_pages(view),
        data_page(view),
        about_page(view),
        *farm_pages(view),
        *guide_pages(view),
        contact_page(view),
        english_page(view),
        site_map_page(view),
        accessibility_page(view),
        privacy_page(view),
        offline_page(view),
        *handbook_pages(view),
        rules_page(view),
        search_page(view),
        search_description(view),
    ]
