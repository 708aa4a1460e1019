"""What can be found: articles, tasks, units, documents, guidance and the portal's own pages, as plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import overload

from planportal.model import (
    SECTIONS,
    Article,
    Demonstration,
    Document,
    Event,
    Group,
    Guide,
    Honour,
    Infographic,
    Task,
    Unit,
    Video,
)
from planportal.output import Page
from planportal.render import addresses
from planportal.render.search.plain import plain_text
from planportal.render.sentences import kind_word, now_words
from planportal.render.view import View

__all__ = ["SECTION_NAMES", "Documents", "SearchDocument", "is_searched", "search_documents"]

SECTION_NAMES: Mapping[str, str] = {
    **{section.id: section.title for section in SECTIONS},
    "nhiem-vu": "Nhiệm vụ",
    "don-vi": "Đơn vị",
    "van-ban": "Văn bản",
    "huong-dan": "Tôi cần …",
    "trang": "Trang của Cổng",
}
"""What a reader can narrow a search to, by its name in addresses."""

_PORTAL_PAGES = frozenset(
    (
        *("about", "accessibility", "contact", "data", "english", "farm"),
        *(
            "full-text",
            "guides",
            "handbook",
            "handbook-chapter",
            "handbook-contacts",
            "plan",
            "privacy",
            "rules",
            "year",
        ),
    )
)
_PAGES_IN_FULL = frozenset(["about", "accessibility", "contact", "handbook-chapter", "privacy"])
"""Kinds of pages whose words stand nowhere else."""


@dataclass(frozen=True)
class SearchDocument:
    """One page as words."""

    address: str
    """Root-relative."""
    section: str
    title: str
    summary: str
    keywords: tuple[str, ...] = ()
    """Tags, other names, headings."""
    body: tuple[str, ...] = ()
    """Paragraphs."""
    date: str = ""
    """Day of publication or issue, year-month-day."""
    fields: tuple[str, ...] = ()


class Documents(Sequence[SearchDocument]):
    """Documents that are made each time when somebody looks at them: all at once would fill the memory."""

    def __init__(self, makers: Sequence[tuple[str, Callable[[], SearchDocument]]], growing: int) -> None:
        self._makers = makers
        self.growing = growing
        """How many, from the first, stand before those of which there are always as many."""

    def key(self, at: int) -> str:
        """Return what decides what a document says."""
        return self._makers[at][0]

    def __len__(self) -> int:
        return len(self._makers)

    @overload
    def __getitem__(self, at: int) -> SearchDocument: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[SearchDocument]: ...

    def __getitem__(self, at: int | slice) -> SearchDocument | Sequence[SearchDocument]:
        if isinstance(at, slice):
            return [make() for _, make in self._makers[at]]
        return self._makers[at][1]()


def search_documents(view: View, pages: Iterable[Page]) -> Documents:
    """Return all documents, those that rank first among equals last: legal documents, articles by date, the plan."""
    portal = view.portal
    dated = sorted(portal.documents, key=lambda document: (document.date is not None, document.date, document.id))
    others = (
        *(_unit(view, unit) for unit in portal.units),
        *_portal_pages(view, pages),
        *(_group(group) for group in portal.plan.groups),
        *(_guide(view, guide) for guide in portal.guides),
        *(_task(view, task) for task in portal.plan.tasks),
    )
    growing: list[tuple[str, Callable[[], SearchDocument]]] = [
        *map(_made_already, map(_document, dated)),
        *((view.article_key(article), partial(_article, article)) for article in reversed(view.articles)),
    ]
    return Documents([*growing, *map(_made_already, others)], len(growing))


def _made_already(document: SearchDocument) -> tuple[str, Callable[[], SearchDocument]]:
    return repr(document), lambda: document


def is_searched(page: Page) -> bool:
    """Return whether a page is found by its own words; articles and pages of the plan are found by the model's."""
    return page.meta.get("kind") in _PORTAL_PAGES


def _article(article: Article) -> SearchDocument:
    body = plain_text(article.body)
    return SearchDocument(
        address=article.address,
        section=article.section.id,
        title=article.title,
        summary=article.summary,
        keywords=(*article.tags, *body.headings),
        body=(*body.paragraphs, *_more_of_article(article)),
        date=article.date.date().isoformat(),
        fields=article.fields,
    )


