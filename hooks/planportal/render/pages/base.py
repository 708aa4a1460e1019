"""What all pages share: their links, crumbs and front matter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from planportal.model import Document, Group, Guide, Plan, Source, Task, Unit
from planportal.output import Page
from planportal.render import addresses, sentences
from planportal.render.html import render_html
from planportal.render.icons import icon
from planportal.render.markdown import link, render_template
from planportal.render.share_card import card_meta
from planportal.render.states import chip, document_status_word
from planportal.render.structured_data import page_trail
from planportal.render.view import View
from planportal.text.formats import format_date

__all__ = ["make_page", "newest_change"]

_HOME_NAME = {"": "Trang chủ", "en": "Home"}
"""What the first page is called, by a page's language."""


def make_page(
    view: View,
    *,
    kind: str,
    path: str,
    title: str,
    description: str,
    source: Source | None = None,
    crumbs: Iterable[tuple[str, str]] = (),
    updated: date | None = None,
    wide: bool = False,
    structured_data: str = "",
    scripts: Iterable[str] = (),
    is_html: bool = False,
    lang: str = "",
    in_sitemap: bool = True,
    indexed: bool = True,
    styles: Iterable[str] = (),
    **context: Any,
) -> Page:
    """Return a page from the template of its kind: of Markdown, or of HTML where Markdown cannot say it.

    `crumbs` are the pages above this one, home left out, as pairs of title and Markdown path; `scripts` are modules
    that the page is better with, by their address, and `styles` what it needs beside the portal's stylesheet; a page
    that is not `indexed` asks search engines to pass it over; `lang` is given only where the page is not in Vietnamese.
    """
    home = {"title": _HOME_NAME[lang], "url": ""}
    trail = [{"title": name, "url": addresses.address_of(target)} for name, target in crumbs]
    meta: dict[str, Any] = {
        "kind": kind,
        "crumbs": [home, *trail] if path != addresses.HOME else [],
        "feeds": [{"title": "Tiến độ Kế hoạch", "url": addresses.PROGRESS_FEED}],
    }
    meta["structured_data"] = structured_data or page_trail(
        view, [(crumb["title"], crumb["url"]) for crumb in meta["crumbs"]] + [(title, addresses.address_of(path))]
    )
    if updated is not None and updated <= view.today:
        meta["updated"] = updated.isoformat()
    if wide:
        meta["wide"] = True
    if modules := list(scripts):
        meta["scripts"] = modules
    if lang:
        meta["lang"] = lang
    if not in_sitemap or not indexed:
        meta["sitemap"] = False
    if not indexed:
        meta["noindex"] = True
    if sheets := list(styles):
        meta["styles"] = sheets
    if card := card_meta(view, addresses.address_of(path)):
        meta["card"] = card
    if source is not None:
        shown = source.path.replace("../", "")
        meta["source"] = {"path": shown, "line": source.line, "url": addresses.source_path(source.path)}
    to = partial(addresses.link_from, path) if is_html else partial(_link_target, path)
    render, anchor = (render_html, _html_link) if is_html else (render_template, link)
    body = render(
        kind,
        view=view,
        plan=view.portal.plan,
        chip=chip,
        icon=partial(icon, view.icons),
        to=to,
        ref=lambda item: anchor(_name(item), to(item)),
        badge=addresses.badge_name,
        absolute=lambda target: Markup(view.absolute(addresses.address_of(target))),
        deadline=partial(_deadline, view.portal.plan),
        say=sentences,
        where=addresses,
        document_status_word=document_status_word,
        **context,
    )
    return Page(path=path, title=title, description=description, body=body, meta=meta, source=source, is_html=is_html)


def newest_change(view: View, tasks: Iterable[Task]) -> date | None:
    """Return the day of the newest report or verification on any of the tasks, if there is one by now."""
    ids = {task.id for task in tasks}
    days = [
        day
        for report in view.portal.reports
        if report.task in ids
        for day in (report.submitted, *(entry.date for entry in report.verifications))
        if day <= view.today
    ]
    return max(days, default=None)


def _html_link(text: object, address: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def _link_target(here: str, target: str | Group | Task | Unit | Document | Guide) -> Markup:
    path = target if isinstance(target, str) else addresses.page_path(target)
    return Markup(addresses.relative(here, path))


def _name(item: Group | Task | Unit | Document | Guide) -> str:
    match item:
        case Group():
            return f"Nhóm {item.number}: {item.short_title}"
        case Task():
            return f"{item.id}. {item.short_title}"
        case Unit():
            return item.name
        case Document():
            return sentences.document_name(item)
        case Guide():
            return item.title


def _deadline(plan: Plan, year: int) -> str:
    last = plan.reporting.due(year)
    return f"{sentences.deadline(plan, year)}, tức là chậm nhất hết ngày {format_date(last)}"
