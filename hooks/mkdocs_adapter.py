"""The only file that knows MkDocs: its events, handed to the library; the library's outputs, handed to MkDocs.

Runs unchanged under ProperDocs, which takes the place of the `mkdocs` package. MkDocs registers every
name that starts with `on_` in this file, and keeps the module alive between rebuilds of `serve`; that is
why what a build hands from event to event stands in variables that `on_config` sets anew.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, FileSystemLoader
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme
from mkdocs.utils import get_relative_url

from planportal import clock
from planportal.disk_errors import is_of_disk, reason_of
from planportal.errors import Problem, Severity, has_errors
from planportal.export import EXPORT_VARIABLE, write_export
from planportal.fingerprint import digest, library_version
from planportal.finish import Finishing
from planportal.load import Settings, load_editor_package, load_published, load_settings
from planportal.output import Deferred, FileAsset, Output, Page
from planportal.prepared import Prepared
from planportal.preview import PREVIEW_VARIABLE
from planportal.processes import Beside
from planportal.render import quick_patterns
from planportal.render.addresses import ARTICLES_DATA
from planportal.render.shell_page import ShellPage, front_matter, shell_page
from planportal.render.sitemap import sitemap
from planportal.site import CACHE_FOLDER, Address, build
from planportal.site_folder import SiteFolder, look_around
from planportal.store import Kept, Store

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

# Only loggers below "mkdocs" count for --strict.
log = logging.getLogger("mkdocs.hooks.planportal")

_outputs: tuple[Output, ...] = ()
_pages: dict[str, Page] = {}
"""Pages that MkDocs knows, by their path: those of its navigation. It reads and writes one after another."""
_deferred: tuple[Deferred, ...] = ()
_pieces: frozenset[str] = frozenset()
_store: Store | None = None
_nav: Navigation | None = None
_files: Files | None = None
_site: SiteFolder | None = None
_finishing: Finishing | None = None
_in_use = ExitStack()
_today = ""


class _AllFiles(Files):
    """Files among which the links of Markdown find all outputs, though MkDocs writes only a few of them."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._config = config
        self._others = {path for deferred in _deferred for path in deferred.pages}
        self._others.update(output.path for output in _outputs if output.path not in _pages)

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file with a path below docs/, if there is one."""
        if path in self._others:
            return File.generated(self._config, path, content="")
        return super().get_file_from_path(path)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build the portal before MkDocs touches the site folder, and stop with every problem if there is one."""
    global _outputs, _pages, _deferred, _pieces, _store, _site, _today  # noqa: PLW0603 - MkDocs gives hooks no other place between events
    settings = _settings(config)
    preview = os.environ.get(PREVIEW_VARIABLE) == "1"
    if preview:
        _keep_apart(config)
    now = clock.moment(
        as_of=settings.as_of,
        source_date_epoch=os.environ.get("SOURCE_DATE_EPOCH"),
        now=datetime.now(UTC),
    )
    editor = None if settings.demo else load_editor_package(settings.root)
    if editor is None and not settings.demo:
        log.info("Chưa cài trình soạn thảo: Cổng được dựng đủ, chỉ không có trang /quan-tri/ (cài bằng “make editor”).")
    _in_use.close()
    store = Store(settings.path(CACHE_FOLDER) / "site")
    _in_use.enter_context(store.in_use())
    published = Beside(partial(load_published, Path(config.site_dir) / ARTICLES_DATA), pays=store.is_large)
    found = Beside(partial(look_around, config.site_dir, store), pays=store.is_large, can_wait=True)
    site = build(
        settings,
        Address(config.site_name, config.site_url or "/"),
        now=now,
        icons=[Path(folder) / ".icons" for folder in config.theme.dirs],
        published=published.result,
        cards=os.environ.get("PORTAL_CARDS") != "0" and not preview,
        preview=preview,
        editor=editor,
        keep=store.pieces.get,
        drawn=store.drawn.get,
        prepared=store.prepared,
    )
    _stop_on_errors(site.problems)
    if folder := os.environ.get(EXPORT_VARIABLE):
        docs = Path(config.docs_dir)
        write_export(Path(folder), site.outputs, docs=docs, site_name=config.site_name, site_url=config.site_url or "/")
    _outputs, _deferred, _pieces = site.ready, site.deferred, site.pieces
    _store, _today = store, now.date().isoformat()
    named = _named(config.nav)
    _pages = {
        output.path: output for output in _outputs if isinstance(output, Page) and (not named or output.path in named)
    }
    if not config.repo_url:
        config.edit_uri = None
    if quick_patterns.__name__ not in config.markdown_extensions:
        config.markdown_extensions.append(quick_patterns.__name__)
    _prepare_templates(config.theme, store.prepared)
    # MkDocs would fill a template for each page, and pack the list for no one.
    config.theme.static_templates.discard("sitemap.xml")
    _site = SiteFolder(config.site_dir, store, found.result())
    # MkDocs would empty the site and write everything anew.
    config.site_dir = _in_use.enter_context(store.scratch())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add pages as generated files, and leave the theme's own scripts, styles, fonts and site map out."""
    global _files  # noqa: PLW0603 - see on_config
    for file in list(files):
        of_theme = file.src_dir and Path(file.src_dir) != Path(config.docs_dir)
        if of_theme and (file.src_uri.startswith("assets/") or file.src_uri == "sitemap.xml"):
            files.remove(file)
    worker = files.get_file_from_path("sw.js")
    if worker is not None and config.extra["portal"].get("preview"):
        # Pages that a browser keeps would show another preview instead of this one.
        files.remove(worker)
    made = {*(output.path for output in _outputs), *(path for deferred in _deferred for path in deferred.pages)}
    for written in [file for file in files if file.src_uri in made]:
        # A page of docs/ that the library reads, and hands over with all that pages have.
        files.remove(written)
    for output in _pages.values():
        files.append(_file(output, config))
    _files = _AllFiles(files, config)
    return _files


