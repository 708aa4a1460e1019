"""The words on every share card, by the address of its page; the portal's own card stands under the empty one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from planportal.fingerprint import digest, folder_digest
from planportal.media import CardText
from planportal.model import FIELDS, Article, Task
from planportal.render import addresses
from planportal.render.drawings import PANEL, draw
from planportal.render.drawings.subject import Subject
from planportal.render.helix import picture
from planportal.render.states import look
from planportal.render.view import View

__all__ = ["card_texts", "portal_card"]


_OWN_PAGES = (
    (addresses.ABOUT, "Cổng công bố gì, dựa trên căn cứ nào, do ai quản lý", "Giới thiệu"),
    (addresses.CONTACT, "Liên hệ, báo lỗi nội dung", "Tây Ninh"),
    (addresses.GUIDES, "Bạn cần gì về công nghệ sinh học? Hỏi ai, chuẩn bị gì", "Tôi cần …"),
    (addresses.ENGLISH, "Biotechnology portal of Tây Ninh Province", "English"),
)
"""Path, title and kicker of the portal's own pages that people share."""

_BARE = picture([[None] * 9], upright=True)
"""Three bows of the helix that say nothing about the plan."""


def card_texts(view: View) -> Mapping[str, CardText]:
    """Return the cards to draw: the portal's, the plan's, each group's, task's, guide's and article's.

    Cards about the plan show the helix with the states of the tasks that they are about, so that a card changes only
    when those do: what was shared once stays in the caches of social networks.
    """
    plan = view.portal.plan
    card = partial(_card, view)
    texts = {
        "": portal_card(view),
        addresses.address_of(addresses.PLAN): card(plan.title, "Kế hoạch và tiến độ", plan.tasks),
    }
    for group in plan.groups:
        texts[addresses.address_of(addresses.page_path(group))] = card(
            group.short_title, f"Nhóm nhiệm vụ {group.number}", group.tasks
        )
    for task in plan.tasks:
        texts[addresses.address_of(addresses.page_path(task))] = card(
            task.short_title, f"Nhiệm vụ {task.id} của Kế hoạch", [task]
        )
    for guide in view.portal.guides:
        texts[addresses.address_of(addresses.page_path(guide))] = card(guide.title, "Hướng dẫn")
    for path, title, kicker in _OWN_PAGES:
        texts[addresses.address_of(path)] = card(title, kicker)
    if view.portal.department.farm.unit:
        farm = view.portal.unit_by_id[view.portal.department.farm.unit]
        texts[addresses.address_of(addresses.FARM)] = card(farm.name, "Nhiệm vụ và tiến độ")
    for article in view.articles:
        texts[article.address] = _article_card(view, article)
    return texts


def portal_card(view: View) -> CardText:
    """Return the portal's own card."""
    return _card(view, "Kế hoạch, tiến độ và thành tựu công nghệ sinh học", "Tây Ninh", view.portal.plan.tasks)


def _card(view: View, title: str, kicker: str, tasks: Collection[Task] = ()) -> CardText:
    return CardText(
        title=title,
        kicker=kicker,
        site=view.site_name,
        demo=view.demo,
        note=f"Báo cáo năm {view.year}" if tasks else "",
        helix=_helix(view, tasks) if tasks else _BARE,
        across=bool(tasks),
    )


def _article_card(view: View, article: Article) -> CardText:
    fields = " · ".join(FIELDS[field] for field in article.fields)
    subject = Subject.of(article)
    return CardText(
        title=article.title,
        kicker=f"{article.section.title} · {fields}",
        site=view.site_name,
        demo=view.demo,
        picture=lambda: draw(subject, view.icons, PANEL),
        drawn_from=digest(folder_digest("render/drawings"), view.icons_key, repr(subject)),
    )


def _helix(view: View, tasks: Collection[Task]) -> str:
    return picture(
        [
            [look(view.state(task, view.year).report_state) if task in tasks else None for task in group.tasks]
            for group in view.portal.plan.groups
        ]
    )
