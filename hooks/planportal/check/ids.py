"""Every id stands once. Works on files as they are read, so that other faults do not hide a repeated id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planportal.errors import Problem
from planportal.load.yaml_source import Loc, YamlSource

__all__ = ["id_problems"]


def id_problems(sources: Iterable[YamlSource]) -> list[Problem]:
    """Return a problem for each id or group number that an earlier item of the same file already has."""
    problems = []
    for source in sources:
        first: dict[tuple[str, str], int] = {}
        for kind, loc, value in _ids(source.data):
            key = (kind, str(value))
            if key in first:
                message = f"{kind} “{value}” đã có ở dòng {first[key]}"
                problems.append(source.problem(loc, message, "đặt mã khác, hoặc xoá mục lặp"))
            else:
                first[key] = source.place(loc)[0]
    return problems


def _ids(data: Any) -> Iterator[tuple[str, Loc, Any]]:
    if not isinstance(data, Mapping):
        return
    for key, kind in (("units", "mã đơn vị"), ("documents", "mã văn bản")):
        yield from _ids_in(data.get(key), kind, (key,), "id")
    measures = data.get("measures")
    groups = measures.get("groups") if isinstance(measures, Mapping) else None
    yield from _ids_in(groups, "số nhóm", ("measures", "groups"), "number")
    for index, group in enumerate(groups if isinstance(groups, list) else []):
        tasks = group.get("tasks") if isinstance(group, Mapping) else None
        yield from _ids_in(tasks, "số nhiệm vụ", ("measures", "groups", index, "tasks"), "id")


def _ids_in(items: Any, kind: str, loc: Loc, field: str) -> Iterator[tuple[str, Loc, Any]]:
    for index, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, Mapping) and isinstance(item.get(field), str | int):
            yield kind, (*loc, index, field), item[field]
