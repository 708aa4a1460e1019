"""A preview as the site engine builds it, in a process of its own: the library does not know its host."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["PREVIEW_VARIABLE", "build_preview"]

PREVIEW_VARIABLE = "PORTAL_PREVIEW"
"""Set to 1 in the environment of a build that shows what is not public."""


def build_preview(project: Path, site: Path, *, address: str) -> str:
    """Build a project's preview into a folder, as it will be served under an address.

    Returns what the engine says if it fails, else nothing. An interrupt ends the engine too.
    """
    run = subprocess.run(  # noqa: S603 - this Python, and paths that the caller made
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(project / "mkdocs.yml"), "-d", str(site)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        env={
            **os.environ,
            PREVIEW_VARIABLE: "1",
            "PORTAL_SITE_URL": address,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
        },
    )
    return run.stdout.strip() or f"mkdocs: {run.returncode}" if run.returncode else ""
