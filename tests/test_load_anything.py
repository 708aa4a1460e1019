"""Whatever stands in a file: problems or a model, never a traceback, and each problem inside its file."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planportal.clock import VIETNAM
from planportal.errors import Problem, has_errors
from planportal.load import load_settings
from planportal.site import inspect

ROOT = Path(__file__).parent.parent
MINIMAL = Path(__file__).parent / "sites" / "minimal"
REPORT = "plan/reports/2026/1-3.van-phong-so.yml"
GUIDANCE = ("plan/guidance.yml", "plan/department.yml", "plan/english.yml")
FILES = ("plan/plan.yml", "plan/units.yml", "plan/documents.yml", *GUIDANCE, REPORT, "mkdocs.yml")

quick = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

yaml_like = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                "\n",
                "\n  ",
                "- ",
                ": ",
                "a: ",
                "units:",
                "id",
                '"',
                "'",
                "{",
                "}",
                "[",
                "]",
                "&a ",
                "*a",
                "!x ",
                "#",
                "|",
                ">-",
                "---\n",
                "\t",
                "\xa0",
                "\u200b",
                "\r\n",
                "\ufeff",
                "%",
                "@",
                "?",
                "no",
                "0120",
                "2026-02-30",
                "<<: ",
                "submitted: ",
                "status: hoàn thành",
                "evidence:\n",
                "measures:\n  groups:\n",
                "tasks: ",
                "documents:\n",
            ]
        ),
    ),
    max_size=30,
).map("".join)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def check(root: Path) -> tuple[Problem, ...]:
    """Return the problems of a project, all of which stand inside their files and fill one line."""
    found, faults = load_settings(root)
    if found is None:
        problems = tuple(faults)
    else:
        loaded, problems = inspect(found, now=datetime(2026, 11, 23, tzinfo=VIETNAM))
        assert loaded.portal is not None or has_errors(problems)
    for problem in problems:
        file = root / problem.path
        rows = file.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= problem.line <= len(rows), problem
        assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1, problem
        assert len(str(problem).splitlines()) == 1, problem
        assert problem.cure, problem
        str(problem).encode("utf-8")
    assert len({str(problem) for problem in problems}) == len(problems)
    return problems


@pytest.mark.parametrize("name", FILES)
@quick
@given(content=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode), yaml_like.map(str.encode)))
def test_any_content_gives_problems_or_a_model(name: str, content: bytes, site: Path) -> None:
    (site / name).write_bytes(content)
    check(site)


@pytest.mark.parametrize("content", ["?", "a: 1\n?", "?\n", "? a\n: "])
@pytest.mark.parametrize("name", FILES)
def test_a_question_mark_is_a_problem_and_no_more(name: str, content: str, site: Path) -> None:
    (site / name).write_text(content, encoding="utf-8")
    assert check(site)


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_text_is_told_on_its_line_whatever_ends_lines(name: str, site: Path) -> None:
    (site / name).write_bytes(b"a\rb\x9d")
    assert "2:2: tệp không phải UTF-8" in str(check(site)[0])


def mutations(text: str, seed: int) -> Iterator[str]:
    """Yield texts with one line or character deleted, repeated or replaced."""
    chance = random.Random(seed)  # noqa: S311 - the same mutations in every run
    odd = ["", ":", '"', "'", "\t", "-", "[", "}", "*", "&", "\u00a0", "\u200b", "\n", "  ", "#", "0", "no", "%", "\\"]
    rows = text.split("\n")
    while True:
        at = chance.randrange(len(rows))
        row = rows[at]
        cut = chance.randrange(len(row) + 1)
        other = chance.choice(rows)
        char = chance.choice(odd)
        changed = chance.choice(
            [
                [],
                [row, row],
                [other],
                [row[:cut] + char + row[cut + 1 :]],
                [row[:cut] + char + row[cut:]],
                [" " + row],
                [row.removeprefix(" ")],
            ]
        )
        yield "\n".join([*rows[:at], *changed, *rows[at + 1 :]])


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(4))
def test_a_slip_in_a_sound_file_gives_problems_or_a_model(name: str, seed: int, site: Path) -> None:
    texts = mutations((MINIMAL / name).read_text(encoding="utf-8"), seed)
    for _ in range(60):
        (site / name).write_text(next(texts), encoding="utf-8", newline="\n")
        check(site)


@pytest.mark.parametrize("seed", range(4))
def test_a_slip_in_the_real_plan_gives_problems_or_a_model(seed: int, site: Path) -> None:
    for name in ("plan.yml", "units.yml", "documents.yml"):
        shutil.copyfile(ROOT / "plan" / name, site / "plan" / name)
    texts = mutations((ROOT / "plan" / "plan.yml").read_text(encoding="utf-8"), seed)
    for _ in range(15):
        (site / "plan" / "plan.yml").write_text(next(texts), encoding="utf-8", newline="\n")
        check(site)


@pytest.mark.parametrize("seed", range(4))
def test_many_slips_in_one_file_give_problems_or_a_model(seed: int, site: Path) -> None:
    text = (MINIMAL / REPORT).read_text(encoding="utf-8")
    for turn in range(60):
        changed = text
        for again in range(5):
            changed = next(mutations(changed, seed * 1000 + turn * 10 + again))
        (site / REPORT).write_text(changed, encoding="utf-8", newline="\n")
        check(site)
