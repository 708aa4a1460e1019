"""What is fuzzed: each way by which something that people made comes into the portal."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from PIL import Image

from articles_in_tmp import NOW, article_text, lay_out
from fuzz.changes import addresses, any_bytes, damaged_bytes, damaged_parts, markdown, slips, yaml_like
from fuzz.trial import empty_folder, inspected, rendered, within_bounds
from office_files import GOOD, TASK, edited, fill, form, good, place_of, project
from planportal.desk.word import NotAWordFileError, read_word
from planportal.office import collect, read_form
from planportal.office.form import KEY_SHEET
from test_load_anything import FILES, MINIMAL
from word_files import WORD_FILES

__all__ = ["TARGETS", "Target"]

ARTICLE = "tin-tuc/2026/a.md"


@dataclass(frozen=True)
class Target:
    """How examples are drawn, and what is done with one in a folder of its own."""

    examples: st.SearchStrategy[Any]
    attempt: Callable[[Any, Path], None]


def _yaml(example: tuple[str, bytes], folder: Path) -> None:
    name, content = example
    lay_out(empty_folder(folder), {})
    (folder / name).write_bytes(content)
    inspected(folder)


_YAML = st.sampled_from(FILES).flatmap(
    lambda name: st.tuples(
        st.just(name), any_bytes | slips((MINIMAL / name).read_text(encoding="utf-8")).map(str.encode)
    )
)

_PICTURE_KEYS = {"src": "media/a.png", "alt": "Ảnh", "caption": "Chú thích", "credit": "Nguyễn Văn A"}
_FULL = article_text(
    "Một đoạn [1].\n",
    image=_PICTURE_KEYS,
    tags=["giống"],
    tasks=["1.3"],
    sources=[{"title": "Nguồn", "outlet": "Báo", "url": "https://nguon.example/"}],
    corrections=[{"date": "2026-11-23", "text": "Sửa"}],
    aliases=["tin-tuc/2026/cu"],
)


def _front(text: str, folder: Path) -> None:
    rendered(lay_out(empty_folder(folder), {ARTICLE: text.encode()}, {"a.png": _pictures()[0]}))


_FRONT = slips(_FULL) | st.builds(lambda keys: f"---\n{keys}\n---\n\nMột đoạn.\n", yaml_like)


def _body(text: str, folder: Path) -> None:
    rendered(lay_out(empty_folder(folder), {ARTICLE: article_text(text).encode()}, {"a.png": _pictures()[0]}))


def _addresses(places: Mapping[str, str], folder: Path) -> None:
    """Put addresses wherever one can stand: what is opened and what is written stays in the project."""
    link, picture, image = places["link"], places["picture"], places["image"]
    front = {
        "id": places["id"],
        "image": {**_PICTURE_KEYS, "src": image},
        "aliases": [places["alias"]],
        "tags": [places["tag"]],
        "sources": [{"title": "Nguồn", "outlet": "Báo", "url": places["source"]}],
    }
    text = f"[chữ]({link}) ![ảnh]({picture}) <{link}> [1]\n\n![ảnh](<{picture}>)\n\n[a]: {link}\n"
    chapter = f"---\ntitle: a\ndescription: b\norder: 1\n---\n\n![a](anh/{picture})\n"
    lay_out(empty_folder(folder), {ARTICLE: article_text(text, **front).encode(errors="replace")})
    (folder / "docs/huong-dan").mkdir(parents=True)
    (folder / "docs/huong-dan/a.md").write_bytes(chapter.encode(errors="replace"))
    report = folder / FILES[-2]
    evidence = f"evidence:\n  - title: a\n    file: {json.dumps(places['evidence'], ensure_ascii=False)}\n"
    report.write_bytes(report.read_bytes() + evidence.encode(errors="replace"))
    rendered(folder)
    # With nothing else to stop the build.
    one = {key: value for key, value in front.items() if key in {"id", "tags"}}
    rendered(lay_out(empty_folder(folder), {ARTICLE: article_text("Một đoạn.\n", **one).encode(errors="replace")}))


_PLACES = ("link", "picture", "image", "id", "alias", "tag", "source", "evidence")

_SPOTS = (
    "content",
    "content/media",
    "content/tin-tuc/2026",
    "plan",
    "plan/reports/2026",
    "plan/evidence",
    "docs/huong-dan",
)
_NAMES = ("b.md", "1-3.van-phong-so.yml", "a.png", "2026", "units.yml", "tin-tuc", "media", "README.md", ".an")
_ENDS = (
    "/etc/passwd",
    "/",
    "/dev/zero",
    "/proc/self",
    "../..",
    "../../..",
    ".",
    "khong-co",
    "b.md",
    "../media",
    "/root",
)


def _links(links: list[tuple[str, str, str]], folder: Path) -> None:
    """Put links anywhere: nothing behind one that leads out is read."""
    lay_out(empty_folder(folder), {ARTICLE: article_text()})
    for spot, name, end in links:
        place = folder / spot / name
        # Below a link that was laid before, this would be elsewhere.
        if place.parent.resolve() != folder.resolve() / spot:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.is_dir() or place.is_symlink():
            place.unlink(missing_ok=True)
            place.symlink_to(end)
    rendered(folder)


@cache
def _pictures() -> tuple[bytes, ...]:
    image = Image.effect_mandelbrot((64, 48), (-2, -1.5, 1, 1.5), 30).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    found = []
    for kind, options in (
        ("PNG", {}),
        ("JPEG", {"exif": exif.tobytes()}),
        ("JPEG", {"progressive": True}),
        ("WEBP", {"exif": exif.tobytes()}),
        ("WEBP", {"lossless": True}),
        ("AVIF", {}),
        ("GIF", {}),
        ("TIFF", {}),
        ("BMP", {}),
    ):
        out = io.BytesIO()
        image.save(out, kind, **options)
        found.append(out.getvalue())
    return tuple(found)


def _picture(example: tuple[bytes, str], folder: Path) -> None:
    content, ending = example
    name = f"media/a{ending}"
    text = article_text(f"![Ảnh]({name})\n", image={**_PICTURE_KEYS, "src": name})
    rendered(lay_out(empty_folder(folder), {ARTICLE: text}, {f"a{ending}": content}, own_cache=True))


@cache
def _forms() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        _, loaded = project(Path(folder) / "p")
        return form(loaded), good(loaded)


def _workbook(content: bytes, folder: Path) -> None:
    settings, loaded = project(empty_folder(folder) / "p")
    with within_bounds(folder):
        filled = read_form(content, "phieu.xlsx")
        found = collect(settings, loaded, [filled], today=NOW.date())
    for fault in (*filled.faults, *found.faults):
        assert len(str(fault).splitlines()) == 1, fault
        str(fault).encode("utf-8")
    for report in found.reports:
        assert report.path.startswith("plan/reports/2"), report
        assert ".." not in report.path, report
        report.after.encode("utf-8")


_CELL = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.times(), st.timedeltas(),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40),
    st.sampled_from(["=1+1", '=HYPERLINK("file:///etc/passwd")', "../../x", "12/13/2026", "hoàn thành", "#REF!"]),
)  # fmt: skip


def _cells(values: list[tuple[tuple[str, str], Any]], folder: Path) -> None:
    settings, loaded = project(empty_folder(folder) / "q")
    del settings
    content = fill(form(loaded), TASK, GOOD)

    def change(book: Any) -> None:
        for (mark, column), value in values:
            sheet = book[f"Nhiệm vụ {TASK}"] if mark else book[KEY_SHEET]
            sheet[place_of(sheet, mark, column) if mark else column] = value

    try:
        changed = edited(content, change)
    except (ValueError, OverflowError):  # no program for workbooks can write it either
        return
    _workbook(changed, folder)


_CELLS = (
    *(("fields.submitted", "#value"), ("fields.status", "#value"), ("fields.summary", "#value")),
    *(
        ("outputs", "#name"),
        ("outputs", "#value"),
        ("evidence", "#title"),
        ("evidence", "#date"),
        ("evidence", "#file"),
    ),
    *(("", "B1"), ("", "B2"), ("", "B3"), ("", "B4"), ("", "B5")),
)


def _word(content: bytes, folder: Path) -> None:
    with within_bounds(folder):
        try:
            found = read_word(content, picture_path="2026/a")
        except NotAWordFileError as error:
            assert len(str(error).splitlines()) == 1  # noqa: PT017 - what it says is looked at, not that it comes
            return
    found.body.encode("utf-8")
    for picture in found.pictures:
        assert picture.name.startswith("2026/a-")


@cache
def _word_files() -> tuple[bytes, ...]:
    return tuple(make() for make in WORD_FILES.values())


def _deferred(make: Callable[[], st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    """Return a strategy that is only made when it is first drawn from."""
    return st.deferred(make)


TARGETS: Mapping[str, Target] = {
    "yaml": Target(_YAML, _yaml),
    "front-matter": Target(_FRONT, _front),
    "markdown": Target(markdown, _body),
    "addresses": Target(st.fixed_dictionaries(dict.fromkeys(_PLACES, addresses)), _addresses),
    "links": Target(
        st.lists(st.tuples(*map(st.sampled_from, (_SPOTS, _NAMES, _ENDS))), min_size=1, max_size=4), _links
    ),
    "pictures": Target(
        _deferred(
            lambda: st.tuples(damaged_bytes(_pictures()), st.sampled_from([".png", ".jpg", ".webp", ".avif", ".JPG"]))
        ),
        _picture,
    ),
    "workbooks": Target(_deferred(lambda: damaged_bytes(_forms()) | damaged_parts(_forms())), _workbook),
    "cells": Target(st.lists(st.tuples(st.sampled_from(_CELLS), _CELL), min_size=1, max_size=5), _cells),
    "word-files": Target(_deferred(lambda: damaged_bytes(_word_files()) | damaged_parts(_word_files())), _word),
}
