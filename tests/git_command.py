"""Calling git in tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

AUTHOR = {f"GIT_{who}_{what}": "thu@thu.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *arguments: str) -> str:
    """Return what git prints, without the settings of this machine or of whoever runs the tests."""
    environment = {**os.environ, **AUTHOR, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        environment.pop(name, None)
    program = shutil.which("git")
    assert program, "git is missing"
    run = subprocess.run(
        [program, *arguments], cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return run.stdout.strip()