def on_nav(nav: Navigation, config: MkDocsConfig, **_: object) -> Navigation:
    """Start making what was deferred, while MkDocs is busy with its own pages.

    A navigation that is not written down takes its names from these pages, so it is waited for.
    """
    global _nav  # noqa: PLW0603 - see on_config
    _nav = nav
    if config.nav:
        _start(config)
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Start now if it was too early before; all pages are known, so that search engines can be told of them."""
    if not config.nav:
        _start(config)
    home = f"{(config.site_url or '').removesuffix('/')}/"
    is_public = home != "/" and not config.extra["portal"].get("preview")
    listed = sitemap(home, _listed(files.documentation_pages()) if is_public else {})
    Path(config.site_dir, listed.path).write_bytes(listed.content)
    return env


def on_page_read_source(page: MkDocsPage, **_: object) -> str | None:
    """Hand over a page's Markdown without front matter, which would be written only to be read again."""
    output = _pages.get(page.file.src_uri)
    if output is None:
        return None
    return "" if output.is_html else output.body


def on_page_markdown(markdown: str, page: MkDocsPage, **_: object) -> str:
    """Hand over the page's front matter, with its date; MkDocs would take that from the clock."""
    output = _pages.get(page.file.src_uri)
    if output is not None:
        page.meta = front_matter(output)
    page.update_date = str(page.meta.get("updated", _today))
    return markdown


