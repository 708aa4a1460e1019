"""What a person did wrong, where, and how to put it right: the one kind of fault that the library hands up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Problem", "Severity", "has_errors", "in_order", "printable", "quote"]

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LONGEST = 80


class Severity(StrEnum):
    """How much a problem weighs: an error stops every build, advice never does."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one place of one file that a person wrote."""

    path: str
    """Path relative to the project's root, with `/`."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    message: str
    """What is wrong, in Vietnamese, without a full stop at the end."""
    cure: str = ""
    """How to write it right, in Vietnamese, without a full stop at the end."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the one line that people see: `path:line:column: …`."""
        prefix = "lưu ý: " if self.severity is Severity.ADVICE else ""
        cure = f". Cách sửa: {self.cure}" if self.cure else ""
        return f"{self.path}:{self.line}:{self.column}: {prefix}{self.message}{cure}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems must stop a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repetition, by file, line and column."""
    return tuple(sorted(set(problems)))


def printable(text: str) -> str:
    """Return the text on one line, with a question mark for what no terminal can show."""
    return _UNPRINTABLE.sub("?", text)


def quote(text: str) -> str:
    """Return what a person wrote in quotation marks, on one line and cut where it gets long."""
    line = printable(" ".join(text.split()))
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[:_LONGEST].rstrip()}…”"
