"""The site engine as a process of its own: the library does not know its host."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["run_engine"]


def run_engine(project: Path, site: Path, environment: Mapping[str, str], *, strict: bool = False) -> str:
    """Build a project into a folder, with more in the environment than there is.

    Returns what the engine says if it fails, else nothing. An interrupt ends the engine too.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
    run = subprocess.run(  # noqa: S603 - this Python, and paths that the caller made
        [*command, *(["--strict"] if strict else [])],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment},
    )
    return run.stdout.strip() or f"mkdocs: {run.returncode}" if run.returncode else ""
