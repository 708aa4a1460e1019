"""A whole project published as the timer does it: an article comes, an article is mended, nothing is in the way."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from articles_in_tmp import add_engine, article_text, lay_out
from command_line import run
from conftest import ROOT
from planportal.cli import publish_commands
from planportal.clock import VIETNAM
from planportal.load import load_settings
from planportal.publish import Releases, manifest_of, read_manifest
from test_pictures import detailed, encoded


def test_a_new_article_is_published_beside_the_old_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = add_engine(lay_out(tmp_path / "p", {"tin-tuc/2026/a.md": article_text(id="a", date="2026-11-20 08:00")}))
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    call = ("publish", "--root", str(root), "--to", str(tmp_path / "r"))
    code, _, err = run(capsys, *call)
    assert code == 0, err
    mended = article_text(id="a", date="2026-11-20 08:00", title="Tên đã sửa")
    (root / "content/tin-tuc/2026/a.md").write_text(mended, encoding="utf-8")
    text = article_text("Giống mới.\n", id="b", title="Bài mới", date="2026-11-21 08:00")
    (root / "content/tin-tuc/2026/b.md").write_text(text, encoding="utf-8")
    code, out, err = run(capsys, *call)
    assert code == 0, err
    assert "  /tin-tuc/2026/b/" in out.splitlines()
    assert "  /the/" not in out
    assert (tmp_path / "r/current/tin-tuc/2026/b/index.html").is_file()
    code, _, err = run(capsys, *call)
    assert code == 0
    assert "Không có gì thay đổi" in err


def test_a_call_that_was_killed_keeps_no_later_one_from_publishing(tmp_path: Path) -> None:
    """Its engine lives on: it is not told, and writes where the call let it begin."""
    root = add_engine(lay_out(tmp_path / "p", {"tin-tuc/2026/a.md": article_text(id="a", date="2026-11-20 08:00")}))
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    releases = Releases(tmp_path / "r")
    portal = "import sys; from planportal.cli import main; sys.exit(main())"
    publish = [sys.executable, "-c", portal, "publish", "--root", str(root)]

    def begin(number: int) -> subprocess.Popen[bytes]:
        text = article_text(f"Lần {number}.\n", id="a", date="2026-11-20 08:00")
        (root / "content/tin-tuc/2026/a.md").write_text(text, encoding="utf-8")
        return subprocess.Popen([*publish, "--to", str(releases.folder)], stderr=subprocess.PIPE)

    def finish(number: int) -> float:
        begun = time.perf_counter()
        with begin(number) as run:
            _, said = run.communicate()
            assert run.returncode == 0, said
        page = (releases.link / "tin-tuc/2026/a/index.html").read_text(encoding="utf-8")
        assert f"Lần {number}." in page
        return time.perf_counter() - begun

    finish(0)
    took = finish(1)
    for number in range(2, 10):
        with begin(number) as run:
            time.sleep(took * (number - 1) / 9)
            run.kill()
        current = releases.current()
        assert manifest_of(releases.path(current)) == read_manifest(releases.manifest(current))
        finish(number + 100)


def test_an_article_that_comes_due_while_a_release_is_made_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path / "p", {"tin-tuc/2026/a.md": article_text(id="a", date="2026-11-24 08:00")})
    settings, _ = load_settings(root)
    assert settings is not None
    at = [datetime(2026, 11, 24, 7, 59, 59, tzinfo=VIETNAM)]

    def engine(_project: Path, site: Path, _environment: object, *, strict: bool) -> str:
        assert strict
        at[0] += timedelta(seconds=2)
        pages = {"index.html": "a", "404.html": "a", "tin-tuc/2026/a/index.html": "a"}
        feeds = {"rss.xml": "<rss/>", "atom.xml": "<feed/>", "sitemap.xml": "<urlset/>"}
        for name, text in {**pages, **feeds, "feed.json": '{"home_page_url": "https://cong.example/"}'}.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")
        return ""

    monkeypatch.setattr(publish_commands, "run_engine", engine)
    options = argparse.Namespace(
        command="publish", to=tmp_path / "r", keep=5, official=False, allow_removal=False, allow_heavy=False
    )
    assert publish_commands.run_publish_command(settings, options, clock=lambda: at[0]) == 0
    at[0] -= timedelta(hours=1)
    assert publish_commands.run_publish_command(settings, options, clock=lambda: at[0]) == 1


def test_articles_with_photographs_keep_the_budget(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list of ten, each with its own, and one article with four more; all as detailed as photographs can be."""
    pictures = {f"2026/{number}.jpg": encoded(detailed(number), "JPEG", quality=90) for number in range(5)}
    texts = {
        f"tin-tuc/2026/bai-{number}.md": article_text(
            "Một đoạn.\n\n" + "".join(f"![Ruộng sắn](media/{name})\n\n" for name in pictures if number == 0),
            id=f"bai-{number}",
            title=f"Bài số {number} về giống sắn sạch bệnh",
            date=f"2026-11-{number + 1:02} 08:00",
            image={"src": f"media/2026/{number % 5}.jpg", "alt": "Ruộng sắn"},
        )
        for number in range(10)
    }
    root = add_engine(lay_out(tmp_path / "p", texts, pictures))
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    code, _, err = run(capsys, "publish", "--root", str(root), "--to", str(tmp_path / "r"))
    assert code == 0, err


def test_a_folder_that_is_none_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay_out(tmp_path / "p", {})
    file = tmp_path / "tep"
    file.write_text("", encoding="utf-8")
    code, _, err = run(capsys, "rollback", "--root", str(root), "--to", str(file))
    assert code == 1
    assert err.startswith(f"portal: không đọc hoặc không ghi được {file}/releases: ")
