"""The handbook: chapters as staff wrote them, with faults told, and nothing invented about whom to ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles_in_tmp import built, lay_out, page, problems_of
from conftest import Built
from feed_reading import jpeg
from html_pages import attribute, parse
from test_feeds_hidden import files_with

HEAD = '---\ntitle: "Tên trang"\ndescription: "Giúp làm một việc."\norder: 1\n---\n'


def with_chapter(root: Path, text: str) -> Path:
    folder = lay_out(root, {}) / "docs" / "huong-dan"
    (folder / "anh").mkdir(parents=True)
    (folder / "anh" / "co.jpg").write_bytes(jpeg(40, 30))
    (folder / "viec.md").write_text(text, encoding="utf-8")
    return root


def test_a_chapter_is_listed_and_its_pictures_have_their_size(tmp_path: Path) -> None:
    site = built(with_chapter(tmp_path / "p", f"{HEAD}\n## Bước một\n\n![Ô cần bấm](anh/co.jpg)\n"))
    text = page(site, "huong-dan/viec.md").body
    assert text.startswith("# Tên trang\n")
    assert '![Ô cần bấm](anh/co.jpg){: width="40" height="30" loading="lazy" decoding="async" }' in text
    assert "[Tên trang](<viec.md>)\n: Giúp làm một việc." in page(site, "huong-dan/index.md").body
    assert "[Tên trang](<huong-dan/viec.md>)" in page(site, "so-do.md").body


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (f"{HEAD}\n![Ô](anh/khong.jpg)\n", "docs/huong-dan/viec.md:7:1: không có tệp ảnh “anh/khong.jpg”"),
        (f"{HEAD}\nXem ![](anh/co.jpg)\n", "docs/huong-dan/viec.md:7:5: ảnh không có mô tả"),
        (HEAD.replace("order: 1\n", ""), "docs/huong-dan/viec.md:2:1: thiếu thứ tự (order)"),
        ("# Không có phần đầu\n", "docs/huong-dan/viec.md:1:1: dòng đầu tệp phải là ---"),
    ],
)
def test_a_fault_in_a_chapter_is_told_with_its_place(text: str, problem: str, tmp_path: Path) -> None:
    root = with_chapter(tmp_path / "p", text)
    assert [line for line in problems_of(root) if line.startswith(problem)], problems_of(root)


def test_a_project_without_chapters_still_says_whom_to_ask(tmp_path: Path) -> None:
    site = built(lay_out(tmp_path / "p", {}))
    assert "Hỏi ai khi cần giúp" in page(site, "huong-dan/index.md").body
    contacts = page(site, "huong-dan/hoi-ai.md").body
    assert "Thư điện tử\n: <em class=" in contacts
    assert "chưa có – Sở bổ sung" in contacts


def test_contacts_are_those_of_the_settings(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "p", {})
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        config.replace("      phone:\n", '      phone: "0276 3822 233"\n'), encoding="utf-8"
    )
    assert "Điện thoại\n: 0276 3822 233" in page(built(root), "huong-dan/hoi-ai.md").body


def test_readers_can_reach_the_handbook_and_find_it(real_site: Built) -> None:
    about = parse(real_site.site / "gioi-thieu" / "index.html")
    assert about.select('a[href="../huong-dan/"]')
    chapters = [attribute(link, "href") for link in parse(real_site.site / "huong-dan/index.html").select("dt a")]
    assert {"viet-bai/", "hen-gio/", "dinh-chinh/", "fanpage/", "bao-cao/", "hoi-ai/", "loi/"} <= set(chapters)
    sitemap = (real_site.site / "sitemap.xml").read_text(encoding="utf-8")
    assert [name for name in chapters if f"/huong-dan/{name}</loc>" not in sitemap] == []
    assert [path for path in files_with(real_site.site, "huong-dan/dinh-chinh/") if path.startswith("tim-kiem/")]
