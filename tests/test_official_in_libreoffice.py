"""Official texts open in LibreOffice, and come out as the same pages twice (report format, test 16)."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from planportal.render import View
from planportal.render.official import draft_report
from planportal.render.official.word import word_file

SOFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed (tests/browser/install.sh)")


def pages(file: Path, profile: Path) -> int:
    """Return how many pages LibreOffice makes of a Word file; it writes one /Type/Page for each."""
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    run = subprocess.run(
        [*command, "--outdir", str(file.parent), str(file)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    pdf = file.with_suffix(".pdf")
    assert pdf.exists(), run.stdout + run.stderr
    count = len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
    pdf.unlink()
    return count


def test_the_report_opens_and_has_the_same_pages_twice(demo_view: View, tmp_path: Path) -> None:
    text = draft_report(demo_view.portal, demo_view.organisation, year=2026, today=date(2026, 12, 31), demo=True)
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(word_file(text))
    first = pages(file, tmp_path / "ho-so")
    assert 12 <= first <= 30
    assert pages(file, tmp_path / "ho-so") == first
    # Bookmarks do not show.
    file.write_bytes(word_file(text, marked=False))
    assert pages(file, tmp_path / "ho-so") == first
