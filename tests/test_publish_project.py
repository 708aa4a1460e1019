"""A whole project published as the timer does it: an article comes, an article is mended, nothing is in the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from articles_in_tmp import add_engine, article_text, lay_out
from command_line import run
from conftest import ROOT


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
