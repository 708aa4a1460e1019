"""`make handbook-screenshots`: take the handbook's pictures anew. No test by its name, so no run changes a file."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

from browser.editor import open_folder
from browser.look import LETTERS
from browser.server import Server
from conftest import ROOT, Build
from planportal.clock import VIETNAM
from planportal.load import load_settings
from planportal.preview import build_preview
from planportal.preview.server import PreviewServer
from planportal.site import inspect

PICTURES = ROOT / "docs" / "huong-dan" / "anh"
WINDOW: ViewportSize = {"width": 600, "height": 300}
TWO_COLUMNS: ViewportSize = {"width": 768, "height": 420}
EDITOR_WINDOW: ViewportSize = {"width": 960, "height": 560}
AIR = 16
"""Pixels above and below what is shown."""
QUALITY = 20

ARTICLE = """---
id: {id}
title: "(Minh hoạ) {title}"
date: {date}
summary: "(Minh hoạ) {summary}"
field: [nong-nghiep]
scope: tay-ninh
draft: {draft}
---

Bài hư cấu, để chụp màn hình.
"""
DRAFT = ARTICLE.format(
    id="minh-hoa-nhap",
    title="Tập huấn nuôi cấy mô cho hợp tác xã trồng lan",
    date="2027-11-09 08:00",
    summary="Ba mươi xã viên học nuôi cấy mô lan tại Trại thực nghiệm.",
    draft="true",
)
LATE = ARTICLE.format(
    id="minh-hoa-hen",
    title="Hội thảo giống sắn kháng bệnh khảm lá",
    date="2027-11-26 09:30",
    summary="Hội thảo giới thiệu giống sắn kháng bệnh khảm lá cho nông dân.",
    draft="false",
)


def test_take_the_pictures(browser: Browser, build_site: Build, tmp_path: Path) -> None:
    project = demonstration(tmp_path / "project")
    draft = project / "content/tin-tuc/2027/nhap.md"
    draft.write_text(DRAFT, encoding="utf-8")
    draft.with_name("hen-gio.md").write_text(LATE, encoding="utf-8")
    published = build_site(project, site=tmp_path / "published")
    assert published.code == 0, published.log
    PICTURES.mkdir(exist_ok=True)
    with served(project, tmp_path / "preview") as server:
        page = browser.new_context(viewport=WINDOW, locale="vi-VN", reduced_motion="reduce").new_page()
        keep(page, f"{server.address}tin-tuc/2027/nhap/", "xem-truoc-nhap", top=".notices", to=".dateline")
        page.set_viewport_size(TWO_COLUMNS)
        keep(page, f"{server.address}tin-tuc/", "xem-truoc-danh-sach", top=".news", to=".news__item")
        page.set_viewport_size(WINDOW)
        server.tell(f"1 lỗi, trang giữ bản trước.\n{fault_in(project, draft)}")
        page.goto(f"{server.address}tin-tuc/2027/nhap/")
        page.add_style_tag(content=LETTERS)
        page.wait_for_selector(".preview-faults")
        page.locator("h1").evaluate("head => head.scrollIntoView()")
        save(page.screenshot(animations="disabled"), "xem-truoc-loi")
        # Away from the preview, which loads anew by itself.
        page.goto("about:blank")
        server.show(published.site)
        address = f"{server.address}tin-tuc/2027/tin-da-dinh-chinh/"
        keep(page, address, "dinh-chinh", top=".article-head .labels", to=".corrections")
        keep(
            page,
            f"{server.address}ke-hoach/nhiem-vu/1-2/",
            "bao-cao",
            top="#bao-cao-nam-2026",
            to="#bao-cao-nam-2026 ~ ul",
        )


def test_take_the_picture_of_the_editor(real_server: Server, browser: Browser) -> None:
    page = browser.new_context(viewport=EDITOR_WINDOW, locale="vi-VN", service_workers="block").new_page()
    page.clock.set_fixed_time("2027-11-09T01:00:00Z")
    editor = open_folder(page, real_server.address, {"content/tin-tuc/2027/nhap.md": DRAFT})
    editor.open("tin-tuc", "2027/nhap")
    # Its icons are letters of a font of their own.
    page.evaluate("document.fonts.ready")
    save(page.screenshot(animations="disabled"), "quan-tri")


def demonstration(folder: Path) -> Path:
    """Return a copy of the demonstration without the handbook, whose pictures may not be there yet."""
    left_out = shutil.ignore_patterns("huong-dan", "__pycache__", ".cache")
    for name in ("docs", "overrides", "hooks", "plan", "examples"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder / "examples" / "demo"


@contextmanager
def served(project: Path, site: Path) -> Iterator[PreviewServer]:
    """Serve a project's preview as `portal serve` does."""
    with PreviewServer(0) as server:
        failure = build_preview(project, site, address=server.address)
        assert failure == "", failure
        server.show(site)
        server.start()
        yield server
        server.shutdown()


def fault_in(project: Path, article: Path) -> str:
    """Return what the gate says of an article that is made wrong for the moment."""
    right = article.read_text(encoding="utf-8")
    article.write_text(right.replace("scope: tay-ninh", "scope: tayninh"), encoding="utf-8")
    settings, _ = load_settings(project)
    assert settings is not None
    problems = inspect(settings, now=datetime(2027, 11, 10, tzinfo=VIETNAM))[1]
    article.write_text(right, encoding="utf-8")
    (problem,) = (problem for problem in problems if problem.path.endswith(article.name))
    return str(problem)


def keep(page: Page, address: str, name: str, *, top: str, to: str) -> None:
    """Keep what stands between two parts of a page, with what is around them."""
    page.goto(address)
    page.add_style_tag(content=LETTERS)
    page.wait_for_selector(top)
    edges = page.evaluate(
        """([top, to]) => {
            const box = (name) => document.querySelector(name).getBoundingClientRect();
            return [box(top).top + scrollY, box(to).bottom + scrollY, innerWidth];
        }""",
        [top, to],
    )
    above = max(0, edges[0] - AIR)
    clip: FloatRect = {"x": 0, "y": above, "width": edges[2], "height": edges[1] + AIR - above}
    save(page.screenshot(full_page=True, clip=clip, animations="disabled"), name)


def save(shot: bytes, name: str) -> None:
    Image.open(io.BytesIO(shot)).convert("RGB").save(PICTURES / f"{name}.webp", quality=QUALITY, method=6)
