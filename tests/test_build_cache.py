"""What a build remembers is never wrong, whatever was changed since, and may be deleted at any time."""

from __future__ import annotations

import marshal
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from articles_in_tmp import add_engine, article_text, lay_out
from conftest import ROOT, Build, Built
from planportal.fingerprint import library_version
from planportal.prepared import AT_INSTALLATION
from planportal.render import View
from planportal.signed import content_of
from test_pictures import encoded, two_halves

NEXT_DAY = "2026-11-25"
STORE = ".cache/site"
DRAWN = ".cache/drawn.sqlite"


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PROCESSES", "2")


def written(number: int, **front: object) -> str:
    text = f"Đoạn đầu, theo nguồn [1] và [bài kia](bai-1.md).\n\n## Mục {number}\n\nMột đoạn nữa.\n"
    source = [{"title": "Sổ ghi", "outlet": "Nơi đăng", "url": "https://nguon.example/"}]
    keys = {"id": f"bai-{number}", "title": f"Bài số {number} về cây sắn", "sources": source, **front}
    return article_text(text, **keys)


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory, build_site: Build) -> Path:
    """Return a project that was built, to be copied: what is remembered is worth the same anywhere."""
    root = project(tmp_path_factory.mktemp("first") / "p")
    whole(build_site(root, site=root / "site"))
    return root


@pytest.fixture
def built_project(first_build: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first_build, tmp_path / "p"))


def forget(root: Path) -> None:
    """Delete all that is remembered, but for drawn cards."""
    shutil.rmtree(root / STORE)
    for file in (root / ".cache").glob("search*"):
        file.unlink()


def project(root: Path) -> Path:
    files = {
        f"tin-tuc/2026/bai-{number}.md": written(number, date=f"2026-11-{number:02} 08:00") for number in range(1, 15)
    }
    files["tin-tuc/2026/hen-gio.md"] = written(90, date="2026-11-24 09:00")
    add_engine(lay_out(root, files, own_cache=True))
    shutil.copytree(ROOT / "overrides", root / "overrides")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(f"{ROOT}/overrides", "overrides"), encoding="utf-8")
    return root


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


def scribbled(folder: str) -> Callable[[Path], None]:
    """Return what adds a line to every HTML file below a folder that is kept, in place, as no build does."""

    def change(root: Path) -> None:
        for file in (root / folder).rglob("*"):
            if file.is_file() and b"<html" in file.read_bytes():
                with file.open("ab") as out:
                    out.write(b"scribble")

    return change


def mixed_up(root: Path) -> None:
    """Let every key in the table of pieces have what belongs to another."""
    mix(root / STORE / "pieces.sqlite")
    shutil.rmtree(root / STORE / "files")


def drawings_mixed_up(root: Path) -> None:
    """Let every article's drawing be kept as another's, and all pages be made anew."""
    mix(root / DRAWN)
    shutil.rmtree(root / STORE)


def mix(file: Path) -> None:
    with sqlite3.connect(file) as table:
        rows = table.execute("SELECT key, digest, content FROM pieces ORDER BY key").fetchall()
        assert len(rows) > 10
        for (key, _, _), (_, digest, content) in zip(rows, rows[1:] + rows[:1], strict=True):
            table.execute("UPDATE pieces SET digest = ?, content = ? WHERE key = ?", (digest, content, key))
    table.close()


def templates_mixed_up(root: Path) -> None:
    """Let every template but one be compiled into another, and that one into something that was never compiled."""
    own = root / STORE / "prepared"
    own.mkdir(exist_ok=True)
    # A build looks here first, then at what the installation left.
    for file in AT_INSTALLATION.iterdir() if AT_INSTALLATION.is_dir() else ():
        shutil.copy(file, own)
    first, *others = sorted(own.glob(f"{library_version()[:16]}*"))
    assert len(others) > 10
    content = first.read_bytes()
    for file in others:
        content, before = file.read_bytes(), content
        file.write_bytes(before)
    first.write_bytes(content[:-20] + bytes(20))
    shutil.rmtree(root / STORE / "files")


