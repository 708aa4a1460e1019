"""A link that leads out of the project is told, and no file behind it is read, whatever reads the project."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from articles_in_tmp import NOW, add_engine, article_text, built, lay_out, output_bytes
from command_line import run
from conftest import Build
from planportal.load import load_settings
from planportal.site import inspect
from watched_files import outside, watched

WORD = "biMatZQX"
TOLD = "liên kết (symlink) dẫn ra ngoài thư mục dự án"
REPORT = f"submitted: 2026-11-20\nstatus: đạt\nsummary: {WORD}.\n"
FILES = {
    "content/tin-tuc/2026/ngoai.md": article_text(f"{WORD}.\n", id="ngoai", title=WORD),
    "content/media/2026/ngoai.svg": f"<svg>{WORD}</svg>",
    "content/media/2026/ngoai.mp4": WORD,
    "plan/reports/2026/1-3.van-phong-so.yml": REPORT,
    "plan/evidence/ngoai.pdf": f"%PDF {WORD}",
    "plan/editions/2026.yml": f"year: {WORD}\n",
    "plan/units.yml": f"units: {WORD}\n",
    "docs/ngoai.txt": WORD,
    "docs/huong-dan/ngoai.md": f"---\ntitle: {WORD}\ndescription: {WORD}\norder: 9\n---\n\n{WORD}\n",
}
"""A file that is a link, and what stands behind it."""
FOLDERS = ("content", "content/media", "content/tin-tuc", "plan", "plan/reports", "plan/evidence", "docs/huong-dan/anh")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "p", {"tin-tuc/2026/a.md": article_text(id="a")})


def lines_of(root: Path) -> tuple[list[str], set[str]]:
    """Return what the gate says, and what it touched."""
    settings, _ = load_settings(root)
    assert settings is not None
    with watched() as touched:
        _, problems = inspect(settings, now=NOW)
    return [str(problem) for problem in problems], touched


@pytest.mark.parametrize("name", FILES)
def test_a_link_to_a_file_outside_is_told_and_not_followed(name: str, root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "ngoai" / Path(name).name
    secret.parent.mkdir()
    secret.write_text(FILES[name], encoding="utf-8")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(secret)
    lines, touched = lines_of(root)
    assert [line for line in lines if TOLD in line] == [
        f"{name}:1:1: {TOLD}. Cách sửa: xoá liên kết ấy, chép chính tệp hoặc thư mục cần dùng vào đây"
    ]
    assert outside(touched, root) == []
    assert WORD not in "".join(lines)
    assert built(root).outputs == ()


@pytest.mark.parametrize("name", FOLDERS)
def test_a_link_to_a_folder_outside_is_told_and_not_followed(name: str, root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ngoai"
    if (root / name).exists():
        (root / name).rename(elsewhere)
    else:
        elsewhere.mkdir()
    (elsewhere / "2026").mkdir(exist_ok=True)
    (elsewhere / "2026" / "1-3.van-phong-so.yml").write_text(REPORT, encoding="utf-8")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(elsewhere, target_is_directory=True)
    lines, touched = lines_of(root)
    assert len([line for line in lines if line.startswith(f"{name}:1:1: {TOLD}")]) == 1
    assert outside(touched, root) == []
    assert WORD not in "".join(lines)


def test_a_link_that_leads_in_a_circle_is_told(root: Path) -> None:
    (root / "content" / "tin-tuc" / "2026" / "vong.md").symlink_to("vong.md")
    assert [line.split(": ")[1] for line in lines_of(root)[0]] == [f"{TOLD}. Cách sửa"]


def test_a_link_inside_the_project_is_followed(root: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (1200, 630)).save(out, "PNG")
    (root / "content/media").mkdir()
    (root / "content/media/goc.png").write_bytes(out.getvalue())
    (root / "content/media/anh.png").symlink_to("goc.png")
    text = article_text(id="a", image={"src": "media/anh.png", "alt": "Ảnh"})
    (root / "content/tin-tuc/2026/a.md").write_text(text, encoding="utf-8")
    assert [line for line in lines_of(root)[0] if "lưu ý" not in line] == []
    assert any(path.endswith(".avif") for path in output_bytes(built(root)))


def test_a_project_behind_a_link_is_whole(root: Path, tmp_path: Path) -> None:
    (tmp_path / "loi-vao").symlink_to(root, target_is_directory=True)
    assert lines_of(tmp_path / "loi-vao")[0] == []


def test_the_site_engine_publishes_nothing_of_it(
    root: Path, tmp_path: Path, build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_CARDS", "0")
    (tmp_path / "ngoai.txt").write_text(WORD, encoding="utf-8")
    (add_engine(root) / "docs" / "ngoai.txt").symlink_to(tmp_path / "ngoai.txt")
    site = build_site(root)
    assert site.code == 1
    assert f"docs/ngoai.txt:1:1: {TOLD}" in site.log
    assert not (site.site / "ngoai.txt").exists()


def test_an_answer_that_was_kept_does_not_hide_a_link(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--root", str(root))[0] == 0
    (root / "content" / "tin-tuc" / "2025").symlink_to(os.sep, target_is_directory=True)
    code, out, _ = run(capsys, "check", "--root", str(root))
    assert code == 1
    assert TOLD in out
