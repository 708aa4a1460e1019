"""One name leads to one unit, whatever its spelling."""

from __future__ import annotations

from collections.abc import Iterable

from planportal.errors import Problem
from planportal.load import Loaded
from planportal.load.yaml_source import Loc
from planportal.model import Unit
from planportal.text.normalise import fold

__all__ = ["unit_problems"]


def unit_problems(units: Iterable[Unit], loaded: Loaded) -> list[Problem]:
    """Return a problem for each name or alias that another unit already has."""
    problems = []
    owner: dict[str, Unit] = {}
    for index, unit in enumerate(units):
        source = loaded.source(unit.source.path)
        for loc, name in _names(unit, index):
            other = owner.setdefault(fold(name), unit)
            if other.id != unit.id:
                message = f"tên “{name}” đã là tên của đơn vị “{other.id}” (dòng {other.source.line})"
                problems.append(source.problem(loc, message, "mỗi tên chỉ dẫn tới một đơn vị; xoá ở một trong hai nơi"))
    return problems


def _names(unit: Unit, index: int) -> Iterable[tuple[Loc, str]]:
    yield ("units", index, "name"), unit.name
    for place, alias in enumerate(unit.aliases):
        yield ("units", index, "aliases", place), alias
