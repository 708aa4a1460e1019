"""A build for the eyes of those who write: what it shows besides, where, and that nobody takes it for the portal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from articles_in_tmp import add_engine, article_text, lay_out
from conftest import Built
from html_pages import parse
from test_feeds_hidden import files_with

DRAFT, LATE = "banNhapZQX", "chuaToiGioZQX"
DRAFT_WORDS = "Bản nháp – chưa công bố"
LATE_WORDS = "Hẹn giờ: công bố lúc 09:30 ngày 26/11/2027"
TOLD_OF_IT = ("huong-dan/", "tim-kiem/chi-muc/", "quan-tri/sveltia/")
"""Where the handbook tells staff of it, where its words can be searched, and code of others with words of its own."""
LISTS = {
    "index.html",
    "tin-tuc/index.html",
    "chu-de/thu/index.html",
    "linh-vuc/nong-nghiep/index.html",
    "ke-hoach/nhiem-vu/1-1/index.html",
}


def project(root: Path) -> Path:
    both = {"tasks": ["1.1"], "tags": ["thử"]}
    return add_engine(
        lay_out(
            root,
            {
                "tin-tuc/2026/nhap.md": article_text(f"{DRAFT}\n", id="a", title=f"Bài {DRAFT}", draft=True, **both),
                "tin-tuc/2027/hen.md": article_text(
                    f"{LATE}\n", id="b", title=f"Bài {LATE}", date="2027-11-26 09:30", **both
                ),
                "tin-tuc/2026/ra.md": article_text(id="c", date="2026-11-23 08:00", aliases=["tin-tuc/2026/cu"]),
            },
        )
    )


def build_as_preview(root: Path, site: Path) -> Built:
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(site)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={
            **os.environ,
            "PORTAL_PREVIEW": "1",
            "SOURCE_DATE_EPOCH": "1795400000",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
        },
    )
    return Built(site, run.returncode, run.stdout + run.stderr)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("preview")
    built = build_as_preview(project(folder / "project"), folder / "shown")
    assert built.code == 0, built.log
    return built


def test_drafts_and_articles_of_a_later_hour_have_their_page_and_stand_in_lists(preview: Built) -> None:
    for word, own in ((DRAFT, "tin-tuc/2026/nhap/index.html"), (LATE, "tin-tuc/2027/hen/index.html")):
        found = set(files_with(preview.site, word))
        assert {own} | LISTS <= found


def test_page_card_and_line_say_why_readers_do_not_see_it(preview: Built) -> None:
    for address, words in (("tin-tuc/2026/nhap", DRAFT_WORDS), ("tin-tuc/2027/hen", LATE_WORDS)):
        assert [
            mark.get_text()
            for mark in parse(preview.site / address / "index.html").select(".article-head .unpublished")
        ] == [words]
    cards = parse(preview.site / "tin-tuc/index.html").select(".news__item")
    marks = [[mark.get_text() for mark in card.select(".unpublished")] for card in cards]
    assert marks == [[LATE_WORDS], [DRAFT_WORDS], []]
    task = preview.page("ke-hoach/nhiem-vu/1-1")
    assert DRAFT_WORDS in task
    assert LATE_WORDS in task


def test_feeds_data_search_and_sitemap_know_no_more_than_readers(preview: Built) -> None:
    for word in (DRAFT, LATE):
        found = set(files_with(preview.site, word))
        assert {path for path in found if not path.endswith(".html")} <= {
            "du-lieu/nguon/content/tin-tuc/2026/nhap.md.txt",
            "du-lieu/nguon/content/tin-tuc/2027/hen.md.txt",
        }
    assert "<loc>" not in (preview.site / "sitemap.xml").read_text(encoding="utf-8")


def test_every_page_says_that_it_is_a_preview_and_asks_not_to_be_found(preview: Built) -> None:
    pages = sorted(preview.site.rglob("*.html"))
    assert preview.site / "tin-tuc/2026/cu/index.html" in pages
    assert preview.site / "404.html" in pages
    for page in pages:
        html = parse(page)
        assert "Bản xem trước – không phải trang đã công bố." in html.get_text(), page
        assert html.select('meta[name="robots"][content="noindex"]'), page
    assert not (preview.site / "sw.js").exists()


def test_a_normal_build_has_no_word_of_it(rich_builds: tuple[Built, Built], real_site: Built) -> None:
    for built in (*rich_builds, real_site):
        assert built.code == 0
        for word in (
            "Bản xem trước – không phải trang",
            'class="unpublished"',
            ".unpublished",
            DRAFT_WORDS,
            "Hẹn giờ:",
        ):
            found = list(files_with(built.site, word))
            assert [path for path in found if not path.startswith(TOLD_OF_IT)] == []
        home = parse(built.site / "index.html")
        assert not home.select('meta[name="robots"]')


@pytest.mark.parametrize("below", ["site", "khac/noi-nao-do"])
def test_a_preview_is_never_built_where_a_portal_is(below: str, tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    built = build_as_preview(root, root / below)
    assert built.code == 1
    assert "Bản xem trước chỉ được dựng vào thư mục tạm; hãy dùng lệnh “portal serve”." in built.log
    assert "Traceback" not in built.log
    assert not (root / below).exists()
