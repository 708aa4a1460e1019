"""One build of the portal as a value: everything that will be published, or everything that is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from planportal.check import check
from planportal.errors import Problem, has_errors, in_order
from planportal.fingerprint import digest, library_version
from planportal.load import EditorPackage, Loaded, Published, Settings, Tell, json_schemas, load_icons, load_project
from planportal.media import DamagedPicturesError, Drawing, FileCache, convert_pictures
from planportal.model import MediaLibrary, Portal, newest_first
from planportal.output import Deferred, Output
from planportal.pieces import Keep, keep_nothing
from planportal.prepared import Prepared
from planportal.processes import Beside
from planportal.ready import ReadyOutputs
from planportal.render import (
    ICONS,
    ArticleCardTexts,
    View,
    article_card_keys,
    card_texts,
    compile_templates,
    deferred_outputs,
    editor_outputs,
    kept_keys,
    media_outputs,
    page_addresses,
    picture_paths,
    portal_card,
    search_outputs,
    templates,
)
from planportal.render.addresses import READERS, address_of

__all__ = ["CACHE_FOLDER", "Address", "Site", "build", "inspect", "prepare", "view_of"]

CACHE_FOLDER = ".cache"
_MANY = 1000
"""So many articles that to look for faults in them takes longer than to start a process."""
WRITTEN_PAGES = "docs"


@dataclass(frozen=True)
class Address:
    """Where a portal is published and what it is called."""

    site_name: str
    site_url: str
    """Absolute, or `/` when it is not known."""


@dataclass(frozen=True)
class Site:
    """The outputs of a portal; empty when there are errors."""

    ready: tuple[Output, ...]
    """What looks at the whole portal, in the order of its paths."""
    problems: tuple[Problem, ...]
    deferred: tuple[Deferred, ...] = ()
    """What is left to be made, of articles and their lists."""
    pieces: frozenset[str] = frozenset()
    """The keys of what `keep` was asked for, or will be."""

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """All outputs, in the order of their paths."""
        later = (output for deferred in self.deferred for output in deferred.make())
        return tuple(sorted([*self.ready, *later], key=lambda output: output.path))


def inspect(
    settings: Settings,
    *,
    now: datetime,
    published: Published | None = None,
    tell: Tell | None = None,
    keep: Keep = keep_nothing,
) -> tuple[Loaded, tuple[Problem, ...]]:
    """Return the project and every problem in it, in order: the gate that all builds and commands share."""
    loaded = load_project(settings, tell, keep)
    return loaded, _problems(settings, loaded, now=now, published=published)


def _problems(settings: Settings, loaded: Loaded, *, now: datetime, published: Published | None) -> tuple[Problem, ...]:
    problems = check(
        loaded,
        pages=_pages(settings, loaded, now),
        now=now,
        published=published or Published(),
        tag_authority=settings.tag_authority,
    )
    return in_order([*loaded.problems, *problems])


def _pages(settings: Settings, loaded: Loaded, now: datetime) -> frozenset[str]:
    """Return the addresses of all pages, of articles that are still to come too; none while the plan has faults."""
    if loaded.portal is None:
        return frozenset()
    folder = settings.path(WRITTEN_PAGES)
    written = [address_of(file.relative_to(folder).as_posix()) for file in sorted(folder.rglob("*.md"))]
    articles = [file.article for file in loaded.articles if file.article]
    asked = [address_of(READERS)] if settings.readers else []
    return page_addresses(loaded.portal, articles, today=now.date()).union(written, asked)


def build(
    settings: Settings,
    address: Address,
    *,
    now: datetime,
    icons: Sequence[Path],
    published: Callable[[], Published] = Published,
    cards: bool = True,
    preview: bool = False,
    editor: EditorPackage | None = None,
    keep: Keep = keep_nothing,
    drawn: Keep = keep_nothing,
    prepared: Prepared | None = None,
) -> Site:
    """Return the whole portal as of `now`. With one error or more there are no outputs at all.

    `icons` are the folders of the theme's icons, of which the first wins; `published` gives what the last build gave to
    readers' programs, once articles are read: its moments stand. Without `cards` only the portal's one card is drawn. A
    preview also shows what is not public, in pages and lists alone. With `editor` there is a page for staff as well;
    all other outputs are the same without it. `keep` remembers pieces of pages from one build to the next, `drawn`
    pictures for longer, `prepared` what is the same for all.
    """
    _compile_into(prepared)
    # What a first build needs and later ones find is made while the articles are read.
    first = None if prepared is None or prepared.is_there else Beside(partial(prepare, prepared), pays=True)
    loaded = load_project(settings, keep=keep)
    if first is not None:
        first.result()
    out_already = published()
    gate = Beside(
        partial(_problems, settings, loaded, now=now, published=out_already), pays=len(loaded.articles) >= _MANY
    )
    if loaded.portal is None or has_errors(loaded.problems):
        return Site((), gate.result())
    view = view_of(
        settings,
        loaded,
        loaded.portal,
        address,
        now=now,
        icons=icons,
        published=out_already,
        preview=preview,
        keep=keep,
        drawn=drawn,
        prepared=prepared,
    )
    cache = FileCache(settings.path(CACHE_FOLDER))
    # Meanwhile: these ask nothing of what the gate may find fault with.
    drawings = _drawings(view, cache, cards=cards)
    _ = view.moments, view.related
    problems = gate.result()
    if has_errors(problems):
        for drawing in drawings:
            drawing.stop()
        return Site((), problems)
    try:
        view = view.with_media(_media(loaded, view, cache, drawings))
    except DamagedPicturesError as error:
        return Site((), in_order([*problems, *(_damaged(loaded, path) for path in error.paths)]))
    read = loaded.kept
    # The places of all keys and values in all files: a quarter of a gigabyte on a large portal, and no longer needed.
    del loaded, gate
    # Worked out once, for all processes.
    _ = view.plan_key
    started = ReadyOutputs(view, keep)
    deferred = deferred_outputs(view)
    kept = kept_keys(view) | read
    found: list[Output] = media_outputs(view)
    outputs = started.results()
    if editor is not None:
        desk, faults = editor_outputs(view, editor, settings.editor, content_dir=settings.content_dir)
        if faults:
            return Site((), in_order([*problems, *faults]))
        found += desk
    ordered = tuple(sorted([*outputs, *found], key=lambda output: output.path))
    search = search_outputs(view, outputs, cache.latest)
    return Site(ordered, problems, (*search, *deferred), kept)


def prepare(prepared: Prepared) -> None:
    """Make what follows from the library alone, where it is not there yet."""
    _compile_into(prepared)
    compile_templates()
    _schemas(prepared)


def _compile_into(prepared: Prepared | None) -> None:
    for kind, environment in templates().items():
        environment.bytecode_cache = prepared.templates(kind) if prepared else None


def view_of(
    settings: Settings,
    loaded: Loaded,
    portal: Portal,
    address: Address,
    *,
    now: datetime,
    icons: Sequence[Path],
    published: Published | None = None,
    preview: bool = False,
    keep: Keep = keep_nothing,
    drawn: Keep = keep_nothing,
    prepared: Prepared | None = None,
) -> View:
    """Return what rendering looks at, without pictures and cards."""
    files = [(file, file.article) for file in loaded.articles if file.article]
    shown = [(file, article) for file, article in files if preview or article.is_public(now)]
    seen = [(file, article, article.as_seen(now)) for file, article in shown]
    articles = newest_first(article for _, _, article in seen)
    return View(
        portal=portal,
        now=now,
        site_name=address.site_name,
        site_url=address.site_url if address.site_url.endswith("/") else f"{address.site_url}/",
        tag_authority=settings.tag_authority,
        organisation=settings.organisation,
        readers=loaded.readers,
        demo=settings.demo,
        articles=tuple(article for article in articles if article.is_public(now)),
        preview=preview,
        unpublished=tuple(article for article in articles if not article.is_public(now)),
        published=(published or Published()).moments,
        sources={source.path: source.content for source in loaded.sources},
        article_sources={file.path: file.packed for file, _ in shown},
        article_keys={
            article.id: file.key if article is written else digest(file.key, "without its update")
            for file, written, article in seen
        },
        handbook=loaded.handbook,
        evidence=loaded.evidence,
        schemas=_schemas(prepared),
        version=library_version(),
        icons=load_icons(icons, ICONS),
        keep=keep,
        drawn=drawn,
    )


def _schemas(prepared: Prepared | None) -> Mapping[str, str]:
    if prepared is None:
        return json_schemas()
    schemas: Mapping[str, str] = json.loads(prepared.get("schemas", lambda: json.dumps(json_schemas()).encode()))
    return schemas


def _damaged(loaded: Loaded, path: str) -> Problem:
    cure = "xuất lại ảnh từ phần mềm ảnh rồi chép lại"
    return Problem(f"{loaded.media.path}/{path}", 1, 1, "tệp không phải ảnh, hoặc ảnh đã hỏng", cure)


def _drawings(view: View, cache: FileCache, *, cards: bool) -> list[Drawing]:
    if not cards:
        return [Drawing({"": portal_card(view)}, cache)]
    return [Drawing(card_texts(view), cache), Drawing(ArticleCardTexts(view), cache, article_card_keys(view))]


def _media(loaded: Loaded, view: View, cache: FileCache, drawings: Sequence[Drawing]) -> MediaLibrary:
    drawn = {address: card for drawing in drawings for address, card in drawing.cards().items()}
    used = picture_paths(view.shown)
    return MediaLibrary(
        pictures=convert_pictures(loaded.media.files, [path for path in used if path in loaded.media.files], cache),
        cards=drawn,
        videos=loaded.media.videos,
        default_card=drawn[""],
    )
