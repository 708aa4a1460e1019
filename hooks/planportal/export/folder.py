"""Which file goes where in an exported portal: pages in `content/`, all else in `static/`, Hugo's few files beside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import yaml

from planportal.export.portable import portable_body
from planportal.output import Asset, FileAsset, Output, Page
from planportal.render.addresses import address_of

__all__ = ["EXPORT_VARIABLE", "exported_files", "write_export"]

EXPORT_VARIABLE = "PORTAL_EXPORT"
"""Names a folder, in the environment of a build that also writes what it is made of."""
_CONFIGURATION = "hugo.toml"
_SHIPPED = (_CONFIGURATION, "layouts/all.html", "layouts/404.html")


def write_export(folder: Path, outputs: Iterable[Output], *, docs: Path, site_name: str, site_url: str) -> None:
    """Write an exported portal below a folder; `docs` holds what is published beside the outputs.

    Raises:
        OSError: the folder or a file cannot be written.
    """
    written = {file.relative_to(docs).as_posix(): file.read_bytes() for file in _visible(docs)}
    for name, content in exported_files(outputs, written, site_name=site_name, site_url=site_url):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def exported_files(
    outputs: Iterable[Output], written: Mapping[str, bytes], *, site_name: str, site_url: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file of an exported portal.

    `written` are the files of docs/ by path; an output of the same path goes before them.
    """
    parts = {output.path: output for output in (*map(_as_output, written, written.values()), *outputs)}
    for path, output in sorted(parts.items()):
        match output:
            case Page():
                yield f"content/{_content_name(path)}", _portable(output, parts.keys()).encode()
            case Asset():
                yield f"static/{path}", output.content
            case FileAsset():
                yield f"static/{path}", output.file.read_bytes()
    pages = [path for path in parts if path.endswith(".md")]
    for folder in sorted(
        {path.split("/")[0] for path in pages if "/" in path} - {f.removesuffix("/index.md") for f in pages}
    ):
        # Hugo would make a page of its own for it.
        yield f"content/{folder}/_index.md", b"---\nbuild:\n  render: never\n---\n"
    for name in _SHIPPED:
        text = files("planportal.export").joinpath("hugo", name).read_text(encoding="utf-8")
        if name == _CONFIGURATION:
            # What TOML and JSON write alike.
            text = f"baseURL = {_quoted(site_url)}\ntitle = {_quoted(site_name)}\n{text}"
        yield name, text.encode()


def _visible(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*")) if folder.is_dir() else []
    return [
        file for file in found if file.is_file() and not any(p.startswith(".") for p in file.relative_to(folder).parts)
    ]


def _as_output(path: str, content: bytes) -> Output:
    """Return a file of docs/ as what it is published as: a page if it is Markdown."""
    if not path.endswith(".md"):
        return Asset(path, content)
    text = content.decode("utf-8")
    _, front, body = text.split("---\n", 2) if text.startswith("---\n") else ("", "", text)
    meta = yaml.safe_load(front) or {}
    title = str(meta.pop("title", "")) or Path(path).stem
    return Page(path, title, str(meta.pop("description", "")), body.lstrip("\n"), meta)


def _content_name(path: str) -> str:
    """Return the name under which Hugo takes a page: `index.md` would swallow all pages beside it."""
    return f"{path.removesuffix('index.md')}_index.md" if path == "index.md" or path.endswith("/index.md") else path


def _portable(page: Page, paths: Iterable[str]) -> str:
    """Return a page whose front matter names its address and keeps the portal's own words apart, under `params`."""
    meta = {"url": f"/{address_of(page.path)}", "params": dict(page.meta)}
    return replace(page, body=portable_body(page, frozenset(paths)), meta=meta).markdown()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
