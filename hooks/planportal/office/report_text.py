"""A report's file as text: keys in the order of its form, text in double quotes, nothing that YAML could misread."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from planportal.model import Report
from planportal.text.normalise import nfc

__all__ = ["entry_lines", "report_text", "values_of"]

_KEYS = (
    *("submitted", "status", "summary", "outputs", "evidence"),
    *("difficulties", "proposals", "next_year", "verification", "history"),
)


def report_text(values: Mapping[str, Any], *, schema: str) -> str:
    """Return the file of a report; `schema` is the way from it to its JSON Schema. Empty values are left out."""
    lines = [f"# yaml-language-server: $schema={schema}"]
    for key in _KEYS:
        if values.get(key) not in (None, "", [], ()):
            lines += _lines(key, values[key], "")
    return nfc("\n".join(lines) + "\n")


def values_of(report: Report) -> dict[str, Any]:
    """Return a report as its file's keys and values."""
    return {
        "submitted": report.submitted,
        "status": report.status.value,
        "summary": report.summary,
        "outputs": [_filled(item) for item in report.outputs],
        "evidence": [_filled(item) for item in report.evidence],
        "difficulties": report.difficulties,
        "proposals": report.proposals,
        "next_year": report.next_year,
        "verification": [{**_filled(entry), "state": entry.state.value} for entry in report.verifications],
        "history": [
            {"date": version.date, "by": version.by, "changed": list(version.changed), "before": dict(version.before)}
            for version in report.history
        ],
    }


def _filled(item: object) -> dict[str, Any]:
    return {key: value for key, value in vars(item).items() if value not in (None, "")}


def _lines(key: str, value: Any, indent: str) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{indent}{key}:", *(line for inner, of in value.items() for line in _lines(inner, of, indent + "  "))]
    if isinstance(value, Sequence) and not isinstance(value, str):
        if all(isinstance(item, Mapping) for item in value):
            return [f"{indent}{key}:", *(line for item in value for line in entry_lines(item, indent + "  "))]
        return [f"{indent}{key}: [{', '.join(map(_scalar, value))}]"]
    return [f"{indent}{key}: {_scalar(value)}"]


def entry_lines(item: Mapping[str, Any], indent: str) -> list[str]:
    """Return the lines of one item of a list of mappings, its dash after the indent."""
    lines = [line for key, value in item.items() for line in _lines(key, value, indent + "  ")]
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]


def _scalar(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{Decimal(str(value)):f}"
    # A JSON string is a YAML string in double quotes.
    return json.dumps(str(value), ensure_ascii=False)