def on_page_content(html: str, page: MkDocsPage, **_: object) -> str:
    """Hand over HTML that the library made ready."""
    output = _pages.get(page.file.src_uri)
    return output.body if output is not None and output.is_html else html


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Wait until all is there, and remember it for the next build."""
    if _store is None or _site is None or _finishing is None:
        raise AssertionError("MkDocs ends a build that it did not begin")
    written = _written(Path(config.site_dir), _store)
    for kept in written:
        _site.put(kept)
    made = {**_finishing.results(), "by MkDocs": written}
    for warning in _finishing.warnings:
        log.warning("%s", warning)
    ready = [output.path for output in _outputs if isinstance(output, FileAsset)]
    _site.keep_only([*ready, *(kept.path for files in made.values() for kept in files)])
    _in_use.close()
    if not config.extra["portal"].get("preview"):
        _store.keep(made, _pieces)


def on_build_error(error: Exception, **_: object) -> None:
    """Let go of what is still being made; a disk that is full is no fault of this program, and is said in words."""
    if _finishing is not None:
        _finishing.stop()
    _in_use.close()
    if isinstance(error, OSError) and is_of_disk(error):
        place = error.filename2 or error.filename
        raise PluginError(f"Không đọc hoặc không ghi được {place}: {reason_of(error)}.") from error


def on_shutdown(**_: object) -> None:
    """Let the process end: on a large portal Python would look for cycles in all articles, several times."""
    gc.freeze()


def _start(config: MkDocsConfig) -> None:
    global _finishing  # noqa: PLW0603 - see on_config
    if _store is None or _site is None or _nav is None or _files is None:
        raise AssertionError("MkDocs asks for pages before it was configured")
    _finishing = Finishing(
        _deferred,
        [output for output in _outputs if not isinstance(output, FileAsset) and output.path not in _pages],
        store=_store,
        frame=_Frame(_nav, _files, config),
        put=_site.put,
        is_there=_site.has,
        shell=_shell(_nav, config),
    )
    # Meanwhile: as many as articles.
    for output in _outputs:
        if isinstance(output, FileAsset):
            _site.put_file(output.path, output.file)


class _Unlisted(FileSystemLoader):
    def list_templates(self) -> list[str]:
        return []


def compile_shell(overrides: Path, prepared: Prepared) -> None:
    """Compile the templates of a page shell over Material's, as an installation does for all builds that have it."""
    theme = Theme("material", custom_dir=str(overrides))
    _prepare_templates(theme, prepared)
    _compiled(theme)


def _compiled(theme: Theme) -> Environment:
    env = theme.get_env()
    for name in env.list_templates(extensions=["html"]):
        # Else each process would compile them for itself.
        env.get_template(name)
    return env


def _prepare_templates(theme: Theme, prepared: Prepared) -> None:
    """Let templates be kept as they were compiled, and no file of the theme be listed, though it is found.

    MkDocs would look at twelve thousand icons.
    """
    usual, own = theme.get_env, [folder for folder in (theme.custom_dir, theme.dirs[-1]) if folder]

    def get_env() -> Environment:
        env = usual()
        env.loader = ChoiceLoader([FileSystemLoader(own), _Unlisted(theme.dirs)])
        env.bytecode_cache = prepared.templates("shell")
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def _written(folder: Path, store: Store) -> list[Kept]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return [store.put(file.relative_to(folder).as_posix(), file.read_bytes()) for file in files]


class _Frame:
    """The page shell for pages that MkDocs does not know, whose Markdown it reads all the same."""

    def __init__(self, nav: Navigation, files: Files, config: MkDocsConfig) -> None:
        self._nav, self._files, self._config = nav, files, config
        self._env = _compiled(config.theme)
        self._parts: dict[tuple[object, ...], dict[str, str]] = {}
        self._has_edit_links = bool(config.edit_uri or config.edit_uri_template)

    def __call__(self, output: Page) -> tuple[str, list[str]]:
        """Return the page as HTML, and what MkDocs has to say against its links."""
        warnings: list[str] = []
        page: MkDocsPage | ShellPage
        if output.is_html and not self._has_edit_links:
            page = shell_page(output, self._config.site_url)
        else:
            page = MkDocsPage(output.title, _file(output, self._config), self._config)
            page.meta, page.content, page.markdown = front_matter(output), output.body, output.body
            if not output.is_html:
                with _warnings_of_mkdocs(warnings):
                    page.render(self._config, self._files)
                    page.validate_anchor_links(files=self._files, log_level=logging.WARNING)
        context = {"nav": self._nav, "config": self._config, "base_url": get_relative_url(".", page.url)}
        around = self._around(output, context)
        return self._env.get_template("main.html").render(**context, page=page, **around), warnings

    def _around(self, output: Page, context: dict[str, Any]) -> dict[str, str]:
        """Return the parts of the shell that many pages share, made once from what they look at and nothing else."""
        meta = {name: output.meta.get(name, "") for name in ("kind", "lang")}
        crumbs = [{"url": crumb["url"]} for crumb in output.meta.get("crumbs", ())]
        key = (context["base_url"], *meta.values(), *(crumb["url"] for crumb in crumbs))
        if key not in self._parts:
            made = self._env.get_template("parts.html").make_module({**context, "meta": meta, "crumbs": crumbs})
            self._parts[key] = {name: str(getattr(made, name)) for name in ("header", "footer")}
        return self._parts[key]


