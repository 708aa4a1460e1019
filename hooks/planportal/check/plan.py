"""The plan agrees with itself: tasks stand in their group, short titles are signed words, units are those named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planportal.errors import Problem, quote
from planportal.load import Loaded
from planportal.load.lenient import list_at, records_at, text_at
from planportal.load.yaml_source import Loc, YamlSource
from planportal.text.normalise import fold, squeeze

__all__ = ["plan_problems"]

_Names = Mapping[str, tuple[str, ...]]


def plan_problems(loaded: Loaded) -> list[Problem]:
    """Return the faults between one part of the plan and another, and between the plan and the units."""
    source, names = loaded.plan, _names(loaded.units)
    problems: list[Problem] = []
    above: list[Any] = []
    for place, group in records_at(source.data, "measures", "groups"):
        loc: Loc = ("measures", "groups", place)
        problems += _title_problems(group, text_at(group, "title"), loc, source)
        problems += _number_problems(group, above, loc, source)
        above.append(group.get("number"))
        for index, task in records_at(group, "tasks"):
            problems += _title_problems(task, text_at(task, "text"), (*loc, "tasks", index), source)
            for role in ("leads", "cooperating"):
                problems += _named_problems(task.get(role), names, (*loc, "tasks", index, role), source)
    return problems


def _names(units: YamlSource) -> _Names:
    """Return every unit's name and aliases by its id; units with a fault in their names are left out."""
    names: dict[str, tuple[str, ...]] = {}
    for _, unit in records_at(units.data, "units"):
        aliases = [alias for alias in list_at(unit, "aliases") if isinstance(alias, str)]
        whole = len(aliases) == len(list_at(unit, "aliases")) and unit.get("aliases", []) is not None
        if whole and text_at(unit, "id") and text_at(unit, "name"):
            names.setdefault(text_at(unit, "id"), (text_at(unit, "name"), *aliases))
    return names


def _number_problems(group: Mapping[str, Any], above: list[Any], loc: Loc, source: YamlSource) -> list[Problem]:
    """Return a problem for each task that stands in another group's place, or one if the group's number is wrong."""
    number = group.get("number")
    tasks = [(index, text_at(task, "id")) for index, task in records_at(group, "tasks")]
    said = {index: task.partition(".")[0] for index, task in tasks if re.fullmatch(r"[1-9][0-9]?\.[0-9]+", task)}
    if not isinstance(number, int) or number in above or source.is_told((*loc, "number")):
        return []
    if len(said) > 1 and len(set(said.values())) == 1 and str(number) not in said.values():
        other = next(iter(said.values()))
        message = f"nhóm {number} lại gồm các nhiệm vụ {', '.join(task for _, task in tasks)}"
        return [
            source.problem((*loc, "number"), message, f"sửa số nhóm thành {other}, hoặc sửa số thứ tự các nhiệm vụ")
        ]
    return [
        source.problem(
            (*loc, "tasks", index, "id"),
            f"nhiệm vụ {task} đứng trong nhóm {number}",
            f"chuyển sang nhóm {said[index]}, hoặc sửa số thứ tự",
        )
        for index, task in tasks
        if said.get(index, str(number)) != str(number)
    ]


def _title_problems(item: Mapping[str, Any], signed: str, loc: Loc, source: YamlSource) -> list[Problem]:
    title = squeeze(text_at(item, "short_title"))
    if not title or not signed or fold(title) in fold(signed.replace("*", "")):
        return []
    message = f"tên gọi ngắn {quote(title)} không có trong lời văn đã ký"
    return [source.problem((*loc, "short_title"), message, "chép đúng một đoạn liền của lời văn đã ký")]


def _named_problems(named: Any, names: _Names, loc: Loc, source: YamlSource) -> list[Problem]:
    problems = []
    signed = text_at(named, "signed")
    for index, unit_id in enumerate(list_at(named, "units")):
        called = names.get(unit_id, ()) if isinstance(unit_id, str) else ()
        if signed and called and not any(fold(name) in fold(signed) for name in called):
            message = f"{quote(called[0])} không có trong lời văn đã ký {quote(signed)}"
            cure = "sửa mã đơn vị, hoặc thêm cách gọi đó vào aliases của đơn vị trong units.yml"
            problems.append(source.problem((*loc, "units", index), message, cure))
    return problems
