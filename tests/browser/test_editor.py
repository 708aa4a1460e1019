"""The editor at /quan-tri/: what a writer saves passes the gate, and nothing leaves the portal's own host."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize

from browser.editor import EDITOR, Editor, open_folder
from browser.server import Server, serve
from browser.test_policy import WATCH
from conftest import ROOT, Build, Built, Once
from planportal.cli import main
from planportal.load import load_editor_package
from planportal.model import SECTIONS, EditorBackend, Host, NewsSection
from planportal.render import View, editor_outputs

NOW = "2026-11-23T02:05:00Z"
"""09:05 in Vietnam, before the hour for which the tests build."""
COMMON: Mapping[str, Any] = {
    "summary": "Tóm tắt có “ngoặc”, dấu # và dấu hai chấm: thử.",
    "body": "Đoạn mở đầu của bài, có nguồn [1].",
    "field": ["Nông nghiệp", "Môi trường"],
    "scope": "Tây Ninh",
}
OWN: Mapping[str, Mapping[str, Any]] = {
    "tin-tuc": {"tasks": ["1.2"], "tags": ["giống cây trồng", "đột biến"], "hashtags": ["CongNgheSinhHoc"]},
    "su-kien": {"start": "2026-12-05 08:00", "end": "2026-12-05 11:30", "place": "Xã Đức Huệ"},
    "video": {"link": "https://video.example/xem?v=1", "duration": "3:25", "transcript": "Lời: đoạn một."},
    "infographic": {"text": "Nội dung của hình, bằng chữ."},
    "mo-hinh": {"place": "Xã Đức Huệ", "results": "Năng suất 30 tấn/ha năm 2026"},
    "ton-vinh": {"year": 2026, "recipient": "Hợp tác xã Đức Huệ", "decision": "12/QĐ-UBND"},
}
EVERYTHING = """---
id: thu-moi-cach-viet
title: "Mọi cách viết trong một bài"
date: 2026-11-23 08:00
summary: "Tóm tắt."
field: [nong-nghiep]
scope: tay-ninh
tasks: ["1.2"]
sources:
  - title: "Báo cáo"
    outlet: Báo
    date: 2026-11-20
    url: https://bao.example/
---