def _more_of_article(article: Article) -> Iterator[str]:
    for figure in article.figures:
        yield from (figure.title, figure.alt, figure.note)
    match article.details:
        case Event() as event:
            yield event.place
        case Video() as video:
            yield video.transcript
        case Infographic() as infographic:
            yield infographic.text
        case Demonstration() as model:
            yield from (model.place, model.owner, model.results)
        case Honour() as honour:
            yield from (honour.recipient, honour.kind, honour.decision)
        case None:
            pass
    for correction in article.corrections:
        yield correction.text
    for source in article.sources:
        yield f"{source.title}. {source.outlet}. {source.doi}"


def _task(view: View, task: Task) -> SearchDocument:
    reports = [report for report in view.portal.reports if report.task == task.id and report.submitted <= view.today]
    return SearchDocument(
        address=addresses.address_of(addresses.page_path(task)),
        section="nhiem-vu",
        title=f"Nhiệm vụ {task.id}: {task.short_title}",
        summary=f"Chủ trì: {task.leads.signed} Thời gian thực hiện: {task.schedule.signed}",
        body=(
            task.text.replace("*", ""),
            f"Phối hợp: {task.cooperating.signed}",
            *(text for report in reports for text in (report.summary, report.difficulties, report.proposals)),
        ),
    )


def _group(group: Group) -> SearchDocument:
    return SearchDocument(
        address=addresses.address_of(addresses.page_path(group)),
        section="nhiem-vu",
        title=f"Nhóm {group.number}: {group.short_title}",
        summary=group.title,
    )


def _unit(view: View, unit: Unit) -> SearchDocument:
    led = view.portal.led_by(unit.id)
    return SearchDocument(
        address=addresses.address_of(addresses.page_path(unit)),
        section="don-vi",
        title=unit.name,
        summary=". ".join([kind_word(unit), *(f"N{now_words(entry)[1:]}" for entry in unit.now)]) + ".",
        keywords=(*unit.aliases, *(entry.name for entry in unit.now)),
        body=(unit.note, *(f"Chủ trì nhiệm vụ {task.id}: {task.short_title}" for task in led)),
    )


def _document(document: Document) -> SearchDocument:
    return SearchDocument(
        address=addresses.address_of(addresses.page_path(document)),
        section="van-ban",
        title=f"{document.type} số {document.number}",
        summary=f"{document.title}. {document.issuer}.",
        keywords=(document.number, f"{document.type} {document.number}"),
        body=(document.status_note, document.note),
        date=document.date.isoformat() if document.date else "",
    )


def _guide(view: View, guide: Guide) -> SearchDocument:
    task = view.portal.task_by_id[guide.task]
    return SearchDocument(
        address=addresses.address_of(addresses.page_path(guide)),
        section="huong-dan",
        title=guide.title,
        summary=guide.summary,
        body=(
            guide.whom,
            *guide.steps,
            *(paper.name for paper in guide.papers),
            *(fact.text for fact in guide.facts),
            f"Nhiệm vụ {task.id}: {task.short_title}",
        ),
    )


def _portal_pages(view: View, pages: Iterable[Page]) -> Iterator[SearchDocument]:
    for page in sorted(filter(is_searched, pages), key=lambda page: page.path):
        kind = page.meta["kind"]
        body: Iterable[str] = ()
        if kind == "full-text":
            body = _around_the_tasks(view)
        elif kind in _PAGES_IN_FULL:
            body = plain_text(page.body).paragraphs
        yield SearchDocument(
            address=addresses.address_of(page.path),
            section="trang",
            title=page.title,
            summary=page.description,
            body=tuple(body),
        )


def _around_the_tasks(view: View) -> Iterator[str]:
    """Yield what the signed plan says besides its tasks, which have pages of their own."""
    plan = view.portal.plan
    yield plan.opening
    for section in (plan.purpose, plan.funding, plan.organisation):
        yield f"{section.title}. {section.text}"
        for part in section.parts:
            yield from (part.title, part.text, *part.items)
    yield plan.closing
