"""Faults told together: none hides another, and a right article has none."""

from __future__ import annotations

from pathlib import Path

import test_gate_files
import test_gate_front_matter
import test_gate_sections
from articles_in_tmp import lay_out, problems_of
from gate_cases import AT, FIGURE, NEWS, SOURCE, lines, png

CASES = {**test_gate_files.CASES, **test_gate_front_matter.CASES, **test_gate_sections.CASES}


def test_a_right_article_has_no_faults(tmp_path: Path) -> None:
    text = lines(
        "Chữ [1] ![b](media/a.png)",
        *FIGURE,
        "data:",
        '  - ["a", 1]',
        '  - ["b", 2.5]',
        "```",
        "```",
        "[9] trong mã, ![](x)",
        "```",
        sources=SOURCE,
        tasks='["1.1"]',
    )
    assert problems_of(lay_out(tmp_path / "p", {NEWS: text}, {"a.png": png()})) == []


def test_everything_at_once_hides_nothing(tmp_path: Path) -> None:
    chosen = (
        "missing title",
        "unknown field",
        "task without quotes",
        "citation without source",
        "zero width in the body",
    )
    files: dict[str, str | bytes] = {}
    told: list[str] = []
    for number, name in enumerate(chosen):
        text = CASES[name].files[NEWS]
        assert isinstance(text, str)
        files[f"tin-tuc/2026/bai-{number}.md"] = text.replace("id: bai\n", f"id: bai-{number}\n")
        told += [line.replace(AT, f"content/tin-tuc/2026/bai-{number}.md") for line in CASES[name].told]
    assert problems_of(lay_out(tmp_path / "p", files)) == told


def test_several_faults_of_one_file_are_told_at_once(tmp_path: Path) -> None:
    text = lines("Một\u200b [9].", scope="-", field="[x]", date="2026-11-23", tags="[]")
    places = [line.split(":", 3)[1:3] for line in problems_of(lay_out(tmp_path / "p", {NEWS: text}))]
    assert places == [["2", "1"], ["4", "7"], ["6", "9"], ["9", "4"]]
