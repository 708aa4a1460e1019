"""The handbook: its chapters as staff wrote them, a list of them, and whom to ask as the settings say."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from planportal.model import SECTIONS, Chapter
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.view import View

__all__ = ["HANDBOOK_TITLE", "handbook_pages"]

NEWS = SECTIONS[0]
"""The section that answers for the news room as a whole: the task it serves tells whom to ask."""
HANDBOOK_TITLE = "Sổ tay viết bài, báo cáo"
_CONTACTS_TITLE = "Hỏi ai khi cần giúp"
_CONTACTS_DESCRIPTION = "Việc nào hỏi đơn vị nào; điện thoại, thư điện tử nào chưa công bố thì ghi rõ là chưa có."


def handbook_pages(view: View) -> list[Page]:
    """Return the list of chapters, each chapter, and the page of contacts; the page of errors has its own module."""
    listed = [(chapter.title, _path(chapter), chapter.description) for chapter in view.handbook]
    listed.append((_CONTACTS_TITLE, addresses.HANDBOOK_CONTACTS, _CONTACTS_DESCRIPTION))
    index = make_page(
        view,
        kind="handbook",
        path=addresses.HANDBOOK,
        title=HANDBOOK_TITLE,
        description="Cho người viết bài và người làm báo cáo: viết, xem trước, kiểm tra, đăng, đính chính.",
        chapters=listed,
    )
    return [index, *(_chapter_page(view, chapter) for chapter in view.handbook), _contacts_page(view)]


def _path(chapter: Chapter) -> str:
    return f"huong-dan/{chapter.slug}.md"


def _chapter_page(view: View, chapter: Chapter) -> Page:
    page = make_page(
        view,
        kind="handbook-chapter",
        path=_path(chapter),
        title=chapter.title,
        description=chapter.description,
        crumbs=[(HANDBOOK_TITLE, addresses.HANDBOOK)],
        chapter=chapter,
        text=_text(chapter),
    )
    return replace(page, source=chapter.source)


def _text(chapter: Chapter) -> Markup:
    """Return the body; its pictures have their sizes, so that nothing moves when they come, and come when near."""
    text = chapter.body
    for src, (width, height) in chapter.pictures.items():
        size = f'{{: width="{width}" height="{height}" loading="lazy" decoding="async" }}'
        text = text.replace(f"]({src})", f"]({src}){size}")
    return Markup(text)


def _contacts_page(view: View) -> Page:
    portal = view.portal
    news_task = portal.task_by_id.get(NEWS.task)
    return make_page(
        view,
        kind="handbook-contacts",
        path=addresses.HANDBOOK_CONTACTS,
        title=_CONTACTS_TITLE,
        description=_CONTACTS_DESCRIPTION,
        crumbs=[(HANDBOOK_TITLE, addresses.HANDBOOK)],
        organisation=view.organisation,
        news_task=news_task,
        news_leads=[portal.unit_by_id[name] for name in news_task.leads.units] if news_task else [],
        collector=portal.unit_by_id[portal.plan.reporting.collected_by],
    )
