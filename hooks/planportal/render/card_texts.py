"""The words on every share card, and by what each is known, by the address of its page.

The portal's own card stands under the empty address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from planportal.fingerprint import digest, folder_digest
from planportal.media import CardText, card_key
from planportal.model import FIELDS, Article, Task
from planportal.render import addresses
from planportal.render.drawings import PANEL, draw
from planportal.render.drawings.subject import Subject
from planportal.render.helix import picture
from planportal.render.runs import Run, runs_of
from planportal.render.states import look
from planportal.render.view import View

__all__ = ["ArticleCardTexts", "article_card_keys", "card_run_keys", "card_texts", "portal_card"]


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
    """Return the cards of all pages but articles: the portal's, the plan's, each group's, task's and guide's.

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
    return texts


class ArticleCardTexts(Mapping[str, CardText]):
    """The cards of articles, each described when it is asked for."""

    def __init__(self, view: View) -> None:
        self._view, self._articles = view, {article.address: article for article in view.articles}

    def __getitem__(self, address: str) -> CardText:
        return _article_card(self._view, self._articles[address])

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def article_card_keys(view: View) -> Mapping[str, str]:
    """Return by what the card of each article is known; ten thousand cards would take half a second to describe."""
    keys: dict[str, str] = {}
    for run in _runs(view):
        kept = view.keep(run.key, partial(_described, view, run.articles))
        keys.update(zip((article.address for article in run.articles), kept.decode().split("\n"), strict=True))
    return keys


def _described(view: View, articles: Sequence[Article]) -> bytes:
    return "\n".join(card_key(_article_card(view, article)) for article in articles).encode()


def card_run_keys(view: View) -> Iterator[str]:
    """Yield the keys under which those are kept."""
    return (run.key for run in _runs(view))


def _runs(view: View) -> Iterator[Run]:
    ground = digest("cards", view.version, view.site_name, repr(view.demo), view.icons_key)
    return runs_of(ground, view.articles, lambda article: [view.article_key(article)])


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