Đoạn có **đậm**, *nghiêng*, ***cả hai***, ~~gạch~~, `mã`, H<sub>2</sub>O, [liên kết](https://a.example/x_y "tên"),
<https://b.example/>, [1], dấu \\* và snake_case_name, 5 * 6, a < b & c > d.

## Đề mục hai

### Đề mục ba

#### Đề mục bốn

- một
- hai
    - hai a
- ba

1. thứ nhất
2. thứ hai

> Trích dẫn
>
> đoạn hai

| Cột | Số |
|---|---|
| **A** | 1.234,5 |
| [C](https://a.example/) | 2 |

```bieu-do
title: Sản lượng sắn
type: cot
unit: tấn
data:
  - ["2024", 10]
  - ["2025", 12.5]
source: Báo cáo
alt: Sản lượng tăng từ 10 lên 12,5 tấn
```

Thuật ngữ
:   Giải nghĩa của thuật ngữ.

Câu có “ngoặc” – gạch – và [đường đi](../bao-ho-so-huu-tri-tue-san-pham-cong-nghe-sinh-hoc/).
"""
"""An old article with all that Markdown of staff may hold."""
OLD = "content/tin-tuc/2026/moi-cach-viet.md"
ARTICLES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "content").rglob("2026/*.md"))
} | {OLD: EVERYTHING}


def write_article(editor: Editor, section: NewsSection, title: str) -> None:
    """Fill in an empty form of a section."""
    editor.start(section.id)
    editor.fill("title", title)
    for key, value in {**COMMON, **OWN.get(section.id, {})}.items():
        editor.fill(key, value)
    editor.field("sources").get_by_role("button", name="Thêm").first.click()
    source = {
        "title": "Báo cáo năm 2026",
        "outlet": "Báo Tây Ninh",
        "date": "2026-11-20",
        "url": "https://bao.example/",
    }
    for key, value in source.items():
        editor.fill(f"sources.0.{key}", value)


def project(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Return a copy of the project with the editor's files in place of its articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "docs", "plan"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def open_desk(context: BrowserContext) -> Page:
    """Return a page at a writer's desk, on the morning that the tests live in."""
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.set_default_timeout(15_000)
    return page


# Fields below the window are not made before they are scrolled to.
TALL: ViewportSize = {"width": 1280, "height": 4000}


@pytest.fixture
def desk(open_context: Callable[..., BrowserContext]) -> Page:
    return open_desk(open_context(viewport=TALL))


@dataclass(frozen=True)
class Morning:
    """What a writer's morning leaves: an article of every section, written, saved, opened again and saved again."""

    files: Mapping[str, bytes]
    home: str
    asked: list[str]
    faults: list[str]


@pytest.fixture(scope="module")
def morning(once: Once, request: pytest.FixtureRequest) -> Morning:
    """A morning that all workers share."""

    def make(folder: Path) -> dict[str, Any]:
        return spend_a_morning(folder, request.getfixturevalue("browser"), request.getfixturevalue("real_server"))

    folder, told = once("morning", make)
    return Morning({path: (folder / "files" / path).read_bytes() for path in told.pop("paths")}, **told)


def spend_a_morning(folder: Path, browser: Browser, server: Server) -> dict[str, Any]:
    """Write the articles, put every file of the editor's folder below `files`, and return what was met."""
    folder.mkdir()
    photo = folder / "Ruộng sắn Đức Huệ.jpg"
    traces = Image.Exif()
    traces[0x010F] = "Canon"
    traces.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (3000, 2000), (40, 120, 60)).save(photo, exif=traces)
    assert b"Canon" in photo.read_bytes()
    asked: list[str] = []
    faults: list[str] = []
    with browser.new_context(
        viewport=TALL, locale="vi-VN", reduced_motion="reduce", service_workers="block"
    ) as context:
        page = open_desk(context)
        page.add_init_script(WATCH)
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        editor = open_folder(page, server.address, ARTICLES)
        for section in SECTIONS:
            title = f"Đường đi của giống sắn: {section.id}"
            write_article(editor, section, title)
            if section.id == "tin-tuc":
                editor.add_picture(photo, "Ruộng sắn xanh")
                page.frame_locator("iframe").get_by_role("heading", name=title).wait_for()
            editor.save()
            editor.open(section.id, f"2026/duong-di-cua-giong-san-{section.id}")
            editor.fill("summary", "Tóm tắt đã sửa: vẫn một câu.")
            editor.save()
        faults += page.evaluate("violations")
        files = editor.files()
    for path, content in files.items():
        (folder / "files" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "files" / path).write_bytes(content)
    return {"paths": list(files), "home": server.address, "asked": asked, "faults": faults}


def test_an_article_of_every_section_is_saved_as_it_was_written(morning: Morning) -> None:
    for section in SECTIONS:
        text = morning.files[f"content/{section.id}/2026/duong-di-cua-giong-san-{section.id}.md"].decode("utf-8")
        assert 'summary: "Tóm tắt đã sửa: vẫn một câu."\n' in text
        assert 'date: "2026-11-23 09:05"\n' in text
        assert re.search(rf'^id: "{section.id}-[a-z0-9]{{26}}"$', text, re.MULTILINE)
    assert {path: morning.files[path].decode("utf-8") for path in ARTICLES} == ARTICLES
    assert len(morning.files) == len(ARTICLES) + len(SECTIONS) + 1


def test_what_was_saved_passes_the_gate_and_is_published(
    morning: Morning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build_site: Build
) -> None:
    root = project(tmp_path, morning.files)
    assert main(["check", "--root", str(root)]) == 0
    monkeypatch.setenv("PORTAL_CARDS", "0")
    built = build_site(root)
    assert built.code == 0, built.log
    title = "Đường đi của giống sắn: tin-tuc"
    assert f"<h1>{title}</h1>" in built.page("tin-tuc/2026/duong-di-cua-giong-san-tin-tuc")
    assert f"<title>{title}</title>" in (built.site / "rss.xml").read_text(encoding="utf-8")


def test_a_picture_is_made_smaller_and_says_nothing_of_camera_or_place(morning: Morning) -> None:
    content = morning.files["content/media/2026/ruong-san-duc-hue.webp"]
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (2400, 1600), {})
    assert b"Canon" not in content


def test_the_editor_asks_only_the_portal_and_breaks_no_rule(morning: Morning) -> None:
    assert morning.faults == []
    assert len(morning.asked) > 10
    away = [address for address in morning.asked if not address.startswith((morning.home, "blob:", "data:"))]
    assert away == []


