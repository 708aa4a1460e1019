"""Problems as people read them, and as editors and code forges do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from planportal.errors import Problem, Severity
from planportal.rules import rule_of

__all__ = ["FORMATS", "summary"]

HANDBOOK = "/huong-dan/loi/"
"""The page that explains every rule, each under its id."""


def summary(problems: Sequence[Problem]) -> str:
    """Return how many there are, and where they are explained."""
    if not problems:
        return "Không có lỗi."
    return f"{_counts(problems)}. Mã trong ngoặc vuông được giải thích trên Cổng, ở {HANDBOOK}#mã."


def _counts(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"{errors} lỗi, {len(problems) - errors} lưu ý"


def _as_text(problems: Sequence[Problem]) -> str:
    """Return a group for each file: its name and counts, then a line for each problem, which editors can follow."""
    groups = []
    for path, found in groupby(problems, key=attrgetter("path")):
        of_file = list(found)
        lines = [f"{problem} [{rule_of(problem).id}]" for problem in of_file]
        groups.append("\n".join([f"{path}: {_counts(of_file)}", *lines]))
    return "\n\n".join(groups)


def _as_json(problems: Sequence[Problem]) -> str:
    """Return an object with the counts and the list of problems."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    found = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity.value,
            "rule": rule_of(problem).id,
            "title": rule_of(problem).title,
            "message": problem.message,
            "cure": problem.cure,
            "help": f"{HANDBOOK}#{rule_of(problem).id}",
        }
        for problem in problems
    ]
    return _json({"errors": errors, "advice": len(problems) - errors, "problems": found})


def _as_github(problems: Sequence[Problem]) -> str:
    """Return a workflow command for each problem, which shows it beside its line."""
    return "\n".join(
        f"::{_GITHUB_LEVELS[problem.severity]} file={_github_value(problem.path)},line={problem.line},"
        f"col={problem.column},title={_github_value(rule_of(problem).title)}::{_github_text(_sentences(problem))}"
        for problem in problems
    )


def _as_gitlab(problems: Sequence[Problem]) -> str:
    """Return a Code Quality report: a list of findings, each with a fingerprint that lines above it do not change."""
    seen: dict[str, int] = {}
    report: list[dict[str, Any]] = []
    for problem in problems:
        same = f"{problem.path}\n{problem.message}"
        seen[same] = seen.get(same, 0) + 1
        report.append(
            {
                "description": _sentences(problem),
                "check_name": rule_of(problem).id,
                "fingerprint": hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest(),
                "severity": _GITLAB_SEVERITIES[problem.severity],
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return _json(report)


def _sentences(problem: Problem) -> str:
    cure = f" Cách sửa: {problem.cure}." if problem.cure else ""
    return f"{problem.message[:1].upper()}{problem.message[1:]}.{cure}"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _github_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_value(text: str) -> str:
    return _github_text(text).replace(":", "%3A").replace(",", "%2C")


_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.ADVICE: "notice"}
_GITLAB_SEVERITIES = {Severity.ERROR: "major", Severity.ADVICE: "info"}

FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
    "gitlab": _as_gitlab,
}
