"""A clone is a backup: what is restored from one file into an empty folder builds the same portal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Build
from git_command import git
from test_site_build import contents


def test_a_restored_clone_builds_the_same_bytes(
    tmp_path: Path, build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_CARDS", "0")
    ours = tmp_path / "goc"
    for part in ("content", "plan", "docs", "overrides", "hooks"):
        shutil.copytree(ROOT / part, ours / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", ".gitignore", ".gitattributes"):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, ours)
    git(ours, "init", "--quiet", "--initial-branch=main")
    git(ours, "add", "--all")
    git(ours, "commit", "--quiet", "--message=Everything")
    git(ours, "bundle", "create", "--quiet", str(tmp_path / "ban-luu.bundle"), "main")
    original = build_site(ours)
    assert original.code == 0, original.log
    assert git(ours, "status", "--porcelain") == ""

    shutil.rmtree(ours)
    git(tmp_path, "clone", "--quiet", "--branch=main", "ban-luu.bundle", "goc")
    restored = build_site(ours)
    assert restored.code == 0, restored.log
    assert contents(restored.site) == contents(original.site)
