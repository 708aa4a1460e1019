"""The editor at /quan-tri/: what a writer saves passes the gate, and nothing leaves the portal's own host."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from PIL import Image
from playwright.sync_api import BrowserContext, Page

from browser.conftest import DESK
from browser.editor import EDITOR, Editor, open_folder
from browser.server import Server
from browser.test_policy import WATCH
from conftest import ROOT, Build
from planportal.cli import main
from planportal.model import SECTIONS, NewsSection

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


@pytest.fixture
def desk(open_context: Callable[..., BrowserContext]) -> Page:
    # Fields below the window are not made before they are scrolled to.
    page = open_context(viewport={**DESK, "height": 4000}).new_page()
    page.set_default_timeout(15_000)
    page.clock.set_fixed_time(NOW)
    return page


def test_what_the_editor_saves_in_every_section_passes_the_gate_and_is_published(
    desk: Page, real_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build_site: Build
) -> None:
    editor = open_folder(desk, real_server.address, ARTICLES)
    for section in SECTIONS:
        write_article(editor, section, f"Đường đi của giống sắn: {section.id}")
        editor.save()
        editor.open(section.id, f"2026/duong-di-cua-giong-san-{section.id}")
        editor.fill("summary", "Tóm tắt đã sửa: vẫn một câu.")
        editor.save()
    written = editor.files()
    for section in SECTIONS:
        text = written[f"content/{section.id}/2026/duong-di-cua-giong-san-{section.id}.md"].decode("utf-8")
        assert 'summary: "Tóm tắt đã sửa: vẫn một câu."\n' in text
        assert 'date: "2026-11-23 09:05"\n' in text
        assert re.search(rf'^id: "{section.id}-[a-z0-9]{{26}}"$', text, re.MULTILINE)
        assert len(written) == len(ARTICLES) + len(SECTIONS)
    assert {path: written[path].decode("utf-8") for path in ARTICLES} == ARTICLES
    root = project(tmp_path, written)
    assert main(["check", "--root", str(root)]) == 0
    monkeypatch.setenv("PORTAL_CARDS", "0")
    built = build_site(root)
    assert built.code == 0, built.log
    title = "Đường đi của giống sắn: tin-tuc"
    assert f"<h1>{title}</h1>" in built.page("tin-tuc/2026/duong-di-cua-giong-san-tin-tuc")
    assert f"<title>{title}</title>" in (built.site / "rss.xml").read_text(encoding="utf-8")


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


def test_a_picture_is_made_smaller_and_says_nothing_of_camera_or_place(
    desk: Page, real_server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = tmp_path / "Ruộng sắn Đức Huệ.jpg"
    traces = Image.Exif()
    traces[0x010F] = "Canon"
    traces.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (3000, 2000), (40, 120, 60)).save(photo, exif=traces)
    assert b"Canon" in photo.read_bytes()
    editor = open_folder(desk, real_server.address, ARTICLES)
    write_article(editor, SECTIONS[0], "Ruộng sắn ở xã Đức Huệ")
    editor.add_picture(photo, "Ruộng sắn xanh")
    editor.save()
    written = editor.files()
    content = written["content/media/2026/ruong-san-duc-hue.webp"]
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (2400, 1600), {})
    assert b"Canon" not in content
    root = project(tmp_path / "du-an", written)
    assert main(["check", "--root", str(root)]) == 0, capsys.readouterr().out


def test_an_article_without_what_it_needs_is_not_saved(desk: Page, real_server: Server) -> None:
    editor = open_folder(desk, real_server.address, ARTICLES)
    editor.start("thanh-tuu")
    editor.fill("title", "Bài thiếu nguồn")
    desk.get_by_role("button", name="Lưu").first.click()
    desk.get_by_text("trường bị lỗi").first.wait_for()
    assert editor.files().keys() == ARTICLES.keys()


def test_the_editor_asks_only_the_portal_and_breaks_no_rule(desk: Page, real_server: Server) -> None:
    faults: list[str] = []
    asked: list[str] = []
    desk.add_init_script(WATCH)
    desk.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    desk.on("pageerror", lambda error: faults.append(str(error)))
    desk.on("request", lambda request: asked.append(request.url))
    editor = open_folder(desk, real_server.address, ARTICLES)
    write_article(editor, SECTIONS[0], "Bài xem trước")
    desk.frame_locator("iframe").get_by_role("heading", name="Bài xem trước").wait_for()
    editor.save()
    desk.goto(f"{real_server.address}{EDITOR}#/assets")
    desk.get_by_role("button").filter(has_text="Tải lên").first.wait_for()
    assert faults + desk.evaluate("violations") == []
    assert len(asked) > 10
    assert [address for address in asked if not address.startswith((real_server.address, "blob:", "data:"))] == []
