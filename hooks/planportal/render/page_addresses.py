"""The address of every page, known before one is rendered, so that links can be checked without a build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from planportal.model import FIELDS, SECTIONS, Article, Portal
from planportal.render import addresses
from planportal.render.dashboard.axes import axes
from planportal.render.news import addresses as news
from planportal.render.news.lists import page_count
from planportal.schedule import tracked_years

__all__ = ["page_addresses"]

_SINGLE = (
    addresses.HOME,
    addresses.PLAN,
    addresses.FULL_TEXT,
    addresses.DOCUMENTS,
    addresses.DATA,
    addresses.SEARCH,
    addresses.ABOUT,
    addresses.GUIDES,
    addresses.CONTACT,
    addresses.ENGLISH,
    addresses.SITE_MAP,
    addresses.HANDBOOK,
    addresses.HANDBOOK_CONTACTS,
    addresses.RULES,
    addresses.COMPARISON,
    addresses.ACCESSIBILITY,
    addresses.PRIVACY,
    addresses.OFFLINE,
    addresses.FEEDS,
)


def page_addresses(portal: Portal, articles: Iterable[Article], *, today: date) -> frozenset[str]:
    """Return the root-relative addresses of all pages of a portal with these articles, old addresses too."""
    articles = tuple(articles)
    paths = (*_SINGLE, *_plan_paths(portal, today), *_list_paths(articles), *map(news.article_path, articles))
    old = (alias for article in articles for alias in article.aliases)
    return frozenset((*map(addresses.address_of, paths), *old))


def _plan_paths(portal: Portal, today: date) -> Iterator[str]:
    plan = portal.plan
    for items in (plan.groups, plan.tasks, portal.units, portal.documents, portal.guides):
        yield from map(addresses.page_path, items)
    if portal.department.farm.unit:
        yield addresses.FARM
    for year in tracked_years(plan, today):
        yield addresses.year_path(year)
        yield addresses.draft_path(year)
    yield from (addresses.report_form_path(unit) for unit in portal.units if unit.id in plan.lead_units)
    for edition in portal.editions:
        yield addresses.edition_path(edition.year)
    for axis in axes((), ""):
        yield from (addresses.state_path(state.slug) for state in axis.states)


def _list_paths(articles: tuple[Article, ...]) -> Iterator[str]:
    counts = Counter({news.section_path(section): 0 for section in SECTIONS})
    counts.update({news.field_path(field): 0 for field in FIELDS})
    for article in articles:
        counts[news.section_path(article.section)] += 1
        counts[news.year_path(article.date.year)] += 1
        counts.update(map(news.field_path, article.fields))
        counts.update(map(news.tag_path, article.tags))
    for first, count in counts.items():
        yield from (news.list_page_path(first, number) for number in range(1, page_count(count) + 1))