def search_mixed_up(root: Path) -> None:
    """Let every piece of the search index say something else under its name, and all be put together again."""
    pieces = sorted((root / ".cache").glob("search-*"))
    assert len(pieces) > 1
    for file in pieces:
        content = file.read_bytes()
        mixed = (
            content.replace(b"2026-11-01", b"2025-11-01").replace(b"nhiem-vu", b"nhiem-vi").replace(b"[15,", b"[14,")
        )
        assert mixed != content or len(content) < 200
        file.write_bytes(mixed)
    shutil.rmtree(root / STORE / "files")


def half_an_index(root: Path) -> None:
    """Let a disk lose the end of what says which files were made."""
    file = root / STORE / "index"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def index_mixed_up(root: Path) -> None:
    """Let what says which files were made name the file of another, under the hash that it had."""
    file = root / STORE / "index"
    content = file.read_bytes()
    first, second = (content.index(f"tin-tuc/2026/bai-{number}/index.html".encode()) for number in (3, 4))
    one, other = (re.findall(rb"[0-9a-f]{64}", content[at : at + 200])[0] for at in (first, second))
    file.write_bytes(content.replace(one, other))


def index_of(root: Path) -> dict[str, list[Any]]:
    """Return which files each key made."""
    kept = content_of(sys.version, (root / STORE / "index").read_bytes())
    assert kept is not None
    index: dict[str, list[Any]] = marshal.loads(kept)  # noqa: S302 - a build of this test wrote it
    return index


def given(path: str, content: bytes) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)

    return change


def all_of(*changes: Callable[[Path], None]) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        for one in changes:
            one(root)

    return change


EDITED = replaced("content/tin-tuc/2026/bai-3.md", "Một đoạn nữa.", "Một đoạn khác.")
CHANGES: dict[str, Callable[[Path], None]] = {
    "articles": all_of(
        EDITED,
        replaced("content/tin-tuc/2026/bai-4.md", "Bài số 4", "Bài thứ tư"),
        lambda root: (root / "content/tin-tuc/2026/bai-5.md").unlink(),
        given("content/tin-tuc/2026/moi.md", written(91, date="2026-11-21 10:00").encode()),
    ),
    "a task": replaced("plan/plan.yml", "quán triệt các chủ trương, chính sách", "quán triệt các chủ trương"),
    "a report": all_of(
        replaced("plan/reports/2026/1-3.van-phong-so.yml", "khen thưởng 3 tập thể", "khen thưởng ba tập thể"),
        replaced("plan/reports/2026/1-3.van-phong-so.yml", "12/QĐ-SKHCN\n", "12/QĐ-SKHCN\n    file: quyet-dinh.pdf\n"),
        given("plan/evidence/quyet-dinh.pdf", b"%PDF-1.4\n%%EOF\n"),
    ),
    "news of a task": given(
        "content/tin-tuc/2026/moi.md", written(91, date="2026-11-21 10:00", tasks=["1.3"]).encode()
    ),
    "a template": replaced("overrides/main.html", "<body", "<body data-new"),
    "the header": replaced("overrides/partials/portal-header.html", "Danh mục</button>", "Mục lục</button>"),
    "the name of the portal": replaced("mkdocs.yml", "site_name: ", "site_name: Tên mới của "),
    "how Markdown is read": replaced("mkdocs.yml", ", tables]", "]"),
}
DAMAGES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda _: None,
    "somebody writes into the site": scribbled("site"),
    "somebody writes into the store": scribbled(STORE),
    "a table that gives wrong answers": mixed_up,
    "a table that is none": given(f"{STORE}/pieces.sqlite", b"no table" * 1000),
    "drawings that are others": drawings_mixed_up,
    "drawings that are none": given(DRAWN, b"no table" * 1000),
    "templates that are others": templates_mixed_up,
    "a search index that is another": search_mixed_up,
    "half an index": half_an_index,
    "an index that is another": index_mixed_up,
}


def contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def whole(built: Built) -> dict[str, bytes]:
    assert built.code == 0, built.log
    return contents(built.site)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_build_that_remembers_is_the_build_that_does_not(
    change: Callable[[Path], None], built_project: Path, build_site: Build
) -> None:
    root = built_project
    change(root)
    remembered = whole(build_site(root, site=root / "site"))
    forget(root)
    anew = whole(build_site(root, site=root / "site"))
    assert {path for path in remembered if remembered[path] != anew.get(path)} == set()
    assert remembered.keys() == anew.keys()


def test_nothing_that_happens_to_what_is_remembered_shows(built_project: Path, build_site: Build) -> None:
    root = built_project
    before = contents(root / "site")
    for name, damage in DAMAGES.items():
        damage(root)
        after = whole(build_site(root, site=root / "site"))
        assert {path for path in after if after[path] != before.get(path)} == set(), name
        assert after.keys() == before.keys(), name


def test_the_next_hour_brings_what_waited_for_it(built_project: Path, build_site: Build) -> None:
    root = built_project
    today = contents(root / "site")
    assert "tin-tuc/2026/hen-gio/index.html" not in today
    tomorrow = whole(build_site(root, site=root / "site", as_of=NEXT_DAY))
    assert "tin-tuc/2026/hen-gio/index.html" in tomorrow
    forget(root)
    assert tomorrow == whole(build_site(root, site=root / "site", as_of=NEXT_DAY))


def test_a_web_server_may_read_all_of_a_site(tmp_path: Path, build_site: Build) -> None:
    """Whoever it runs as: drawn cards, converted pictures and videos too, which come from other folders."""
    root = project(tmp_path / "p")
    media = root / "content" / "media" / "2026"
    media.mkdir(parents=True)
    (media / "a.jpg").write_bytes(encoded(two_halves(1300, 800), "JPEG"))
    (media / "a.jpg").chmod(0o600)
    image = {"src": "media/2026/a.jpg", "alt": "Ruộng sắn"}
    (root / "content/tin-tuc/2026/anh.md").write_text(written(92, image=image), encoding="utf-8")
    site = build_site(root, site=root / "site").site
    files = [file for file in site.rglob("*") if file.is_file()]
    assert {file.suffix for file in files} >= {".png", ".avif", ".webp", ".jpg", ".html", ".xml", ".svg"}
    assert [file for file in files if not file.stat().st_mode & 0o004] == []


def test_pages_of_the_plan_know_no_news_but_that_of_their_tasks(real_view: View) -> None:
    first, second, *others = (replace(article, tasks=()) for article in real_view.articles)
    of_tasks = [replace(first, tasks=("1.3",)), replace(second, tasks=("4.1",))]
    view = replace(real_view, articles=(*of_tasks, *others))
    assert list(view.of_plan.articles) == of_tasks
    assert replace(view, articles=(*of_tasks, *others[1:])).plan_key == view.plan_key
    assert replace(view, articles=(of_tasks[0], *others)).plan_key != view.plan_key
    assert replace(view, now=view.now + timedelta(days=1)).plan_key != view.plan_key


def test_what_did_not_change_keeps_its_time_and_what_is_too_much_goes(built_project: Path, build_site: Build) -> None:
    root = built_project
    known = index_of(root).keys()
    # The copy has no links yet.
    site = build_site(root, site=root / "site").site
    there = index_of(root).keys()
    assert there == known, "a copy elsewhere remembers all"
    edited, same = (
        "tin-tuc/2026/bai-3/index.html",
        ("tin-tuc/2026/bai-9/index.html", "du-lieu/tasks.csv", "assets/portal.css", "lien-he/index.html"),
    )
    before = {path: (site / path).stat() for path in (edited, *same)}
    kept = len(list((root / STORE / "files").rglob("*")))
    EDITED(root)
    build_site(root, site=site)
    after = {path: (site / path).stat() for path in before}
    for path in same:
        assert (after[path].st_ino, after[path].st_mtime_ns) == (before[path].st_ino, before[path].st_mtime_ns), path
    assert after[edited].st_ino != before[edited].st_ino
    assert len(list((root / STORE / "files").rglob("*"))) - kept in range(-8, 9)
