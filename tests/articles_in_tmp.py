"""Small portals with articles and pictures of their own: the minimal site plus a content folder in tmp_path."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from planportal.clock import VIETNAM
from planportal.load import load_settings
from planportal.model import Article
from planportal.output import Asset, FileAsset, Page
from planportal.rules import OTHER, rule_of
from planportal.site import Address, Site, build, inspect
from theme_icons import ICON_FOLDERS

__all__ = [
    "ADDRESS",
    "FRONT",
    "NOW",
    "add_engine",
    "article_of",
    "article_text",
    "built",
    "file_bytes",
    "lay_out",
    "output_bytes",
    "page",
    "problems_of",
]

ROOT = Path(__file__).parent.parent
MINIMAL = ROOT / "tests" / "sites" / "minimal"
ADDRESS = Address("Cổng thử", "https://portal.example/")
NOW = datetime(2026, 11, 23, 23, 59, tzinfo=VIETNAM)

FRONT: Mapping[str, Any] = {
    "id": "bai-thu",
    "title": "Bài thử",
    "date": "2026-11-23 09:30",
    "summary": "Tóm tắt.",
    "field": ["nong-nghiep"],
    "scope": "tay-ninh",
}


def article_text(body: str = "Một đoạn.\n", **front: Any) -> str:
    """Return an article's file; keys that are None are left out, all values stand in double quotes or brackets."""
    keys = {**FRONT, **front}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", body])


def lay_out(
    root: Path,
    articles: Mapping[str, str | bytes],
    media: Mapping[str, bytes] | None = None,
    *,
    own_cache: bool = False,
) -> Path:
    """Return a project with these files below content and content/media.

    The portal's one card is drawn once for all projects of this process, unless a project has a cache of its own.
    """
    shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
    files = {**articles, **{f"media/{name}": content for name, content in (media or {}).items()}}
    for name, content in files.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    if not own_cache and not (root / ".cache").exists():
        (root / ".cache").symlink_to(_shared_cache(), target_is_directory=True)
    return root


@cache
def _shared_cache() -> str:
    """Return a folder that lives as long as this process; what it keeps is found by its content."""
    folder = tempfile.mkdtemp(prefix="portal-cache-")
    atexit.register(shutil.rmtree, folder)
    return folder


def add_engine(root: Path) -> Path:
    """Return the project with what a site engine needs: our shell over the theme, our hooks, a folder of pages."""
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    engine = f"theme: {{name: material, custom_dir: {ROOT}/overrides}}\nplugins: []\n"
    engine += f"hooks: [{ROOT}/hooks/mkdocs_adapter.py]\n"
    extensions = "markdown_extensions: [attr_list, def_list, md_in_html, tables]\n"
    (root / "mkdocs.yml").write_text(f"{config}\n{engine}{extensions}", encoding="utf-8")
    (root / "docs").mkdir()
    return root


def built(root: Path) -> Site:
    """Return a build of the project without the articles' cards."""
    settings, faults = load_settings(root)
    assert settings is not None, faults
    return build(settings, ADDRESS, now=NOW, icons=ICON_FOLDERS, cards=False)


def article_of(root: Path) -> Article:
    """Return the one article of a project."""
    settings, faults = load_settings(root)
    assert settings is not None, faults
    (file,) = inspect(settings, now=NOW)[0].articles
    assert file.article is not None
    return file.article


def problems_of(root: Path) -> list[str]:
    """Return the lines that people see."""
    settings, faults = load_settings(root)
    assert settings is not None, faults
    problems = inspect(settings, now=NOW)[1]
    nameless = [str(problem) for problem in problems if rule_of(problem) is OTHER]
    assert nameless == [], "every message belongs to a rule of planportal.rules"
    return [str(problem) for problem in problems]


def page(site: Site, path: str) -> Page:
    """Return a page by its Markdown path."""
    found = [output for output in site.outputs if output.path == path]
    assert len(found) == 1, (path, site.problems)
    assert isinstance(found[0], Page)
    return found[0]


def output_bytes(site: Site) -> dict[str, bytes]:
    """Return each output's content by its path."""
    pages = {output.path: output.markdown().encode() for output in site.outputs if isinstance(output, Page)}
    return pages | file_bytes(site)


def file_bytes(site: Site) -> dict[str, bytes]:
    """Return the content of each output that is no page, by its path."""
    contents: dict[str, bytes] = {}
    for output in site.outputs:
        match output:
            case Asset():
                contents[output.path] = output.content
            case FileAsset():
                contents[output.path] = output.file.read_bytes()
    return contents
