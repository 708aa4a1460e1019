"""The portal can move: what `portal export` writes, another generator builds, and every address is still there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from articles_in_tmp import add_engine, article_text, lay_out
from conftest import ROOT, Built
from planportal.cli import main
from planportal.export import exported_files
from planportal.output import Asset, Page
from planportal.publish import Release, manifest_of, release_faults

OTHER = {"site_name": "Cổng “thử”", "site_url": "https://portal.example/"}


@dataclass(frozen=True)
class Moved:
    """The real portal, exported and built by Hugo."""

    export: Path
    site: Path


@pytest.fixture(scope="module")
def moved(real_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Moved:
    assert real_site.code == 0, real_site.log
    folder = tmp_path_factory.mktemp("moved")
    portal = str(Path(sys.executable).with_name("portal"))
    run(portal, "export", "--root", str(ROOT), "--to", str(folder / "export"))
    run(
        str(Path(sys.executable).with_name("hugo")),
        "--source", str(folder / "export"), "--destination", str(folder / "site"),
        "--cacheDir", str(folder / "cache"), "--noBuildLock", "--panicOnWarning",
    )  # fmt: skip
    return Moved(folder / "export", folder / "site")


def run(*command: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795410000", "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def words(page: Path) -> str:
    content = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find("article", class_="content")
    assert isinstance(content, Tag), page
    return " ".join(content.get_text(" ").split())


def test_another_generator_has_every_address_of_the_portal(real_site: Built, moved: Moved) -> None:
    wanted = names(real_site.site)
    assert wanted - names(moved.site) == set()
    assert names(moved.site) - wanted == set()
    assert sum(name.endswith("index.html") for name in wanted) > 200


def test_another_generator_gives_files_and_the_words_of_pages_as_they_are(real_site: Built, moved: Moved) -> None:
    own = {"404.html", "sitemap.xml"}
    differing = []
    for name in sorted(names(real_site.site) - own):
        before, after = real_site.site / name, moved.site / name
        is_page = name.endswith(".html") and b'<article class="content">' in before.read_bytes()
        if (words(before) != words(after)) if is_page else (before.read_bytes() != after.read_bytes()):
            differing.append(name)
    assert differing == []


def test_no_link_or_anchor_dies_of_the_move(moved: Moved) -> None:
    home = json.loads((moved.site / "feed.json").read_text(encoding="utf-8"))["home_page_url"]
    assert release_faults(Release(moved.site, manifest_of(moved.site), home)) == []


def test_every_exported_page_names_its_title_and_its_address(moved: Moved) -> None:
    pages = {name: yaml.safe_load(text.split("---\n")[1]) for name, text in texts(moved.export / "content").items()}
    task = pages["ke-hoach/nhiem-vu/1-2.md"]
    assert (task["url"], task["params"]["kind"]) == ("/ke-hoach/nhiem-vu/1-2/", "task")
    assert task["title"]
    assert pages["_index.md"]["url"] == "/"
    drawn = [page for page in pages.values() if "build" not in page]
    assert len({page["url"] for page in drawn}) == len(drawn)


def texts(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8") for name in names(folder)}


def exported(*outputs: Page | Asset, **written: bytes) -> dict[str, str]:
    parts = exported_files(outputs, written, **OTHER)
    return {name: content.decode() for name, content in parts}


def body(markdown: str, *, path: str = "a/b.md", is_html: bool = False) -> str:
    others = (Page("a/index.md", "A", "", "# A\n"), Asset("tep/bang 1.csv", b""))
    files = exported(*others, Page(path, "B", "", markdown, is_html=is_html))
    return files[f"content/{path}"].split("---\n", 2)[2].strip()


@pytest.mark.parametrize(
    ("written", "portable"),
    [
        ("[A](index.md)", "[A](../)"),
        ("[A](<index.md#x>)", "[A](<../#x>)"),
        ("- a\n\n    - [A](index.md)", "- a\n\n    - [A](../)"),
        ("[T](<../tep/bang%201.csv>)", "[T](<../../tep/bang%201.csv>)"),
        ("[ngoài](https://x.example/index.md)", "[ngoài](https://x.example/index.md)"),
        ("[không có](khong-co.md)", "[không có](khong-co.md)"),
        ("```\n[A](index.md)\n# không phải đề mục\n```", "```\n[A](index.md)\n# không phải đề mục\n```"),
        ("Đoạn.\n{: .lead }", "Đoạn.\n{.lead}"),
        ("## Đề **mục** [A](index.md)", "## Đề **mục** [A](../) {#de-muc-a}"),
        ("## Một\n\n## Một", "## Một {#mot}\n\n## Một {#mot_1}"),
        ("## Một {: #rieng }", "## Một {#rieng}"),
        ("</div>\n## Một", "</div>\n\n## Một {#mot}"),
        ('![Ảnh](../a.png){: width="6" }', '<img src="../a.png" alt="Ảnh" width="6">'),
    ],
)
def test_markdown_reads_the_same_elsewhere(written: str, portable: str) -> None:
    assert body(written) == portable


def test_html_stays_in_one_piece() -> None:
    html = "<div>\n<pre>a\n\n  b</pre>\n</div>\n\n<p>c</p>\n"
    assert body(html, is_html=True) == "<div>\n<pre>a\n&#10;  b</pre>\n</div>\n&#10;<p>c</p>"


def test_pages_and_files_of_docs_come_along_unless_an_output_takes_their_place() -> None:
    files = exported(
        Page("x.md", "Mới", "", "# Mới\n"),
        **{"x.md": b"# old\n", "y/z.md": b"---\ntitle: Tay\nkind: k\n---\n\n# Tay\n", "t.txt": b"t"},
    )
    assert "# Mới {#moi}" in files["content/x.md"]
    assert yaml.safe_load(files["content/y/z.md"].split("---\n")[1]) == {
        "title": "Tay",
        "description": "",
        "url": "/y/z/",
        "params": {"kind": "k"},
    }
    assert files["content/y/_index.md"] == "---\nbuild:\n  render: never\n---\n"
    assert files["static/t.txt"] == "t"
    assert files["hugo.toml"].startswith('baseURL = "https://portal.example/"\ntitle = "Cổng “thử”"\n')


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return add_engine(lay_out(tmp_path / "project", {"tin-tuc/2026/a.md": article_text(id="a")}))


def test_a_folder_with_files_is_left_alone(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "export"
    target.mkdir()
    (target / "giu.txt").write_text("giữ", encoding="utf-8")
    assert main(["export", "--root", str(project), "--to", str(target)]) == 2
    assert "đã có tệp" in capsys.readouterr().err
    assert names(target) == {"giu.txt"}


def test_a_portal_with_faults_is_not_exported(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content" / "tin-tuc" / "2026" / "a.md").write_text("hỏng", encoding="utf-8")
    assert main(["export", "--root", str(project), "--to", str(tmp_path / "export")]) == 1
    assert "tin-tuc/2026/a.md:1" in capsys.readouterr().err
    assert not (tmp_path / "export").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".export")] == []
