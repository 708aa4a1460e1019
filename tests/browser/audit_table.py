"""The audit in words: what was measured of each kind of page, as one Markdown table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from browser.audit_tools import CATEGORIES, Scores

__all__ = ["HOLDS", "Row", "page_of_audit"]

HOLDS = ("policy", "keyboard", "reflow", "without_scripts")
"""The parts that tests answer with yes or no: test_<part>.py."""
_MUST = 100
_MUST_PERFORMANCE = 98
# A page that says 404 fails what asks for a page to be found; it carries noindex, and the browser notes the 404.
# A draft of a report carries noindex too: nobody shall find it in the place of what is issued.
_BY_NATURE = {
    "404": {"errors-in-console", "http-status-code", "is-crawlable", "meta-description"},
    "draft": {"is-crawlable"},
}
_HEAD = (
    "| kind of page | Lighthouse, phone: performance / accessibility / best practices / SEO | bytes of a first visit "
    "| axe: violations (left to people) | Nu: errors | policy, nothing inline, no third party | keyboard "
    "| 320 px, spacing | without JavaScript |\n|---|---|---|---|---|---|---|---|---|\n"
)


@dataclass(frozen=True)
class Row:
    """What was measured of one kind of page."""

    kind: str
    scores: Scores
    weight: int
    limit: int
    axe: Sequence[str]
    """Violations, one line each."""
    undecided: int
    """Places where axe cannot say and asks people."""
    markup_errors: Sequence[str]
    holds: Mapping[str, bool]

    def faults(self) -> list[str]:
        """Return where the page misses what the portal promises, one line each."""
        found = [f"axe: {fault}" for fault in self.axe] + [f"Nu: {error}" for error in self.markup_errors]
        found += [f"{part}: the test fails" for part, holds in self.holds.items() if not holds]
        if self.weight > self.limit:
            found.append(f"weighs {self.weight} bytes, limit {self.limit}")
        for category, score in self.scores.by_category.items():
            must = _MUST_PERFORMANCE if category == "performance" else _MUST
            unexplained = self.scores.short[category] - _BY_NATURE.get(self.kind, set())
            if score < must and unexplained:
                found.append(f"Lighthouse {category}: {score} ({', '.join(sorted(unexplained))})")
        return [f"{self.kind}: {fault}" for fault in found]


def page_of_audit(facts: Sequence[str], rows: Sequence[Row], notes: Sequence[str]) -> str:
    """Return the page: how it was measured, the table, what is below full marks, what else is to be known."""
    below = [
        f"{row.kind}, {category}: {score} ({', '.join(sorted(row.scores.short[category]))})"
        + (" – by its nature" if row.scores.short[category] <= _BY_NATURE.get(row.kind, set()) else "")
        for row in rows
        for category, score in row.scores.by_category.items()
        if score < _MUST
    ]
    faults = [fault for row in rows for fault in row.faults()]
    parts = [
        "# What the portal measures\n\nWritten by `make audit`; not edited by hand.\n",
        _list(facts),
        _HEAD + "".join(f"| {' | '.join(_cells(row))} |\n" for row in rows),
        f"## Missed\n\n{_list(faults or ['nothing'])}",
        f"## Below 100\n\n{_list(below or ['nothing'])}",
        f"## Notes\n\n{_list(notes)}",
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _cells(row: Row) -> list[str]:
    return [
        row.kind,
        " / ".join(_scores(row)),
        f"{row.weight:,} ≤ {row.limit:,}",
        f"{len(row.axe)} ({row.undecided})",
        str(len(row.markup_errors)),
        *("holds" if row.holds[part] else "fails" for part in HOLDS),
    ]


def _scores(row: Row) -> list[str]:
    return [str(row.scores.by_category[name]) for name in CATEGORIES]


def _list(lines: Sequence[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)
