"""The plan agrees with itself: tasks stand in their group, short titles are signed words, units are those named."""

from __future__ import annotations

from planportal.errors import Problem
from planportal.load import Loaded
from planportal.load.yaml_source import Loc, YamlSource
from planportal.model import Group, Named, Portal, Task
from planportal.text.normalise import fold

__all__ = ["plan_problems"]


def plan_problems(portal: Portal, loaded: Loaded) -> list[Problem]:
    """Return the faults inside a plan that is valid as a file."""
    source = loaded.source(portal.plan.source.path)
    problems: list[Problem] = []
    for place, group in enumerate(portal.plan.groups):
        loc: Loc = ("measures", "groups", place)
        problems += _title_problems(group, group.title, (*loc, "short_title"), source)
        for index, task in enumerate(group.tasks):
            problems += _task_problems(portal, group, task, (*loc, "tasks", index), source)
    return problems


def _task_problems(portal: Portal, group: Group, task: Task, loc: Loc, source: YamlSource) -> list[Problem]:
    problems = _title_problems(task, task.text, (*loc, "short_title"), source)
    if task.group != group.number:
        message = f"nhiệm vụ {task.id} đứng trong nhóm {group.number}"
        cure = f"chuyển sang nhóm {task.group}, hoặc sửa số thứ tự"
        problems.append(source.problem((*loc, "id"), message, cure))
    problems += _named_problems(portal, task.leads, (*loc, "leads"), source)
    problems += _named_problems(portal, task.cooperating, (*loc, "cooperating"), source)
    return problems


def _title_problems(item: Group | Task, signed: str, loc: Loc, source: YamlSource) -> list[Problem]:
    if fold(item.short_title) in fold(signed.replace("*", "")):
        return []
    message = f"tên gọi ngắn “{item.short_title}” không có trong lời văn đã ký"
    return [source.problem(loc, message, "chép một đoạn liền của lời văn đã ký")]


def _named_problems(portal: Portal, named: Named, loc: Loc, source: YamlSource) -> list[Problem]:
    problems = []
    signed = fold(named.signed)
    for index, unit_id in enumerate(named.units):
        unit = portal.unit_by_id[unit_id]
        if not any(fold(name) in signed for name in (unit.name, *unit.aliases)):
            message = f"“{unit.name}” không có trong lời văn đã ký “{named.signed}”"
            cure = "sửa mã đơn vị, hoặc thêm cách gọi đó vào aliases của đơn vị"
            problems.append(source.problem((*loc, "units", index), message, cure))
    return problems
