"""One article's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from planportal.model import (
    FIELDS,
    SCOPES,
    Article,
    Demonstration,
    Event,
    Honour,
    Infographic,
    Video,
)
from planportal.output import Asset, Output, Page
from planportal.render import addresses
from planportal.render.drawings import CARD
from planportal.render.html import render_html
from planportal.render.news import addresses as news
from planportal.render.news.cards import article_card
from planportal.render.news.drawn import drawn_picture
from planportal.render.news.fragment import article_body
from planportal.render.news.pictures import (
    drawing_path,
    figure_path,
    has_drawing,
    picture_html,
    share_image,
)
from planportal.render.news.standing import standing
from planportal.render.structured_data import news_article
from planportal.render.view import View
from planportal.text.formats import format_dateline

__all__ = ["article_outputs"]

_WORDS_A_MINUTE = 220
_HEADINGS_FOR_CONTENTS = 4
Fact = tuple[str, str, str]
"""Name, value and, where the value is a link, its address."""


def article_outputs(view: View, article: Article, related: Sequence[Article]) -> list[Output]:
    """Return an article's page, its figures and the picture that is drawn for it."""
    path = news.article_path(article)
    link = partial(addresses.to_address, path)
    body, headings = article_body(view, article, link=link)
    html = render_html(
        "news/article",
        article=article,
        standing=standing(article, view.now),
        minutes=max(1, round(len(article.body.split()) / _WORDS_A_MINUTE)),
        labels=_labels(article, link),
        picture=_picture(view, article, link),
        video=_video(view, article, link),
        facts=_facts(article),
        headings=headings if len(headings) >= _HEADINGS_FOR_CONTENTS else (),
        body=Markup(body),
        tags=[(tag, link(addresses.address_of(news.tag_path(tag)))) for tag in article.tags],
        tasks=[
            (task, link(addresses.address_of(addresses.page_path(task))))
            for task in (view.portal.task_by_id[name] for name in article.tasks)
        ],
        share=_share(view, article, link),
        related=[article_card(view, other, link=link) for other in related],
    )
    shared = share_image(article, view.media)
    meta: dict[str, Any] = {
        "kind": "article",
        "crumbs": [
            {"title": "Trang chủ", "url": ""},
            {"title": article.section.title, "url": addresses.address_of(news.section_path(article.section))},
        ],
        "feeds": [{"title": article.section.title, "url": f"rss/{article.section.id}.xml"}],
        "updated": article.changed.date().isoformat(),
        "published": article.date.isoformat(),
        "structured_data": news_article(view, article),
        "source": {
            "path": article.source.path,
            "line": article.source.line,
            "url": addresses.source_path(article.source.path),
        },
    }
    if shared:
        meta["card"] = {"path": shared.path, "width": shared.width, "height": shared.height, "alt": shared.alt}
    page = Page(
        path=path,
        title=article.title,
        description=article.summary,
        body=html,
        meta=meta,
        source=article.source,
        is_html=True,
    )
    drawing = [Asset(drawing_path(article), drawn_picture(view, article))] if has_drawing(article, view.media) else []
    return [page, *_figures(article), *drawing]


def _figures(article: Article) -> list[Asset]:
    if not article.figures:
        return []
    from planportal.render.news.chart import draw_chart  # noqa: PLC0415 - few articles have any, and this takes a while

    return [
        Asset(figure_path(article, number, narrow=narrow), draw_chart(figure, narrow=narrow))
        for number, figure in enumerate(article.figures, start=1)
        for narrow in (False, True)
    ]


def _labels(article: Article, link: Callable[[str], str]) -> list[tuple[str, str]]:
    section = (article.section.title, link(addresses.address_of(news.section_path(article.section))))
    fields = [(FIELDS[field], link(addresses.address_of(news.field_path(field)))) for field in article.fields]
    return [section, *fields, (SCOPES[article.scope], "")]


def _picture(view: View, article: Article, link: Callable[[str], str]) -> Markup:
    found = view.media.pictures.get(article.image.src) if article.image else None
    if found is None or article.image is None:
        return Markup(
            '<img class="drawing" src="{}" width="{}" height="{}" alt="" fetchpriority="high" decoding="async">'
        ).format(link(drawing_path(article)), CARD.width, CARD.height)
    return picture_html(found, article.image, link=link, lazy=False)


def _video(view: View, article: Article, link: Callable[[str], str]) -> Markup:
    details = article.details
    if not isinstance(details, Video) or details.file not in view.media.videos:
        return Markup("")
    return Markup('<video class="video" controls preload="none" src="{}"></video>').format(
        link(quote(f"media/{details.file}"))
    )


def _facts(article: Article) -> list[Fact]:
    match article.details:
        case Event() as event:
            facts = [
                ("Bắt đầu", format_dateline(event.start), ""),
                ("Kết thúc", format_dateline(event.end) if event.end else "", ""),
                ("Địa điểm", event.place, ""),
                ("Đăng ký", event.registration, ""),
            ]
        case Video() as video:
            facts = [
                ("Thời lượng", video.duration, ""),
                ("Xem video tại", video.link, video.link),
                ("Lời của video", video.transcript, ""),
            ]
        case Infographic() as infographic:
            facts = [("Nội dung bằng chữ", infographic.text, "")]
        case Demonstration() as model:
            facts = [
                ("Nơi thực hiện", model.place, ""),
                ("Đơn vị thực hiện", model.owner, ""),
                ("Kết quả", model.results, ""),
                ("Liên hệ", model.contact, ""),
            ]
        case Honour() as honour:
            facts = [
                ("Năm", str(honour.year), ""),
                ("Được tôn vinh", honour.recipient, ""),
                ("Hình thức", honour.kind, ""),
                ("Quyết định", honour.decision, ""),
            ]
        case _:
            facts = []
    return [fact for fact in facts if fact[1]]


def _share(view: View, article: Article, link: Callable[[str], str]) -> dict[str, str]:
    address = view.absolute(article.address)
    return {
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={quote(address, safe='')}",
        "mail": f"mailto:?subject={quote(article.title)}&body={quote(address, safe='')}",
        "report": link("lien-he/") + "#bao-loi",
    }
