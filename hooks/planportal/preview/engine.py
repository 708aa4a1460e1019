"""A preview as the site engine builds it."""

from __future__ import annotations

from pathlib import Path

from planportal.engine import run_engine

__all__ = ["PREVIEW_VARIABLE", "build_preview"]

PREVIEW_VARIABLE = "PORTAL_PREVIEW"
"""Set to 1 in the environment of a build that shows what is not public."""


def build_preview(project: Path, site: Path, *, address: str) -> str:
    """Build a project's preview into a folder, as it will be served under an address.

    Returns what the engine says if it fails, else nothing.
    """
    return run_engine(project, site, {PREVIEW_VARIABLE: "1", "PORTAL_SITE_URL": address})