@contextmanager
def _warnings_of_mkdocs(into: list[str]) -> Iterator[None]:
    """Collect warnings, even where --quiet asks for none: --strict counts none in another process."""

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            into.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    usual, level = logger.handlers, logger.level
    logger.handlers = [Collecting(logging.WARNING)]
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.handlers = usual
        logger.setLevel(level)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Rebuild the preview when the plan's files change."""
    settings = _settings(config)
    for folder in (settings.plan_dir, settings.reports_dir, settings.evidence_dir, settings.content_dir):
        if settings.path(folder).is_dir():
            server.watch(str(settings.path(folder)))
    return server


def _file(output: Page, config: MkDocsConfig) -> File:
    file = File.generated(config, output.path, content=output.body)
    if output.source is not None:
        source = Path(config.config_file_path).parent / output.source.path
        file.edit_uri = os.path.relpath(source, config.docs_dir).replace(os.sep, "/")
    return file


def _listed(pages: Iterable[File]) -> dict[str, str]:
    """Return the paths of the pages for search engines with the day of their last change, or nothing."""
    known: dict[str, Mapping[str, Any]] = {file.src_uri: file.page.meta for file in pages if file.page}
    known.update((output.path, output.meta) for output in _outputs if isinstance(output, Page))
    found = {path: str(meta.get("updated", "")) for path, meta in known.items() if meta.get("sitemap") is not False}
    for deferred in _deferred:
        found.update(deferred.pages)
    # MkDocs may give a date.
    return {path: updated[:10] for path, updated in found.items()}


def _named(nav: object) -> frozenset[str]:
    """Return the paths of all pages in a navigation as it is written down."""
    if isinstance(nav, str):
        return frozenset([nav])
    inside = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return frozenset(path for part in inside for path in _named(part))


def _shell(nav: Navigation, config: MkDocsConfig) -> str:
    """Return a hash of all that the page shell looks at beside a page."""
    folders = [Path(folder) for folder in (config.theme.custom_dir,) if folder]
    files = [(file.relative_to(folder), file) for folder in folders for file in sorted(folder.rglob("*"))]
    said = {key: value for key, value in config.items() if key in {"site_name", "site_url", "site_description"}}
    return digest(
        library_version(),
        str(nav),
        # How Markdown is read: some extensions are told a function.
        json.dumps([config.markdown_extensions, config.mdx_configs], default=_name_of),
        repr(said),
        repr((config.extra, config.repo_url, config.edit_uri)),
        *(part for name, file in files if file.is_file() for part in (name.as_posix(), file.read_bytes())),
    )


def _name_of(value: object) -> str:
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', repr(value))}"


def _keep_apart(config: MkDocsConfig) -> None:
    """Mark every page of a preview, and let none of them come where a portal to publish is built."""
    site, project = Path(config.site_dir).resolve(), Path(config.config_file_path).parent.resolve()
    if site.is_relative_to(project) or not site.is_relative_to(Path(tempfile.gettempdir()).resolve()):
        raise PluginError("Bản xem trước chỉ được dựng vào thư mục tạm; hãy dùng lệnh “portal serve”.")
    config.extra["portal"]["preview"] = True


def _settings(config: MkDocsConfig) -> Settings:
    settings, problems = load_settings(Path(config.config_file_path).parent)
    _stop_on_errors(problems)
    if settings is None:
        raise AssertionError(problems)
    return settings


def _stop_on_errors(problems: tuple[Problem, ...] | list[Problem]) -> None:
    for problem in problems:
        log.log(logging.ERROR if problem.severity is Severity.ERROR else logging.INFO, "%s", problem)
    if has_errors(problems):
        count = sum(problem.severity is Severity.ERROR for problem in problems)
        raise PluginError(f"Dữ liệu có {count} lỗi, chưa dựng trang nào; site/ giữ nguyên như trước.")
