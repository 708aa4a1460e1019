"""What the consolidating office says of a report, added to the report's file; all else stays as it was written."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from planportal.check.reports import report_problems
from planportal.errors import Problem, Severity
from planportal.load import Loaded, Settings
from planportal.load.report_file import ReportFile, ReportName
from planportal.load.validation import validate
from planportal.load.yaml_source import YamlSource, read_yaml
from planportal.model import Report, Verification
from planportal.office.report_text import entry_lines, report_text, values_of

__all__ = ["verified"]

_KEY = "verification"


def verified(
    settings: Settings, loaded: Loaded, report: Report, said: Verification, *, today: date
) -> tuple[str, list[Problem]]:
    """Return the text of a report's file with one more statement, and what the gate says against it."""
    source = loaded.source(report.source.path)
    entry = {"date": said.date, "state": said.state.value, "by": said.by, "note": said.note}
    filled = {key: value for key, value in entry.items() if value != ""}
    text = _with_entry(source, filled) or _anew(settings, report, filled)
    made = read_yaml(text.encode(), source.path)
    validate(made, ReportFile, loaded.register)
    others = tuple(other for other in loaded.sources if other.path != source.path)
    name = ReportName(source.path, report.year, report.task, report.unit)
    changed = replace(loaded, report_names=(name,), sources=(*others, made))
    problems = [*made.problems, *report_problems(changed, today=today)]
    return text, [problem for problem in problems if problem.severity is Severity.ERROR]


def _with_entry(source: YamlSource, entry: Mapping[str, Any]) -> str:
    """Return the file with the statement below the others; nothing when its layout leaves no place for one."""
    lines = source.content.decode("utf-8").rstrip("\n").split("\n")
    if (_KEY,) not in source.keys:
        lines += [f"{_KEY}:", *entry_lines(entry, "  ")]
    else:
        begins = source.keys[_KEY,][0]
        below = [line for loc, (line, _) in source.keys.items() if len(loc) == 1 and line > begins]
        end = min(below, default=len(lines) + 1) - 1
        while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
            end -= 1
        indent = source.values.get((_KEY, 0), (0, 3))[1] - 3
        lines[end:end] = entry_lines(entry, " " * indent)
    text = "\n".join(lines) + "\n"
    again = read_yaml(text.encode(), source.path)
    wanted = {**source.data, _KEY: [*(source.data.get(_KEY) or []), dict(entry)]}
    return text if not again.problems and again.data == wanted else ""


def _anew(settings: Settings, report: Report, entry: Mapping[str, Any]) -> str:
    values = values_of(report)
    schema = posixpath.relpath(f"{settings.plan_dir}/schema/report.schema.json", posixpath.dirname(report.source.path))
    return report_text({**values, _KEY: [*values[_KEY], entry]}, schema=schema)
