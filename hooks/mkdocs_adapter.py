"""The only file that knows MkDocs: its events, handed to the library; the library's outputs, handed to MkDocs.

Runs unchanged under ProperDocs, which takes the place of the `mkdocs` package. MkDocs registers every
name that starts with `on_` in this file, and keeps the module alive between rebuilds of `serve`; that is
why the outputs are kept in one variable that `on_config` sets anew.
"""

from __future__ import annotations

import logging
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from planportal import clock
from planportal.errors import Problem, Severity, has_errors
from planportal.load import Settings, load_editor_package, load_published, load_settings
from planportal.output import FileAsset, Output, Page
from planportal.preview import PREVIEW_VARIABLE
from planportal.render.addresses import ARTICLES_DATA
from planportal.site import Address, build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

# Only loggers below "mkdocs" count for --strict.
log = logging.getLogger("mkdocs.hooks.planportal")

_outputs: tuple[Output, ...] = ()
_ready: dict[str, str] = {}
"""HTML that needs no Markdown, by the page's path."""
_today = ""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build the portal before MkDocs touches the site folder, and stop with every problem if there is one."""
    global _outputs, _ready, _today  # noqa: PLW0603 - MkDocs gives hooks no other place between events
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
    site = build(
        settings,
        Address(config.site_name, config.site_url or "/"),
        now=now,
        icons=[Path(folder) / ".icons" for folder in config.theme.dirs],
        published=load_published(Path(config.site_dir) / ARTICLES_DATA),
        cards=os.environ.get("PORTAL_CARDS") != "0" and not preview,
        preview=preview,
        editor=editor,
    )
    _stop_on_errors(site.problems)
    _outputs, _today = site.outputs, now.date().isoformat()
    _ready = {output.path: output.body for output in _outputs if isinstance(output, Page) and output.is_html}
    if not config.repo_url:
        config.edit_uri = None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the outputs as generated files, and leave the theme's own scripts, styles and fonts out."""
    for file in list(files):
        if file.src_dir and file.src_uri.startswith("assets/") and Path(file.src_dir) != Path(config.docs_dir):
            files.remove(file)
    worker = files.get_file_from_path("sw.js")
    if worker is not None and config.extra["portal"].get("preview"):
        # Pages that a browser keeps would show another preview instead of this one.
        files.remove(worker)
    for output in _outputs:
        if (written := files.get_file_from_path(output.path)) is not None:
            # A page of docs/ that the library reads, and hands over with all that pages have.
            files.remove(written)
        if isinstance(output, FileAsset):
            file = File.generated(config, output.path, abs_src_path=str(output.file))
        elif isinstance(output, Page):
            file = File.generated(config, output.path, content=output.markdown())
            if output.source is not None:
                source = Path(config.config_file_path).parent / output.source.path
                file.edit_uri = os.path.relpath(source, config.docs_dir).replace(os.sep, "/")
        else:
            file = File.generated(config, output.path, content=output.content)
        files.append(file)
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, **_: object) -> str:
    """Take the page's date from its data; MkDocs would take it from the clock."""
    page.update_date = str(page.meta.get("updated", _today))
    return "" if page.file.src_uri in _ready else markdown


def on_page_content(html: str, page: MkDocsPage, **_: object) -> str:
    """Hand over HTML that the library made ready."""
    return _ready.get(page.file.src_uri, html)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Rebuild the preview when the plan's files change."""
    settings = _settings(config)
    for folder in (settings.plan_dir, settings.reports_dir, settings.evidence_dir, settings.content_dir):
        if settings.path(folder).is_dir():
            server.watch(str(settings.path(folder)))
    return server


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
