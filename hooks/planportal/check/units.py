"""One name leads to one unit, whatever its spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planportal.errors import Problem, quote
from planportal.load.lenient import list_at, records_at, text_at
from planportal.load.yaml_source import Loc, YamlSource
from planportal.text.normalise import fold

__all__ = ["unit_problems"]


def unit_problems(source: YamlSource) -> list[Problem]:
    """Return a problem for each name or alias that another unit already has."""
    problems = []
    owners: dict[str, tuple[str, int]] = {}
    for index, unit in records_at(source.data, "units"):
        own = (text_at(unit, "id"), source.place(("units", index))[0])
        for loc, name in _names(unit, index):
            other = owners.setdefault(fold(name), own)
            if other[0] != own[0]:
                message = f"tên {quote(name)} đã là tên của đơn vị {quote(other[0])} (dòng {other[1]})"
                problems.append(source.problem(loc, message, "mỗi tên chỉ dẫn tới một đơn vị; xoá ở một trong hai nơi"))
    return problems


def _names(unit: Mapping[str, Any], index: int) -> Iterable[tuple[Loc, str]]:
    if name := text_at(unit, "name"):
        yield ("units", index, "name"), name
    for place, alias in enumerate(list_at(unit, "aliases")):
        if isinstance(alias, str) and alias.strip():
            yield ("units", index, "aliases", place), alias
