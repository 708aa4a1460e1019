"""What every renderer looks at: the model, the day, the portal's address, and the states worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cached_property

from planportal.clock import VIETNAM
from planportal.fingerprint import digest
from planportal.model import (
    Article,
    Chapter,
    MediaLibrary,
    Organisation,
    Portal,
    Readers,
    Task,
    grouped,
    newest_first,
)
from planportal.pieces import Keep, keep_nothing
from planportal.render.related_articles import related_articles
from planportal.schedule import TaskState, current_year, publication_moments, task_state, tracked_years

__all__ = ["View"]


_BEFORE_MEDIA = frozenset({"shown", "related", "articles_of_task", "moments"})
"""What is the same with pictures and without, and takes long to work out."""
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class View:
    """The portal as of one day."""

    portal: Portal
    now: datetime
    """In Vietnam time."""
    site_name: str
    site_url: str
    """Absolute, with a slash at its end."""
    tag_authority: str
    """RFC 4151 authority and date: `example.vn,2026`."""
    organisation: Organisation = field(default_factory=Organisation)
    """Who runs the portal."""
    readers: Readers | None = None
    """What readers did; None where this is not asked."""
    demo: bool = False
    articles: tuple[Article, ...] = ()
    """What readers may see at `now`, newest first."""
    preview: bool = False
    """For the eyes of those who write; never published."""
    unpublished: tuple[Article, ...] = ()
    """What only a preview shows, in its pages and lists: drafts, and articles of a later hour."""
    handbook: tuple[Chapter, ...] = ()
    """The chapters of the handbook, in their order."""
    media: MediaLibrary = field(default_factory=MediaLibrary)
    published: Mapping[str, datetime] = field(default_factory=dict)
    """When articles that are out were published, by their id in feeds: what the last build said of them."""
    sources: Mapping[str, bytes] = field(default_factory=dict)
    """The YAML files that the portal is made of, as open data, by path."""
    article_sources: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the articles that are shown, by path, packed by Brotli."""
    evidence: Mapping[str, bytes] = field(default_factory=dict)
    """Files of evidence by path."""
    schemas: Mapping[str, str] = field(default_factory=dict)
    """JSON Schemas by file name."""
    icons: Mapping[str, str] = field(default_factory=dict)
    """What is inside each icon's `<svg>`, by its name in render/icons.py."""

    article_keys: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    """By the id of each article a hash of all that it depends on; where one is missing, it is worked out."""
    version: str = ""
    """A hash of the library and what it stands on."""
    keep: Keep = field(default=keep_nothing, repr=False, compare=False)
    """Remembers what was made from the same before."""
    drawn: Keep = field(default=keep_nothing, repr=False, compare=False)
    """Remembers pictures that were drawn, beside cards: longer than all else."""

    @property
    def publisher(self) -> str:
        """The department's name, as the one who publishes."""
        return self.organisation.name or self.site_name

    def with_media(self, media: MediaLibrary) -> View:
        """Return the same view with its pictures and cards."""
        view = replace(self, media=media)
        vars(view).update({name: value for name, value in vars(self).items() if name in _BEFORE_MEDIA})
        return view

    @cached_property
    def frame(self) -> View:
        """What pages of articles see beside articles; no day, hour, report or rating changes anything in it."""
        return replace(
            self,
            portal=replace(self.portal, reports=(), editions=()),
            now=_LATEST,
            readers=None,
            articles=(),
            unpublished=(),
            handbook=(),
            media=MediaLibrary(default_card=self.media.default_card),
            published={},
            sources={},
            article_sources={},
            evidence={},
            schemas={},
        )

    @cached_property
    def frame_key(self) -> str:
        """A hash of the frame."""
        return digest(repr(self.frame))

    @cached_property
    def of_plan(self) -> View:
        """What pages of the plan see: the day but no hour, of articles those that name a task; the same most days."""
        if self.preview:
            return self
        named = frozenset(article.id for articles in self.articles_of_task.values() for article in articles)
        others = frozenset(article.address for article in self.articles if article.id not in named)
        articles = tuple(article for article in self.articles if article.id in named)
        cards = {address: card for address, card in self.media.cards.items() if address not in others}
        return replace(
            self,
            # When all of today's articles are out.
            now=datetime.combine(self.today, time.max, VIETNAM),
            articles=articles,
            media=replace(self.media.only(articles), cards=cards),
            published={},
            article_sources={},
            evidence={},
        )

    @cached_property
    def plan_key(self) -> str:
        """A hash of that; nothing where the hour decides what is seen."""
        return "" if self.preview else digest(repr(replace(self.of_plan, articles=())), self.key(self.of_plan.articles))

    def narrowed(self, articles: Sequence[Article]) -> View:
        """Return the frame with a few public articles: who renders with it can depend on nothing else."""
        if self.preview:
            return self
        narrow = replace(self.frame, articles=newest_first(articles), media=self.media.only(articles))
        # Working these out again would give the same, at more cost than rendering.
        vars(narrow).update(frame=self.frame, frame_key=self.frame_key, icons_key=self.icons_key)
        vars(narrow).update(_keys=self._keys, _seen_keys=self._seen_keys)
        return narrow

    def key(self, articles: Sequence[Article], *more: str) -> str:
        """Return a hash of all that is in `narrowed`, and of more; nothing where the hour decides what is seen."""
        if self.preview:
            return ""
        return digest(self.frame_key, *map(self.seen_key, articles), *more)

    @cached_property
    def icons_key(self) -> str:
        """A hash of the icons."""
        return digest(repr(self.icons))

    @cached_property
    def _keys(self) -> dict[str, str]:
        return dict(self.article_keys)

    @cached_property
    def _seen_keys(self) -> dict[str, str]:
        return {}

    def article_key(self, article: Article) -> str:
        """Return a hash of an article and its file."""
        key = self._keys.get(article.id)
        if key is None:
            source = self.article_sources.get(article.source.path, b"")
            key = self._keys[article.id] = digest(repr(article), source)
        return key

    def seen_key(self, article: Article) -> str:
        """Return a hash of an article with its pictures, card and video."""
        key = self._seen_keys.get(article.id)
        if key is None:
            key = self._seen_keys[article.id] = digest(self.article_key(article), self.media.said_of(article))
        return key

    @cached_property
    def shown(self) -> tuple[Article, ...]:
        """All articles of pages and lists, newest first; feeds, data and search take `articles`."""
        return newest_first([*self.articles, *self.unpublished])

    @cached_property
    def related(self) -> Mapping[str, Sequence[Article]]:
        """The articles that are shown below another, by its id."""
        return related_articles(self.shown)

    @cached_property
    def articles_of_task(self) -> Mapping[str, Sequence[Article]]:
        """The articles that name a task, newest first, by its number; none where no article does."""
        return grouped(self.shown, lambda article: article.tasks)

    @property
    def today(self) -> date:
        """The day in Vietnam."""
        return self.now.date()

    @cached_property
    def year(self) -> int:
        """The reporting year that is shown first."""
        return current_year(self.portal.plan, self.today)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The tracked years, oldest first."""
        return tracked_years(self.portal.plan, self.today)

    @cached_property
    def moments(self) -> Mapping[str, datetime]:
        """When each article was published, to the second, by the article's id; no two share one."""
        return publication_moments(self.articles, self.published, tag_authority=self.tag_authority, now=self.now)

    @cached_property
    def _states(self) -> Mapping[tuple[str, int], TaskState]:
        return {
            (task.id, year): task_state(self.portal, task, year=year, today=self.today)
            for task in self.portal.plan.tasks
            for year in (*self.years, self.year + 1)
        }

    def state(self, task: Task, year: int) -> TaskState:
        """Return a task's state for a tracked year or the one after."""
        return self._states[task.id, year]

    def states(self, tasks: tuple[Task, ...], year: int) -> tuple[TaskState, ...]:
        """Return the states of several tasks for a year, in their order."""
        return tuple(self.state(task, year) for task in tasks)

    def absolute(self, address: str) -> str:
        """Return the absolute address of a root-relative one (`ke-hoach/`)."""
        return self.site_url + address