def test_an_old_article_keeps_its_words_and_keys_when_one_key_is_changed(
    desk: Page, real_server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = open_folder(desk, real_server.address, ARTICLES)
    real = next(path for path, text in ARTICLES.items() if "/thanh-tuu/" in path and "bieu-do" in text)
    for path in (OLD, real):
        _, section, year, name = path.split("/")
        editor.open(section, f"{year}/{name.removesuffix('.md')}")
        editor.fill("author", "Nguyễn Văn Đỗ")
        editor.save()
    files = editor.files()
    written = {path: content.decode("utf-8") for path, content in files.items()}
    for path in (OLD, real):
        (front, body), (old_front, old_body) = split(written[path]), split(ARTICLES[path])
        assert front == {**old_front, "author": "Nguyễn Văn Đỗ", "draft": "false"}
        assert body == old_body
    assert {path for path in written if written[path] != ARTICLES.get(path)} == {OLD, real}
    assert main(["check", "--root", str(project(tmp_path, files))]) == 0, capsys.readouterr().out


def split(text: str) -> tuple[dict[str, Any], str]:
    """Return front matter with every value as text, and the body as readers see it."""
    _, front, body = text.split("---\n", 2)
    values: dict[str, Any] = yaml.load(front, yaml.BaseLoader)  # noqa: S506 - it makes texts of everything
    return values, markdown.markdown(body, extensions=["tables", "fenced_code", "sane_lists", "def_list"])


def test_an_article_without_what_it_needs_is_not_saved(desk: Page, real_server: Server) -> None:
    editor = open_folder(desk, real_server.address, ARTICLES)
    editor.start("thanh-tuu")
    editor.fill("title", "Bài thiếu nguồn")
    desk.get_by_role("button", name="Lưu").first.click()
    desk.get_by_text("trường bị lỗi").first.wait_for()
    assert editor.files().keys() == ARTICLES.keys()


def test_with_a_back_end_the_editor_asks_its_host_and_nobody_else(
    desk: Page, real_site: Built, real_view: View, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        opened = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
        route.fulfill(status=200 if route.request.url.endswith("/user") else 404, headers=opened, json={"id": 1})

    with serve(editor_on_gitlab(real_site, real_view, tmp_path), tmp_path / "nginx") as server:
        desk.context.route(lambda address: not address.startswith(server.address), answer)
        desk.add_init_script(WATCH)
        desk.goto(f"{server.address}{EDITOR}")
        with desk.expect_popup() as window:
            desk.get_by_role("button", name=re.compile("Đăng nhập bằng .*GitLab")).first.click()
        window.value.wait_for_url("https://git.example/oauth/authorize?*")
        window.value.close()
        desk.goto(f"{server.address}{EDITOR}?lan-nua")
        desk.get_by_role("button", name=re.compile("mã.*truy cập", re.IGNORECASE)).click()
        token = desk.locator("dialog[open] input").first
        token.fill("glpat-thu")
        with desk.expect_response("https://git.example/api/**"):
            token.press("Enter")
    assert {address.split("/")[2] for address in asked} == {"git.example"}
    assert any("code_challenge_method=S256" in address for address in asked)


def editor_on_gitlab(real_site: Built, view: View, folder: Path) -> Path:
    """Return a site with nothing but the editor, which keeps articles on a GitLab of our own."""
    package = load_editor_package(ROOT)
    assert package is not None
    backend = EditorBackend(Host.GITLAB, "so-khcn/cong", app_id="abc", base_url="https://git.example")
    outputs, _ = editor_outputs(view, package, backend, content_dir="content")
    site = folder / "site"
    shutil.copytree(real_site.site / "assets", site / "assets")
    shutil.copy(real_site.site / "index.html", site / "index.html")
    for output in outputs:
        (site / output.path).parent.mkdir(parents=True, exist_ok=True)
        (site / output.path).write_bytes(output.content)
    return site


def test_away_from_the_writers_machine_the_page_says_where_to_open_it(desk: Page, real_server: Server) -> None:
    desk.context.route("http://cong.example/**", lambda route: route.fulfill(response=route.fetch(
        url=route.request.url.replace("http://cong.example/", real_server.address))))  # fmt: skip
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.goto(f"http://cong.example/{EDITOR}")
    desk.get_by_text("chỉ mở được trên chính máy đó").wait_for()
    assert [address for address in asked if "sveltia" in address] == []
    desk.context.unroute_all(behavior="ignoreErrors")
