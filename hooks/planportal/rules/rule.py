"""One rule of the gate, as people look it up: its name, how its messages begin, what it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Rule", "RuleGroup"]


@dataclass(frozen=True)
class Rule:
    """A rule by the id that messages carry and that is its anchor in the handbook: never changed, like an address."""

    id: str
    title: str
    says: str
    """A regular expression that a message of this rule holds, and no message of another rule does."""
    meaning: str
    """Why the rule is there and what to do, in whole sentences; what is typed as it stands is set in backticks."""
    wrong: str = ""
    """Lines that break the rule."""
    right: str = ""
    """The same lines as they should be."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the expression, ready for use."""
        return re.compile(self.says)


@dataclass(frozen=True)
class RuleGroup:
    """Rules that are looked up together."""

    title: str
    rules: tuple[Rule, ...]
